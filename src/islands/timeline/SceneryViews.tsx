import type { Light } from '../../picture/lights.ts';
import type { Gap, Lane, Orientation, PlacedSlot, RefundMark } from '../../picture/picture.ts';

interface SlotProps {
  readonly slot: PlacedSlot;
  readonly orientation: Orientation;
  readonly scale?: number;
}

/** A block's band with its height, and downwards its time. */
export function SlotView({ slot, orientation }: SlotProps) {
  return (
    <g class={`slot ${slot.kind}`} data-height={slot.blockHeight ?? ''}>
      <title>{slot.title}</title>
      <rect
        class={slot.shaded ? 'slot-ground shaded' : 'slot-ground'}
        x={slot.x}
        y={slot.y}
        width={slot.width}
        height={slot.height}
      />
      <SlotLabel slot={slot} orientation={orientation} />
    </g>
  );
}

/** Pixels: a block's height stays as readable as its column lets it, however small the picture is drawn. */
const LABEL = 13.5;

export function SlotLabel({ slot, orientation, scale = 1 }: SlotProps) {
  const down = orientation === 'down';
  const x = down ? 10 : slot.x + slot.width / 2;
  const y = down ? slot.y + 27 : slot.y - 10;
  const size = Math.min((LABEL * 0.85) / scale, slot.width / (slot.label.length * 0.62));
  const style = scale < 0.85 && size > LABEL ? { fontSize: `${size}px` } : {};
  return (
    <>
      <text class={`slot-label ${slot.kind}`} style={style} x={x} y={y} text-anchor={down ? 'start' : 'middle'}>
        {down && slot.kind === 'fold' ? slot.label.split(' ')[0] : slot.label}
      </text>
      {down && (
        <text class="slot-time" x={x} y={y + 16}>
          {slot.kind === 'fold' ? 'blocks' : slot.time}
        </text>
      )}
    </>
  );
}

export function LaneLine({ lane, orientation }: { readonly lane: Lane; readonly orientation: Orientation }) {
  if (orientation === 'across') {
    return <path class="lane-line" d={`M${lane.x} ${lane.y + lane.height}H${lane.x + lane.width}`} />;
  }
  return (
    <g class="lane-down" style={{ '--account': `var(--${lane.colour})` }}>
      <path class="lane-stem" d={`M${lane.x + 2.5} ${lane.labelY}V${lane.y + lane.height}`} />
      <circle class="lane-dot" cx={lane.x + 2.5} cy={lane.labelY} r="5" />
      <text class="lane-name" x={lane.labelX} y={lane.labelY + 4.5}>
        {lane.label}
        <title>{lane.accountId}</title>
      </text>
    </g>
  );
}

/** The dashed room between call and callback. */
export function GapView({ gap }: { readonly gap: Gap }) {
  return (
    <g class="gap" style={{ '--account': `var(--${gap.colour})` }} data-lane={gap.lane}>
      <rect x={gap.x} y={gap.y} width={gap.width} height={gap.height} rx="6" />
      {gap.lines.map((line, i) => (
        <text
          key={i}
          class={i === 0 ? 'gap-name' : 'gap-words'}
          x={gap.labelX}
          y={gap.labelY + 4 + i * 16}
          text-anchor={gap.anchor}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

/** A quiet circle for money that comes back. */
export function RefundView({ mark, light }: { readonly mark: RefundMark; readonly light: Light | null }) {
  return (
    <g
      class={`refund ${light ?? ''}`}
      data-refunds={mark.ids.join(' ')}
      data-height={mark.blockHeight ?? ''}
      data-lane={mark.lane}
    >
      <title>{mark.title}</title>
      <circle cx={mark.x} cy={mark.y} r={mark.r} />
      {mark.label !== '' && (
        <text x={mark.labelX} y={mark.y + 4}>
          {mark.label}
        </text>
      )}
    </g>
  );
}
