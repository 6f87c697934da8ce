import type { AwaitBar, Clock, Orientation } from '../../picture/picture.ts';

/** Wall time above the blocks, and how long each `await` of the snippet lasted. */
export function ClockView({ clock, orientation }: { readonly clock: Clock; readonly orientation: Orientation }) {
  const { axis } = clock;
  return (
    <g class="clock">
      {axis && <path class="clock-axis" d={`M${axis.x1} ${axis.y}H${axis.x2}`} />}
      {axis &&
        clock.ticks.map((tick) => (
          <g key={tick.key}>
            <path class="clock-axis" d={`M${tick.x} ${axis.y - 4}V${axis.y + 4}`} />
            <text class="clock-time" x={tick.x} y={axis.y - 9}>
              {tick.label}
            </text>
          </g>
        ))}
      {clock.awaits.map((bar) => (
        <AwaitView key={bar.key} bar={bar} orientation={orientation} />
      ))}
    </g>
  );
}

function AwaitView({ bar, orientation }: { readonly bar: AwaitBar; readonly orientation: Orientation }) {
  const { end } = bar;
  return (
    <g class={`await ${bar.state}`}>
      <title>{bar.title}</title>
      <rect
        x={bar.x}
        y={bar.y}
        width={bar.width}
        height={bar.height}
        rx={orientation === 'down' ? 3 : bar.height / 2}
      />
      {bar.label !== '' && (
        <text x={bar.labelX} y={bar.labelY + 4}>
          {bar.label}
        </text>
      )}
      {end && orientation === 'down' && <path class="await-leader" d={`M${end.x} ${end.y}H${end.labelX - 4}`} />}
      {end && <circle cx={end.x} cy={end.y} r="5" />}
      {end && end.label !== '' && (
        <text x={end.labelX} y={end.labelY + 4}>
          {end.label}
        </text>
      )}
    </g>
  );
}
