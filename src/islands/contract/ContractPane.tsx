import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { SnippetError } from '../../snippets/createSnippetRunner.ts';
import { CodePane } from '../experiment/CodePane.tsx';
import type { Contract, ContractState, ContractTrouble } from './useContract.ts';

export interface ContractPaneProps {
  readonly contract: Contract;
  readonly fileName: string;
  /** The account on which it is deployed. */
  readonly accountId: string;
  /** Where the declarations of near-sdk-js lie. */
  readonly typesUrl: string;
  /** Bytes that the compiler takes to load, compressed. */
  readonly toolsSize: number;
  /** The source that the reader starts from, highlighted; else that is done here. */
  readonly children?: ComponentChildren;
  /** Compile, deploy and run, asked for by key. */
  onRun(): void;
}

/** A contract in TypeScript to read and edit, what compiling it came to, and where it went wrong. */
export function ContractPane(props: ContractPaneProps) {
  const { contract, fileName, accountId, typesUrl, toolsSize, children, onRun } = props;
  const { draft, state, trouble } = contract;
  const [editing, setEditing] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const error = useMemo(
    () => (trouble ? toError(trouble) : null),
    [trouble?.type, trouble?.message, trouble?.at?.line],
  );

  const edit = (): void => {
    setEditing(!editing);
    contract.prepare();
  };
  const runOnKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    onRun();
  };
  return (
    <section class="contract-pane" ref={frame} aria-label={`The contract on ${accountId}`} onKeyDown={runOnKey}>
      <div class="experiment-head">
        <div class="experiment-title">
          <span class="experiment-file">{fileName}</span>
          <button type="button" class="button" data-edit onClick={edit}>
            {editing ? 'Done' : 'Edit'}
          </button>
          {draft.changed && (
            <button
              type="button"
              class="button quiet"
              title="Back to the code that stood here first"
              onClick={draft.reset}
            >
              Reset
            </button>
          )}
          {draft.undoable && (
            <button type="button" class="button quiet" title="Bring your code back" onClick={draft.undoReset}>
              Undo reset
            </button>
          )}
        </div>
        <p class="contract-state" role="status" data-state={state.type}>
          {describe(state, accountId, toolsSize)}
        </p>
      </div>
      <CodePane
        text={draft.text}
        revision={draft.revision}
        changed={draft.changed}
        editing={editing}
        fileName={fileName}
        typesUrl={typesUrl}
        lessonTypes={undefined}
        error={error}
        onText={draft.edit}
        onRun={onRun}
        onLeave={() => frame.current?.querySelector<HTMLElement>('[data-edit]')?.focus()}
      >
        {children}
      </CodePane>
      {trouble && (
        <div class="run-error" role="alert">
          <p>
            <strong>{trouble.type === 'Compile' ? 'It does not compile' : 'It stopped'}</strong>
            {trouble.at && ` at ${fileName}, line ${trouble.at.line}`}
            {trouble.block !== null && `, in block ${trouble.block}`}
          </p>
          <pre>{trouble.message}</pre>
        </div>
      )}
      {draft.trouble && (
        <p class="experiment-note" role="status">
          {draft.trouble}
        </p>
      )}
    </section>
  );
}

const toError = ({ type, message, at }: ContractTrouble): SnippetError => ({
  name: type === 'Compile' ? 'SyntaxError' : 'Panic',
  message,
  details: null,
  at,
});

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000).toLocaleString('en')} KB`;

function describe(state: ContractState, accountId: string, toolsSize: number): string {
  switch (state.type) {
    case 'Unbuilt':
      return `Run deploys it on ${accountId}. The compiler, loaded once: ${kilobytes(toolsSize)}.`;
    case 'Building':
      return 'Compiling…';
    case 'Built':
      return `Compiled to ${kilobytes(state.built.wasm.length)} of Wasm in ${Math.round(state.built.milliseconds)} ms.`;
    case 'Faulty':
      return 'Not deployed.';
    case 'Broken':
      return `The compiler could not be loaded: ${state.reason} Run again to try.`;
    default:
      return state satisfies never;
  }
}
