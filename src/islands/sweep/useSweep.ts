import { useEffect, useRef, useState } from 'preact/hooks';
import { budgetGenesis, languages } from '../../course/budgetSweep.ts';
import type { BudgetSweep, Language } from '../../course/budgetSweep.ts';
import { withPageCodes } from '../../network/pageCodes.ts';
import type { SweepPoint } from '../../network/sweepForks.ts';
import type { ShownRun, SweepNews, SweepRequest } from './sweepMessages.ts';

/** One language’s half of a sweep. */
export interface LanguageSweep {
  readonly language: Language;
  /** In the order in which they were tried. */
  readonly points: readonly SweepPoint[];
  /** All has been tried. */
  readonly done: boolean;
}

/** A point that the reader chose. */
export interface ChosenPoint {
  readonly language: Language;
  readonly gas: number;
  /** Null while it runs again. */
  readonly run: ShownRun | null;
}

export interface SweepState {
  readonly phase: 'Idle' | 'Sweeping' | 'Done' | 'Stopped';
  /** What was swept last. */
  readonly sweep: BudgetSweep | null;
  readonly halves: readonly LanguageSweep[];
  readonly chosen: ChosenPoint | null;
  /** Why something did not work, for the reader. */
  readonly trouble: string | null;
}

export interface SweepControls {
  readonly state: SweepState;
  start(sweep: BudgetSweep): void;
  stop(): void;
  choose(language: Language, gas: number): void;
}

const idle: SweepState = { phase: 'Idle', sweep: null, halves: [], chosen: null, trouble: null };

/**
 * Sweeps in a worker for each language, side by side. Nothing is loaded before the first start; the workers stay until the next one, for
 * their points to be looked at.
 * @param contractsUrl the folder with the course’s contracts, ending in a slash
 */
export function useSweep(contractsUrl: string): SweepControls {
  const [state, setState] = useState(idle);
  const workers = useRef<ReadonlyMap<Language, Worker>>(new Map());

  const close = (): void => {
    for (const worker of workers.current.values()) worker.terminate();
    workers.current = new Map();
  };
  useEffect(() => close, []);

  function hear(language: Language, news: SweepNews): void {
    setState((before) => {
      switch (news.type) {
        case 'point':
          return changeHalf(before, language, ({ points }) => ({ points: [...points, news.point] }));
        case 'done': {
          const after = changeHalf(before, language, () => ({ done: true }));
          return after.phase === 'Sweeping' && after.halves.every(({ done }) => done)
            ? { ...after, phase: 'Done' }
            : after;
        }
        case 'shown': {
          const { chosen } = before;
          if (chosen?.language !== language || chosen.gas !== news.gas) return before;
          return { ...before, chosen: { ...chosen, run: news.run } };
        }
        case 'failed':
          return { ...before, phase: 'Stopped', trouble: news.reason };
        default:
          return news satisfies never;
      }
    });
  }

  function open(language: Language): Worker {
    const worker = new Worker(new URL('./sweepWorker.ts', import.meta.url), {
      type: 'module',
      name: 'crosscall sweep',
    });
    const current = (): boolean => workers.current.get(language) === worker;
    worker.onmessage = ({ data }) => current() && hear(language, data as SweepNews);
    worker.onerror = () =>
      current() &&
      hear(language, { type: 'failed', reason: 'Its script could not be loaded. Reload the page to try again.' });
    return worker;
  }

  return {
    state,
    start(sweep) {
      close();
      const opened = new Map(languages.map((language) => [language, open(language)]));
      workers.current = opened;
      const halves = languages.map((language) => ({ language, points: [], done: false }));
      setState({ ...idle, phase: 'Sweeping', sweep, halves });
      for (const [language, worker] of opened)
        void withPageCodes(budgetGenesis(language, sweep.entries, (name) => `${contractsUrl}${name}.wasm`)).then(
          (genesis) => send(worker, { type: 'sweep', sweep: sweep.name, genesis }),
        );
    },
    stop() {
      for (const worker of workers.current.values()) send(worker, { type: 'stop' });
      setState((before) => ({ ...before, phase: 'Stopped' }));
    },
    choose(language, gas) {
      const worker = workers.current.get(language);
      if (worker === undefined) return;
      setState((before) => ({ ...before, trouble: null, chosen: { language, gas, run: null } }));
      send(worker, { type: 'show', gas });
    },
  };
}

const send = (worker: Worker, request: SweepRequest): void => worker.postMessage(request);

function changeHalf(
  state: SweepState,
  language: Language,
  by: (half: LanguageSweep) => Partial<LanguageSweep>,
): SweepState {
  const halves = state.halves.map((half) => (half.language === language ? { ...half, ...by(half) } : half));
  return { ...state, halves };
}
