import { limits } from './protocol.ts';

/** Decides when a run has stood still for too long. Times are milliseconds on any clock that only moves forward. */
export interface Watchdog {
  /** Something came of the snippet: a console line, a question, an answer taken. */
  progress(now: number): void;
  /** The worker's thread is alive: it answered a ping. */
  alive(now: number): void;
  /** So many questions are with the network: while there is one, the snippet may wait as long as the network does. */
  waiting(questions: number, now: number): void;
  /** Null while all is well. */
  verdict(now: number): 'Loop' | 'Quiet' | null;
}

/**
 * Two ways to stand still: a *loop* answers no ping, whatever the network does meanwhile; a *quiet* snippet answers,
 * but waits for nothing that the network could give.
 */
export function createWatchdog(start: number, patience: number = limits.quiet): Watchdog {
  let lastProgress = start;
  let lastAlive = start;
  let open = 0;
  return {
    progress(now) {
      lastProgress = now;
      lastAlive = now;
    },
    alive(now) {
      lastAlive = now;
    },
    waiting(questions, now) {
      open = questions;
      lastProgress = now;
    },
    verdict(now) {
      if (now - lastAlive >= patience) return 'Loop';
      if (open === 0 && now - lastProgress >= patience) return now - lastAlive > patience / 2 ? 'Loop' : 'Quiet';
      return null;
    },
  };
}
