import { useEffect, useRef, useState } from 'preact/hooks';
import { publishRun } from '../../course/runBus.ts';
import type { FinishedRun } from '../../course/runBus.ts';
import type { Elsewhere } from '../../network/openElsewhere.ts';
import type { LessonGenesis } from '../../network/types.ts';
import type { ConsoleLine } from '../../snippets/createSnippetRunner.ts';
import type { Lab, LabResult } from '../../snippets/lab/createLab.ts';
import { idle } from './experimentState.ts';
import type { ExperimentState } from './experimentState.ts';
import { paceOf } from './paces.ts';
import type { PaceName } from './paces.ts';

export interface ExperimentSetup {
  /** The lesson's id, or `<lesson>/exercise`. */
  readonly id: string;
  readonly fileName: string;
  readonly genesis: LessonGenesis;
  /** Account ids by the names that snippets import. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly frameUrl: string;
  /** Transactions are sent side by side, and it matters which of them stand in one block. */
  readonly sideBySide?: boolean;
  /** Called before each run from the start: what it runs on, where that is not `genesis`. The same object means the same network. */
  prepareRun?(): Promise<PreparedRun>;
  /** The network could not be started, or failed; all that is known of why. */
  onBroken?(reason: string): void;
}

export type PreparedRun =
  | { readonly ok: true; readonly genesis: LessonGenesis; readonly contract: NonNullable<FinishedRun['contract']> }
  /** Nothing will run; `reason` is a sentence for the reader. */
  | { readonly ok: false; readonly reason: string };

export interface ExperimentControls {
  readonly state: ExperimentState;
  run(source: string, onward: boolean): Promise<void>;
  stop(): void;
  /** Makes the next block, or shows it after `back`. */
  step(): void;
  /** Ends the code and shows the block before. */
  back(): void;
  setPace(name: PaceName): void;
  /** From now on runs happen on another network, or in the page again (null). Ends a run that is under way. */
  move(elsewhere: Elsewhere | null): void;
  /** Fetches what a run needs, before it is asked for. */
  prepare(): void;
}

/** Network, runner, trace: everything beyond the page's first script arrives here, when it is needed. */
const loadLab = () => import('../../snippets/lab/createLab.ts');

const unhurried = 8;

/** Gathers console lines and hands them on once a frame: a snippet prints faster than a page can draw. */
function createLineBuffer(flush: (lines: readonly ConsoleLine[]) => void): (line: ConsoleLine) => void {
  let waiting: ConsoleLine[] = [];
  return (line) => {
    waiting.push(line);
    if (waiting.length > 1) return;
    setTimeout(() => {
      flush(waiting);
      waiting = [];
    }, unhurried);
  };
}

function errorText(result: LabResult): string | null {
  const { end } = result;
  if (end.type === 'Failed') return `${end.error.name}: ${end.error.message}`;
  return end.type === 'Ended' ? end.reason : null;
}

/** The first line of an error, as a sentence that others may follow. */
const sentenceOf = (message: string): string => (message.split('\n')[0] ?? '').replace(/[^.!?]$/, '$&.');

