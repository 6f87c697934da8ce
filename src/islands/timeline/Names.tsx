import type { Picture } from '../../picture/picture.ts';

/** The lanes' and rows' names, which stay where they are while the blocks scroll. */
export function Names({ picture }: { readonly picture: Picture }) {
  return (
    <div
      class={`timeline-names ${picture.names}`}
      style={{ width: `${picture.margin}px`, height: `${picture.height}px`, marginRight: `-${picture.margin}px` }}
      aria-hidden="true"
    >
      {picture.clock.rows.map((row) => (
        <span key={row.label} class="row" style={{ top: `${row.y}px` }}>
          {row.label}
        </span>
      ))}
      {picture.lanes.map((lane) => (
        <span
          key={lane.accountId}
          class="lane"
          title={lane.accountId}
          style={{ top: `${lane.labelY}px`, left: `${lane.labelX}px`, '--account': `var(--${lane.colour})` }}
        >
          {lane.label}
        </span>
      ))}
    </div>
  );
}
