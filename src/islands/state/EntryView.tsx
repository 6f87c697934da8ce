import { collectionKeyIn, numberIn } from '../../trace/decodeState.ts';
import { count, groupDigits } from '../../trace/format.ts';
import type { Payload } from '../../trace/trace.ts';
import { previewPayload } from '../../trace/payload.ts';
import type { StateEntry, StateEntryKind } from '../../picture/statePicture.ts';
import type { ViewProps } from '../timeline/viewProps.ts';
import { WhyButton } from '../why/WhyButton.tsx';

const words: Readonly<Record<StateEntryKind, string>> = {
  added: '+ new',
  changed: '→ changed',
  removed: '− removed',
  written: '= written again, the same',
  unknown: 'written; what was there before is unknown',
};

interface Props {
  readonly entry: StateEntry;
  /** Who wrote it; null for another transaction. */
  readonly stepId: string | null;
  readonly onWhy: ViewProps['onWhy'];
}

/** A key, and under it the value before and after. */
export function EntryView({ entry, stepId, onWhy }: Props) {
  const { kind, key, before, after } = entry;
  const name = collectionKeyIn(key) || previewPayload(key, 40);
  return (
    <div class={`state-entry ${kind}`}>
      <dt>
        <Key payload={key} /> <span class="state-kind">{words[kind]}</span>{' '}
        {stepId !== null && (
          <WhyButton question={{ type: 'state', stepId, key: name }} about={`${name} ${words[kind]}`} onWhy={onWhy} />
        )}
      </dt>
      {kind !== 'written' && kind !== 'unknown' && (
        <dd class="state-before">
          <span class="state-side">before</span>{' '}
          {typeof before === 'string' ? <span class="quiet">nothing</span> : <Value payload={before} />}
        </dd>
      )}
      <dd class="state-after">
        <span class="state-side">{kind === 'written' ? 'value' : 'after'}</span>{' '}
        {after === 'absent' ? <span class="quiet">nothing</span> : <Value payload={after} />}
      </dd>
    </div>
  );
}

/** A key: by its name where a collection of near-sdk made it. */
function Key({ payload }: { readonly payload: Payload }) {
  const name = collectionKeyIn(payload);
  if (name === '' || payload.type !== 'bytes') return <Value payload={payload} />;
  return <code title={`0x${payload.hex}`}>{name}</code>;
}

/** Characters of a value that are shown. */
const SHOWN = 600;

function Value({ payload }: { readonly payload: Payload }) {
  switch (payload.type) {
    case 'empty':
      return <span class="quiet">empty</span>;
    case 'json':
      return <code>{shorten(payload.text)}</code>;
    case 'text':
      return <code>“{shorten(payload.text)}”</code>;
    case 'bytes': {
      const number = numberIn(payload);
      return (
        <>
          <code>0x{shorten(payload.hex)}</code>{' '}
          <span class="quiet">{number === '' ? count(payload.length, 'byte') : number}</span>
        </>
      );
    }
    default:
      return payload satisfies never;
  }
}

function shorten(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}… (${groupDigits(text.length - SHOWN)} characters more)`;
}
