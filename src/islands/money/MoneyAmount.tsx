import type { MoneyCell, MoneyRowKind } from '../../picture/moneyPicture.ts';
import { groupDigits } from '../../trace/format.ts';
import { amountOf, changeOf } from '../timeline/amounts.ts';

/** An amount, and below it how it changed since the block before; the exact number of yoctoNEAR is its title. */
export function MoneyAmount({ cell, kind }: { readonly cell: MoneyCell; readonly kind: MoneyRowKind }) {
  const { amount, change, note } = cell;
  if (amount === null) return <span class="quiet">unknown</span>;
  const below = note !== '' ? note : change !== null && kind === 'account' ? changeOf(change) : '';
  return (
    <>
      <span
        class={amount === 0n && kind !== 'account' ? 'quiet' : undefined}
        title={`${groupDigits(amount)} yoctoNEAR`}
      >
        {amountOf(amount)}
      </span>
      {below !== '' && (
        <small class={change !== null && change > 0n && kind === 'account' ? 'more' : undefined}>{below}</small>
      )}
    </>
  );
}
