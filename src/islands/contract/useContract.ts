import { useRef, useState } from 'preact/hooks';
import type { ContractError } from '../../compiler/types.ts';
import { useDraft } from '../experiment/useDraft.ts';
import type { DraftState } from '../experiment/useDraft.ts';
import type { Panic } from './findPanic.ts';

export interface ContractSetup {
  /** Its draft is kept under this name, apart from any snippet's. */
  readonly id: string;
  /** Stands in the stacks of its panics. */
  readonly fileName: string;
  /** The source that the reader starts from. */
  readonly start: string;
  /** The folder with the compiler, ending in a slash. */
  readonly toolsUrl: string;
}

/** A contract, compiled. The same source gives the same object. */
export interface BuiltContract {
  readonly source: string;
  readonly wasm: Uint8Array;
  readonly methods: readonly string[];
  /** How long the compiler took, loading it apart. */
  readonly milliseconds: number;
}

export type ContractState =
  | { readonly type: 'Unbuilt' }
  | { readonly type: 'Building' }
  | { readonly type: 'Built'; readonly built: BuiltContract }
  | { readonly type: 'Faulty'; readonly source: string; readonly error: ContractError }
  /** The compiler could not be loaded. */
  | { readonly type: 'Broken'; readonly reason: string };

/** What is wrong with the source that stands in the editor. */
export interface ContractTrouble extends ContractError {
  /** It does not compile, or it stopped while it ran. */
  readonly type: 'Compile' | 'Panic';
  /** In which it stopped. */
  readonly block: number | null;
}

export interface Contract {
  readonly draft: DraftState;
  readonly state: ContractState;
  readonly trouble: ContractTrouble | null;
  /** Loads the compiler: what is being edited will be compiled. */
  prepare(): void;
  /** Compiles the draft, unless that has been done; null where it cannot be. */
  build(): Promise<BuiltContract | null>;
  /** Shows where this source panicked; null if it did not. */
  blame(source: string, panic: Panic | null): void;
}

const loadCompiler = () => import('./buildContract.ts');

/** A contract of the reader's: kept, compiled when asked for, and told where it panicked. */
export function useContract({ id, fileName, start, toolsUrl }: ContractSetup): Contract {
  const draft = useDraft(id, start);
  const [state, setState] = useState<ContractState>({ type: 'Unbuilt' });
  const [panic, setPanic] = useState<{ readonly source: string; readonly trouble: ContractTrouble } | null>(null);
  const built = useRef<BuiltContract | null>(null);
  const text = useRef(draft.text);
  text.current = draft.text;

  async function build(): Promise<BuiltContract | null> {
    const source = text.current;
    if (built.current?.source === source) return built.current;
    setState({ type: 'Building' });
    setPanic(null);
    try {
      const { buildContract } = await loadCompiler();
      const { result, milliseconds } = await buildContract(toolsUrl, source, fileName);
      if (!result.ok) {
        setState({ type: 'Faulty', source, error: result.error });
        return null;
      }
      built.current = { source, wasm: result.wasm, methods: result.methods, milliseconds };
      setState({ type: 'Built', built: built.current });
      return built.current;
    } catch (error) {
      setState({ type: 'Broken', reason: error instanceof Error ? error.message : String(error) });
      return null;
    }
  }

  function blame(source: string, found: Panic | null): void {
    if (found === null) return setPanic(null);
    const { message, line, block } = found;
    // The stack's column is that of the code without its types: the line begins where it begins.
    const column = (source.split('\n')[line - 1]?.search(/\S/) ?? 0) + 1;
    setPanic({ source, trouble: { type: 'Panic', message, at: { line, column }, block } });
  }

  const faulty = state.type === 'Faulty' && state.source === draft.text ? state.error : null;
  const trouble = faulty
    ? ({ type: 'Compile', block: null, ...faulty } as const)
    : panic?.source === draft.text
      ? panic.trouble
      : null;
  const prepare = (): void => void loadCompiler().then(({ loadTools }) => loadTools(toolsUrl).catch(() => {}));

  return { draft, state, trouble, prepare, build, blame };
}
