import type { Light } from '../../picture/lights.ts';
import type { Arrow } from '../../picture/picture.ts';

const heads: Readonly<Record<Arrow['heading'], string>> = {
  right: 'M0 0L-7 -3.5V3.5Z',
  left: 'M0 0L7 -3.5V3.5Z',
  down: 'M0 0L-3.5 -7H3.5Z',
};

interface Props {
  readonly arrow: Arrow;
  readonly lit: boolean;
  readonly light: Light | null;
}

export function ArrowView({ arrow, lit, light }: Props) {
  const kind = `${arrow.kind}${arrow.failed ? ' failed' : ''}${lit ? ' lit' : ''}`;
  return (
    <g class={`arrow-group ${light ?? ''}`} data-kind={arrow.kind}>
      <path class={`arrow ${kind}`} d={arrow.path} />
      <circle class={`arrow-start ${kind}`} cx={arrow.start.x} cy={arrow.start.y} r="2.5" />
      <path
        class={`arrow-head ${kind}`}
        transform={`translate(${arrow.end.x} ${arrow.end.y})`}
        d={heads[arrow.heading]}
      />
    </g>
  );
}
