import type { MoneyPicture, MoneyRow } from '../../picture/moneyPicture.ts';
import { MoneyAmount } from './MoneyAmount.tsx';
import { MoneyName } from './MoneyName.tsx';

/** Blocks across, accounts down; the names stay while the blocks scroll. */
export function MoneyTable({ picture }: { readonly picture: MoneyPicture }) {
  return (
    <div class="money-scroll" role="group" aria-label="Ledger" tabindex={0}>
      <table class="money-table">
        <caption class="visually-hidden">Who holds what at the end of each block, in NEAR</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="quiet">NEAR, at the end of block</span>
            </th>
            {picture.columns.map(({ label, height }) => (
              <th key={label} scope="col" class={height === null ? 'quiet' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {picture.rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: MoneyRow }) {
  return (
    <tr class={row.kind}>
      <th scope="row">
        <MoneyName row={row} />
      </th>
      {row.cells.map((cell, i) => (
        <td key={i}>
          <MoneyAmount cell={cell} kind={row.kind} />
        </td>
      ))}
    </tr>
  );
}
