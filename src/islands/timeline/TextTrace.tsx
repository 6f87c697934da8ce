import { traceToText } from '../../trace/traceToText.ts';
import type { Trace } from '../../trace/trace.ts';

/** The trace as text: to read, to copy, to hear. */
export function TextTrace({ trace }: { readonly trace: Trace }) {
  return (
    <pre class="timeline-text" tabindex={0} aria-label="The transaction as text">
      {traceToText(trace)}
    </pre>
  );
}
