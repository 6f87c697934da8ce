import type { Picture } from '../../picture/picture.ts';
import { ClockView } from './ClockView.tsx';
import { SlotLabel } from './SceneryViews.tsx';

interface Props {
  readonly picture: Picture;
  readonly scale: number;
}

/** Drawn smaller, the rows are too close to each other for their names. */
const ROWS_NAMED = 0.7;

/** Pixels: blocks that are no taller than this have their heights in sight anyway. */
const TALL = 140;

/** The row of time and blocks once more, which stays above while the lanes scroll. */
export function StickyRow({ picture, scale }: Props) {
  const height = picture.slots[0]?.y ?? 0;
  const corner = { width: `${picture.margin * scale}px`, height: `${height * scale}px` };
  return (
    <div class="timeline-row" style={{ width: `${picture.width * scale}px` }} aria-hidden="true">
      {picture.names === 'beside' && (
        <div class="timeline-corner" style={corner}>
          {(scale < ROWS_NAMED ? [] : picture.clock.rows).map((row) => (
            <span key={row.label} style={{ top: `${row.y * scale}px` }}>
              {row.label}
            </span>
          ))}
        </div>
      )}
      <svg width={picture.width * scale} height={height * scale} viewBox={`0 0 ${picture.width} ${height}`}>
        <ClockView clock={picture.clock} orientation="across" />
        {picture.slots.map((slot) => (
          <SlotLabel key={slot.key} slot={slot} orientation="across" scale={scale} />
        ))}
      </svg>
    </div>
  );
}

/** Downwards: the height of each block, which stays in sight while the block does. */
export function StickyHeights({ picture, scale }: Props) {
  return (
    <div class="timeline-heights" aria-hidden="true">
      {picture.slots
        .filter(({ height }) => height * scale > TALL)
        .map((slot) => (
          <div key={slot.key} style={{ top: `${slot.y * scale}px`, height: `${slot.height * scale}px` }}>
            <span>{slot.kind === 'fold' ? '' : slot.label}</span>
          </div>
        ))}
    </div>
  );
}
