import { card as sizes } from '../../picture/cardContent.ts';
import type { Light } from '../../picture/lights.ts';
import type { Card, CardGas, CardOutcome } from '../../picture/picture.ts';

interface Props {
  readonly card: Card;
  readonly tabbable: boolean;
  readonly selected: boolean;
  readonly light: Light | null;
  /** It differs from its partner in another picture. */
  readonly differs: boolean;
  readonly onSelect: () => void;
  readonly onFocus: () => void;
  readonly onHover: (over: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A receipt: its face for the eye, and over it a button that opens it, with a sentence for the ear. */
export function CardView({ card, tabbable, selected, light, differs, onSelect, onFocus, onHover, onKeyDown }: Props) {
  return (
    <g
      class={`card ${card.outcome}${selected && !light ? ' selected' : ''}${differs ? ' differs' : ''} ${light ?? ''}`}
      style={{ transform: `translate(${card.x}px, ${card.y}px)`, '--account': `var(--${card.colour})` }}
      data-height={card.blockHeight ?? ''}
      data-lane={card.lane}
      data-outcome={card.outcome}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
    >
      <CardFace card={card} />
      <g
        class="card-button"
        role="button"
        tabindex={tabbable ? 0 : -1}
        aria-label={card.sentence}
        aria-expanded={selected}
        data-step={card.id}
        onClick={onSelect}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        <title>{card.sentence}</title>
        <rect width={card.width} height={card.height} rx="4" />
      </g>
    </g>
  );
}

function CardFace({ card }: { readonly card: Card }) {
  const { width, height, title, detail, gas, outcome, size, fold } = card;
  if (size === 'dot') return <DotFace card={card} />;
  const compact = size === 'compact';
  const titleBase = compact ? height / 2 + 4.5 : sizes.padTop + 12.5;
  return (
    <g aria-hidden="true">
      {fold && <FoldEdges card={card} />}
      <rect class="card-ground" x="0.5" y="0.5" width={width - 1} height={height - 1} rx="4" />
      <path class="card-account" d={`M5 0.5H4A4 4 0 0 0 0 4.5V${height - 4.5}A4 4 0 0 0 4 ${height - 0.5}H5Z`} />
      <text class="card-title">
        {title.map((line, i) => (
          <tspan key={i} x={sizes.padLeft} y={titleBase + i * sizes.titleLine}>
            {line}
          </tspan>
        ))}
      </text>
      <Mark outcome={outcome} x={width - sizes.padRight - 6} y={compact ? height / 2 : sizes.padTop + 8} />
      {detail !== '' && (
        <text class="card-detail" x={sizes.padLeft} y={sizes.padTop + title.length * sizes.titleLine + 12.5}>
          {detail}
        </text>
      )}
      {gas && <GasBar gas={gas} y={height - sizes.padBottom - 12} right={width - sizes.padRight} />}
    </g>
  );
}

/** What lies under the card that stands for several. */
function FoldEdges({ card: { width, height } }: { readonly card: Card }) {
  return (
    <>
      <rect class="card-under" x="6.5" y="6.5" width={width - 7} height={height - 1} rx="4" />
      <rect class="card-under" x="3.5" y="3.5" width={width - 4} height={height - 1} rx="4" />
    </>
  );
}

/** Seen from afar: whose it is, and whether it failed. A fold is drawn as two. */
function DotFace({ card: { width, height, outcome, fold } }: { readonly card: Card }) {
  return (
    <g aria-hidden="true">
      {fold && <rect class="card-under" x="2.5" y="2.5" width={width - 1} height={height - 1} rx="3" />}
      <rect class="card-ground card-dot" x="0.5" y="0.5" width={width - 1} height={height - 1} rx="3" />
      {outcome === 'fail' && (
        <path class="mark fail" transform={`translate(${width / 2} ${height / 2})`} d="M-3 -3L3 3M3 -3L-3 3" />
      )}
    </g>
  );
}

/** Burnt within attached, on one scale for all cards. */
function GasBar({ gas, y, right }: { readonly gas: CardGas; readonly y: number; readonly right: number }) {
  return (
    <>
      <rect
        class="gas-attached"
        x={sizes.padLeft}
        y={y + 3.5}
        width={Math.max(gas.attached, gas.burnt)}
        height="5"
        rx="2"
      />
      <rect class="gas-burnt" x={sizes.padLeft} y={y + 3.5} width={gas.burnt} height="5" rx="1.5" />
      <text class="card-gas" x={right} y={y + 10}>
        {gas.label}
      </text>
    </>
  );
}

const shapes: Readonly<Record<CardOutcome, string>> = {
  ok: 'M-5 0.5L-1.5 4L5 -4',
  fail: 'M-4 -4L4 4M4 -4L-4 4',
  pending: 'M-5 2h0.01M0 2h0.01M5 2h0.01',
};

function Mark({ outcome, x, y }: { readonly outcome: CardOutcome; readonly x: number; readonly y: number }) {
  return <path class={`mark ${outcome}`} transform={`translate(${x} ${y})`} d={shapes[outcome]} />;
}
