import { foldingToText } from '../../picture/foldWords.ts';
import type { Folding } from '../../picture/folding.ts';
import { traceToText } from '../../trace/traceToText.ts';
import type { Trace } from '../../trace/trace.ts';

interface Props {
  readonly trace: Trace;
  readonly folding: Folding;
}

/** The trace as text: to read, to copy, to hear. Nothing of it is folded; it says what is so in the picture. */
export function TextTrace({ trace, folding }: Props) {
  const folded = foldingToText(folding);
  return (
    <>
      {folded.length > 0 && (
        <details class="timeline-folded">
          <summary>What the timeline folds; here everything is told</summary>
          <ul>
            {folded.map((one, i) => (
              <li key={i}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      <pre class="timeline-text" tabindex={0} aria-label="The transaction as text">
        {traceToText(trace)}
      </pre>
    </>
  );
}
