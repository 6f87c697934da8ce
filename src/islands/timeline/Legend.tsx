import type { Arrow, ArrowKind } from '../../picture/picture.ts';

/** What the lines mean. */
export function Legend({ arrows }: { readonly arrows: readonly Arrow[] }) {
  const kinds = new Set(arrows.map(({ kind }) => kind));
  return (
    <ul class="timeline-legend">
      {meanings.map(
        ([kind, meaning]) =>
          kinds.has(kind) && (
            <li key={kind}>
              <Sample kind={kind} /> {meaning}
            </li>
          ),
      )}
    </ul>
  );
}

const meanings: readonly (readonly [ArrowKind, string])[] = [
  ['created', 'creates'],
  ['callback', 'creates, to wait for data'],
  ['data', 'brings the result'],
  ['refund', 'gives back'],
];

function Sample({ kind }: { readonly kind: ArrowKind }) {
  return (
    <svg width="34" height="10" aria-hidden="true">
      <path class={`arrow ${kind}`} d="M1 5H26" />
      <path class={`arrow-head ${kind}`} d="M26 1.5L33 5L26 8.5Z" />
    </svg>
  );
}
