import type { Schema } from 'borsh';
import { schemaOfValue } from '../../course/stateSchemas.ts';
import { decodeBorsh } from '../../trace/decodeBorsh.ts';
import { collectionKeyIn, numberIn } from '../../trace/decodeState.ts';
import { count, formatNear, groupDigits } from '../../trace/format.ts';
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
  /** The contract that wrote it. */
  readonly codeHash: string | null;
  /** Who wrote it; null for another transaction. */
  readonly stepId: string | null;
  readonly onWhy: ViewProps['onWhy'];
}

/** A key, and under it the value before and after. */
export function EntryView({ entry, codeHash, stepId, onWhy }: Props) {
  const { kind, key, before, after } = entry;
  const name = collectionKeyIn(key) || previewPayload(key, 40);
  const schema = schemaOfValue(codeHash, key);
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
          {typeof before === 'string' ? <span class="quiet">nothing</span> : <Value payload={before} schema={schema} />}
        </dd>
      )}
      <dd class="state-after">
        <span class="state-side">{kind === 'written' ? 'value' : 'after'}</span>{' '}
        {after === 'absent' ? <span class="quiet">nothing</span> : <Value payload={after} schema={schema} />}
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

function Value({ payload, schema = null }: { readonly payload: Payload; readonly schema?: Schema | null }) {
  switch (payload.type) {
    case 'empty':
      return <span class="quiet">empty</span>;
    case 'json':
      return <code>{shorten(payload.text)}</code>;
    case 'text':
      return <code>“{shorten(payload.text)}”</code>;
    case 'bytes': {
      const read = schema && decodeBorsh(schema, payload);
      if (read !== null) return <Read text={read} hex={payload.hex} />;
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

/** What bytes are by the contract's own schema. */
function Read({ text, hex }: { readonly text: string; readonly hex: string }) {
  const amount = /^"(\d{19,})"$/.exec(text)?.[1];
  return (
    <>
      <code title={`0x${hex}`}>{shorten(text)}</code>{' '}
      <span class="quiet">{amount === undefined ? 'in Borsh' : formatNear(BigInt(amount))}</span>
    </>
  );
}
