import { useMemo, useState } from 'preact/hooks';
import type { GasBar, GasPart, GasRow } from '../../picture/gasPicture.ts';
import { layoutGas } from '../../picture/layoutGas.ts';
import type { ViewProps } from '../timeline/viewProps.ts';
import { adoptStyle } from '../timeline/adoptStyle.ts';
import { GasCosts } from './GasCosts.tsx';
import css from './gas.css?inline';
import { amountOf, gasAmount } from '../timeline/amounts.ts';

adoptStyle(css);

/** Rows that are drawn before somebody asks for the rest. */
const SHOWN = 80;

/** Where the gas went: one scale for all rows; solid is burnt, dashed is reserved, dotted comes back. */
export function GasView({ trace, colours }: ViewProps) {
  const picture = useMemo(() => layoutGas(trace, colours ? { colours } : {}), [trace, colours]);
  const [open, setOpen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const rows = all ? picture.rows : picture.rows.slice(0, SHOWN);
  if (picture.rows.length === 0) return <p class="view-note">No gas has been burnt yet.</p>;
  return (
    <div class="gas">
      <div
        class="gas-table"
        role="table"
        aria-label="Gas, receipt by receipt"
        style={{ '--tick': `${picture.tickShare * 100}%` }}
      >
        <div class="gas-row gas-heads" role="row">
          <span role="columnheader">
            <span class="visually-hidden">what for</span>
          </span>
          <span class="gas-scale" role="columnheader">
            <span class="visually-hidden">on a scale of Tgas</span>
            {picture.ticks.map(({ share, label }) => (
              <span key={label} class="gas-tick" aria-hidden="true" style={{ left: `${share * 100}%` }}>
                {label}
              </span>
            ))}
          </span>
          <span class="gas-number" role="columnheader">
            Tgas
          </span>
          <span class="gas-number gas-near" role="columnheader">
            NEAR
          </span>
        </div>
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            full={picture.full}
            open={open === row.key}
            onToggle={() => setOpen(open === row.key ? null : row.key)}
          />
        ))}
      </div>
      {rows.length < picture.rows.length && (
        <button type="button" class="button view-more" onClick={() => setAll(true)}>
          Show all {picture.rows.length} rows
        </button>
      )}
      <footer class="timeline-foot">
        <ul class="timeline-legend">
          {meanings.map(
            ([part, meaning]) =>
              picture.rows.some((row) => row.bars.some((b) => b.part === part)) && (
                <li key={part}>
                  <span class={`gas-sample ${part}`} aria-hidden="true" /> {meaning}
                </li>
              ),
          )}
        </ul>
        {picture.note !== '' && <p class="gas-note">{picture.note}</p>}
      </footer>
    </div>
  );
}

const meanings: readonly (readonly [GasPart, string])[] = [
  ['burnt', 'burnt'],
  ['reserved', 'reserved for a receipt'],
  ['back', 'not used, comes back'],
  ['open', 'reserved or unused: not known yet'],
];

interface RowProps {
  readonly row: GasRow;
  readonly full: bigint;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Row({ row, full, open, onToggle }: RowProps) {
  const colour = row.colour === null ? {} : { '--account': `var(--${row.colour})` };
  return (
    <>
      <div class={`gas-row ${row.kind}`} role="row" style={colour}>
        <span class="gas-name" role="rowheader">
          {row.costs.length > 0 ? (
            <button type="button" class="gas-open" aria-expanded={open} onClick={onToggle}>
              <Name row={row} />
            </button>
          ) : (
            <Name row={row} />
          )}
        </span>
        <span class="gas-bars" role="cell">
          <span class="visually-hidden">{row.sentence}</span>
          {row.bars.map((bar) => (
            <Bar key={`${bar.part} ${bar.from}`} bar={bar} />
          ))}
        </span>
        <span class="gas-number" role="cell">
          {row.gas === null ? <Waiting /> : gasAmount(row.gas, full)}
        </span>
        <span class="gas-number gas-near" role="cell">
          {row.near === null ? '' : amountOf(row.near)}
        </span>
      </div>
      {open && <GasCosts row={row} />}
    </>
  );
}

function Name({ row }: { readonly row: GasRow }) {
  return (
    <>
      <span class={row.isCode ? 'gas-title code' : 'gas-title'}>{row.name}</span>
      {row.failed && <b class="fail"> ✕ failed</b>}
      {row.detail !== '' && <span class="gas-detail">{row.detail}</span>}
    </>
  );
}

function Waiting() {
  return (
    <>
      <span aria-hidden="true">…</span>
      <span class="visually-hidden">has not run</span>
    </>
  );
}

function Bar({ bar }: { readonly bar: GasBar }) {
  const colour =
    bar.colour === null ? {} : { '--account': `var(--${bar.colour})`, '--account-soft': `var(--${bar.colour}-soft)` };
  return (
    <span
      class={`gas-bar ${bar.part}`}
      aria-hidden="true"
      data-part={bar.part}
      style={{ left: `${bar.from * 100}%`, width: `${(bar.to - bar.from) * 100}%`, ...colour }}
    />
  );
}
