import { count, groupDigits } from '../../trace/format.ts';
import type { Payload } from '../../trace/trace.ts';

/** A value as a person reads it, cut when it is long. */
export function PayloadView({ payload }: { readonly payload: Payload }) {
  switch (payload.type) {
    case 'empty':
      return null;
    case 'json':
      return <code class="payload">{shorten(payload.text)}</code>;
    case 'text':
      return <code class="payload">“{shorten(payload.text)}”</code>;
    case 'bytes':
      return (
        <code class="payload">
          0x{shorten(payload.hex)} ({count(payload.length, 'byte')})
        </code>
      );
    default:
      return payload satisfies never;
  }
}

/** Characters of a value that are shown; a result may have four million. */
const SHOWN = 1200;

function shorten(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}… (${groupDigits(text.length - SHOWN)} characters more)`;
}
