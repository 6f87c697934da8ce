import { useMemo } from 'preact/hooks';
import { layoutMoney } from '../../picture/layoutMoney.ts';
import type { MoneyProof } from '../../picture/moneyPicture.ts';
import { adoptStyle } from '../timeline/adoptStyle.ts';
import type { ViewProps } from '../timeline/viewProps.ts';
import { MoneyBlocks } from './MoneyBlocks.tsx';
import { MoneyTable } from './MoneyTable.tsx';
import css from './money.css?inline';

adoptStyle(css);

/** Below this width, blocks go downwards. */
const NARROW = 640;

/** Who holds what at the end of each block, what is on its way and what is burnt; and that every column has the same sum. */
export function MoneyView({ trace, colours, width }: ViewProps) {
  const picture = useMemo(() => layoutMoney(trace, colours ? { colours } : {}), [trace, colours]);
  if (!trace.final)
    return (
      <p class="view-note">
        The ledger is drawn when everything has run: only then is it known what the gas on its way was paid with.
      </p>
    );
  return (
    <div class="money">
      {width < NARROW ? <MoneyBlocks picture={picture} /> : <MoneyTable picture={picture} />}
      <footer class="timeline-foot">
        <Proof proof={picture.proof} />
        {trace.changes === null && <p>It was not asked what the blocks of this transaction changed.</p>}
        {trace.changes !== null && trace.changes.unknown.length > 0 && <p>{trace.changes.unknown.join(' ')}</p>}
      </footer>
    </div>
  );
}

function Proof({ proof }: { readonly proof: MoneyProof }) {
  switch (proof.type) {
    case 'Equal':
      return (
        <p class="ok">
          <b>✓</b> {proof.sentence}
        </p>
      );
    case 'Differs':
      return (
        <p class="fail">
          <b>✕</b> {proof.sentence}
        </p>
      );
    case 'Unknown':
      return <p>{proof.sentence}</p>;
    default:
      return proof.type satisfies never;
  }
}
