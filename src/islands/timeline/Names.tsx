import type { Picture } from '../../picture/picture.ts';

interface Props {
  readonly picture: Picture;
  readonly scale: number;
}

/** The lanes' and rows' names, which stay where they are while the blocks scroll, as large as ever. */
export function Names({ picture, scale }: Props) {
  const [width, height] = [picture.margin * scale, picture.height * scale];
  return (
    <div
      class={`timeline-names ${picture.names}${scale < 0.7 ? ' small' : ''}`}
      style={{ width: `${width}px`, height: `${height}px`, marginRight: `-${width}px` }}
      aria-hidden="true"
    >
      {picture.clock.rows.map((row) => (
        <span key={row.label} class="row" style={{ top: `${row.y * scale}px` }}>
          {row.label}
        </span>
      ))}
      {picture.lanes.map((lane) => (
        <span
          key={lane.accountId}
          class="lane"
          title={lane.shared.length > 0 ? lane.shared.join(', ') : lane.accountId}
          style={{
            top: `${lane.labelY * scale}px`,
            left: `${lane.labelX * scale}px`,
            '--account': `var(--${lane.colour})`,
          }}
        >
          {lane.label}
        </span>
      ))}
    </div>
  );
}