/** Runs an experiment and holds what it shows. One run at a time: a new one ends the one before. */
export function useExperiment(setup: ExperimentSetup): ExperimentControls {
  const { id, fileName, genesis, accounts, frameUrl, sideBySide = false } = setup;
  const [state, setState] = useState(idle);
  const lab = useRef<Promise<Lab> | null>(null);
  const ready = useRef<Lab | null>(null);
  const pace = useRef<PaceName>('paced');
  const elsewhere = useRef<Elsewhere | null>(null);
  const runs = useRef(0);
  const prepared = useRef<Extract<PreparedRun, { ok: true }> | null>(null);

  // Another genesis is another network: what ran on the one before is over.
  useEffect(
    () => () => {
      runs.current++;
      closeLab();
      setState((before) => ({ ...idle, run: before.run }));
    },
    [genesis],
  );

  const change = (number: number, by: (before: ExperimentState) => Partial<ExperimentState>): void => {
    if (number === runs.current) setState((before) => ({ ...before, ...by(before) }));
  };

  async function startLab(): Promise<Lab> {
    const { createLab } = await loadLab();
    const made = await createLab({
      genesis: prepared.current?.genesis ?? genesis,
      accounts,
      frameUrl,
      elsewhere: elsewhere.current,
    });
    ready.current = made;
    made.network.onBlock(({ height }) => setState((before) => ({ ...before, height, newest: made.newest })));
    return made;
  }

  function openLab(): Promise<Lab> {
    lab.current ??= startLab().catch((error) => {
      lab.current = null;
      throw error;
    });
    return lab.current;
  }

  function closeLab(): void {
    ready.current?.close();
    ready.current = null;
    lab.current = null;
  }

  function stop(): void {
    if (ready.current) return ready.current.stop();
    // Still loading: nothing has run.
    runs.current++;
    setState((before) => ({ ...before, phase: 'Over', end: { type: 'Stopped' } }));
  }

  /** Gives why nothing can run, if so. A network that is not what the run needs makes room for one that is. */
  async function prepareNetwork(number: number): Promise<string | null> {
    if (setup.prepareRun) void loadLab();
    const next = await setup.prepareRun?.();
    if (next === undefined || number !== runs.current) return null;
    if (!next.ok) return next.reason;
    if (next.genesis !== prepared.current?.genesis) closeLab();
    prepared.current = next;
    return null;
  }

  async function run(source: string, onward: boolean): Promise<void> {
    const number = ++runs.current;
    const texts: string[] = [];
    setState(({ height, firstHeight }) => ({
      ...idle,
      phase: 'Loading',
      run: number,
      height: onward ? height : firstHeight,
      firstHeight,
    }));
    try {
      const reason = onward ? null : await prepareNetwork(number);
      if (number !== runs.current) return;
      if (reason !== null) return change(number, () => ({ phase: 'Over', end: { type: 'Ended', reason } }));
      const open = await openLab();
      if (number !== runs.current) return;
      const forked = onward && open.newest !== null;
      const addLine = createLineBuffer((lines) => change(number, (before) => ({ lines: [...before.lines, ...lines] })));
      const result = await open.run({
        source,
        fileName,
        onward,
        pace: paceOf(pace.current, sideBySide),
        onStart() {
          const { head, firstHeight } = open.network;
          change(number, () => ({ phase: 'Running', height: head.height, firstHeight }));
        },
        onConsole(line) {
          texts.push(line.text);
          addLine(line);
        },
        onDropped: (dropped) => change(number, () => ({ dropped })),
        onTransactions: (transactions) => change(number, () => ({ transactions })),
        onEnd: (end) => change(number, () => ({ end, phase: 'Settling' })),
      });
      if (number !== runs.current) return;
      change(number, () => ({
        phase: 'Over',
        end: result.end,
        transactions: result.transactions,
        height: open.network.head.height,
      }));
      // Predictions and exercises are about whole runs, in the lesson's own blocks and names.
      if (open.network.kind !== 'embedded' || forked || open.newest !== null) return;
      const traces = result.transactions.flatMap(({ trace }) => trace ?? []);
      const contract = prepared.current?.contract;
      publishRun({ experimentId: id, code: source, contract, traces, console: texts, error: errorText(result) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const reason = sentenceOf(message);
      if (number === runs.current) setup.onBroken?.(message);
      change(number, () => ({
        phase: 'Over',
        broken: elsewhere.current
          ? `The network could not be used: ${reason}`
          : `The network of this experiment failed: ${reason} Run again to start a new one.`,
      }));
      closeLab();
    }
  }

  /** The last step may have led to the newest block. */
  const showNewest = (): void => setState((before) => ({ ...before, newest: ready.current?.newest ?? null }));

  return {
    state,
    run,
    stop,
    step: () => void ready.current?.step().then(showNewest),
    back: () => void ready.current?.back(),
    move(next) {
      elsewhere.current = next;
      runs.current++;
      closeLab();
      setState((before) => ({ ...idle, run: before.run }));
    },
    setPace(name) {
      pace.current = name;
      void ready.current?.setPace(paceOf(name, sideBySide));
    },
    prepare: () => void loadLab(),
  };
}
