import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Trace } from '../../trace/trace.ts';
import type { TimelineProps } from '../timeline/Timeline.tsx';
import { places, readQuestion, writeQuestion } from './place.ts';
import type { Place, Question } from './place.ts';

/** A recorded transaction on offer. */
export interface RecordedExample {
  readonly id: string;
  readonly title: string;
  readonly label: {
    readonly network: string;
    readonly protocolVersion: number;
    readonly firstHeight: number;
    readonly lastHeight: number;
    /** ISO 8601, a day. */
    readonly date: string;
  };
}

interface Props {
  readonly examples: readonly RecordedExample[];
  /** The folder of the recordings, with its slash. */
  readonly recordings: string;
}

type Shown =
  | { readonly type: 'Nothing' }
  | { readonly type: 'Looking'; readonly where: string }
  | { readonly type: 'Failed'; readonly reason: string }
  | { readonly type: 'Drawn'; readonly trace: Trace; readonly origin: string; readonly live: boolean };

/** Tracing and drawing: fetched when they are first needed. */
const load = () => import('./draw.ts');

const wrongHash = (text: string): string =>
  text.trim() === ''
    ? 'Paste a transaction’s hash, or a link to it in an explorer.'
    : `Expected a transaction’s hash (43 or 44 letters and digits) or a link that holds one; got “${text.trim().slice(0, 60)}”.`;

/** Draws any transaction: from a network, by hash and account, or one of the recorded ones. */
export function TransactionLookUp({ examples, recordings }: Props) {
  const [question, setQuestion] = useState<Question>(() => readQuestion(''));
  const [shown, setShown] = useState<Shown>({ type: 'Nothing' });
  const [View, setView] = useState<ComponentType<TimelineProps> | null>(null);
  const current = useRef(new AbortController());

  const change = (changes: Partial<Question>): void => setQuestion((before) => ({ ...before, ...changes }));

  function begin(next: Question, inAddress = true): AbortSignal {
    current.current.abort();
    current.current = new AbortController();
    setQuestion(next);
    history.replaceState(null, '', inAddress ? writeQuestion(next) : location.pathname);
    return current.current.signal;
  }

  function show(signal: AbortSignal, next: Shown): void {
    if (!signal.aborted) setShown(next);
  }

  async function look(asked: Question): Promise<void> {
    const { drawTransaction, readTransactionReference, Timeline } = await load();
    setView(() => Timeline);
    const reference = readTransactionReference(asked.text);
    if (reference === null) return setShown({ type: 'Failed', reason: wrongHash(asked.text) });
    const next: Question = {
      ...asked,
      text: reference.hash,
      account: asked.account.trim() || (reference.accountId ?? ''),
      place: reference.network ?? asked.place,
      example: null,
    };
    const signal = begin(next);
    const { place, rpcUrl, account } = next;
    const where = place === 'own' ? rpcUrl : place;
    show(signal, { type: 'Looking', where });
    const drawn = (trace: Trace): void =>
      show(signal, { type: 'Drawn', trace, origin: `From ${where}, as it answers now.`, live: !trace.final });
    try {
      await drawTransaction({
        hash: reference.hash,
        accountId: account || null,
        place,
        rpcUrl,
        onTrace: drawn,
        signal,
      });
    } catch (error) {
      show(signal, { type: 'Failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  async function showExample({ id, label }: RecordedExample): Promise<void> {
    const signal = begin({ ...question, example: id });
    show(signal, { type: 'Looking', where: 'the recording' });
    try {
      const { drawExample, Timeline } = await load();
      setView(() => Timeline);
      show(signal, {
        type: 'Drawn',
        trace: await drawExample(`${recordings}${id}.json`),
        origin: `Recorded, not fetched: ${describeLabel(label)}.`,
        live: false,
      });
    } catch (error) {
      show(signal, { type: 'Failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /** A file that a picture was saved as. */
  async function open(file: File): Promise<void> {
    const signal = begin({ ...question, example: null }, false);
    try {
      const { openSaved, Timeline } = await load();
      setView(() => Timeline);
      const trace = openSaved(await file.text(), file.name);
      show(signal, { type: 'Drawn', trace, origin: `From the file ${file.name}; no network was asked.`, live: false });
    } catch (error) {
      show(signal, { type: 'Failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  useEffect(() => {
    const asked = readQuestion(location.search);
    setQuestion(asked);
    const example = examples.find(({ id }) => id === asked.example);
    if (example) void showExample(example);
    // A link may not make this page ask an address that its reader has not seen.
    else if (asked.text !== '' && asked.place !== 'own') void look(asked);
    return () => current.current.abort();
  }, []);

  return (
    <div class="look-up">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void look(question);
        }}
      >
        <label class="field wide">
          <span>Transaction</span>
          <input
            class="control"
            type="text"
            value={question.text}
            placeholder="Hash, or a link to an explorer"
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => change({ text: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>Signed by</span>
          <input
            class="control"
            type="text"
            value={question.account}
            placeholder="Account, if you know it"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => change({ account: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>Network</span>
          <select
            class="control"
            value={question.place}
            onChange={(event) => change({ place: event.currentTarget.value as Place })}
          >
            {places.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {question.place === 'own' && (
          <label class="field">
            <span>Address of its RPC</span>
            <input
              class="control"
              type="url"
              value={question.rpcUrl}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => change({ rpcUrl: event.currentTarget.value })}
            />
          </label>
        )}
        <button class="button primary" type="submit">
          Draw it
        </button>
      </form>
      <div class="examples" role="group" aria-label="Recorded transactions">
        <p>Or one of these, recorded from a nearcore node; they need no network:</p>
        <ul>
          {examples.map((example) => (
            <li key={example.id}>
              <button
                class="button"
                type="button"
                aria-pressed={question.example === example.id}
                onClick={() => void showExample(example)}
              >
                {example.title}
              </button>
            </li>
          ))}
        </ul>
        <label class="saved-file">
          <span>Or a picture that you saved as JSON:</span>
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void open(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <Result shown={shown} View={View} />
    </div>
  );
}

function Result({ shown, View }: { readonly shown: Shown; readonly View: ComponentType<TimelineProps> | null }) {
  switch (shown.type) {
    case 'Nothing':
      return <p class="look-up-status" role="status" />;
    case 'Looking':
      return (
        <p class="look-up-status" role="status">
          Asking {shown.where}…
        </p>
      );
    case 'Failed':
      return (
        <p class="look-up-failed" role="alert">
          {shown.reason}
        </p>
      );
    case 'Drawn':
      return (
        <>
          <p class="look-up-status" role="status">
            {shown.origin}
          </p>
          {View && (
            <div class="framed">
              <View key={shown.trace.txHash} trace={shown.trace} live={shown.live} />
            </div>
          )}
        </>
      );
    default:
      return shown satisfies never;
  }
}

function describeLabel({ network, protocolVersion, firstHeight, lastHeight, date }: RecordedExample['label']): string {
  return `a local nearcore node (${network}, protocol ${protocolVersion}), blocks ${firstHeight} to ${lastHeight}, ${date}`;
}
