import type { Trace, TraceStep } from '../trace/trace.ts';
import { ACCOUNTS } from './folding.ts';
import type { FoldChoices } from './folding.ts';

/** More lanes than these, and the quietest accounts share one. */
const MOST_LANES = 12;

/** Fewer accounts than these are not worth a lane for all. */
const WORTH_SHARING = 3;

/**
 * The accounts on which least happens, where there are too many for a lane each. Never the signer, the first receiver, an account on
 * which something failed or somebody looks, and never one of two on which as much happens without the other.
 */
export function quietAccounts(trace: Trace, cards: readonly TraceStep[], choices: FoldChoices): ReadonlySet<string> {
  if (choices.opened.has(ACCOUNTS)) return new Set();
  const counts = new Map<string, number>();
  const told = new Set([trace.signerId, trace.receiverId, 'system']);
  for (const { id, executorId, status } of cards) {
    if (executorId === null) continue;
    counts.set(executorId, (counts.get(executorId) ?? 0) + 1);
    if (status.type === 'Failure' || choices.kept.has(id)) told.add(executorId);
  }
  if (counts.size <= MOST_LANES) return new Set();
  const ranked = [...counts.values()].toSorted((a, b) => b - a);
  const most = ranked[MOST_LANES - 1] ?? 0;
  const quiet = [...counts].filter(([id, n]) => n <= most && !told.has(id)).map(([id]) => id);
  return new Set(quiet.length < WORTH_SHARING ? [] : quiet);
}
