import { hasRun } from '../trace/buildTrace.ts';
import type { Trace } from '../trace/trace.ts';
import { COLOURS } from './colours.ts';
import { MORE } from './folding.ts';

/** The accounts on which something runs: the signer first, then as they appear. */
export function accountsOf(trace: Trace): readonly string[] {
  const accounts = new Set([trace.signerId]);
  for (const step of trace.steps)
    if (step.executorId !== null && (step.kind !== 'unknown' || hasRun(step))) accounts.add(step.executorId);
  accounts.delete('system');
  return accounts.delete(MORE) ? [...accounts, MORE] : [...accounts];
}

/** Gives every account a colour: the asked one, else the next that is free, those that nobody asked for first; and round again when none is. */
export function coloursOf(
  accounts: readonly string[],
  asked: Readonly<Record<string, number>> = {},
): ReadonlyMap<string, string> {
  const taken = new Set(accounts.flatMap((a) => asked[a] ?? []));
  const wanted = new Set(Object.values(asked));
  const free = Array.from({ length: COLOURS }, (_, i) => i + 1)
    .filter((n) => !taken.has(n))
    .toSorted((a, b) => Number(wanted.has(a)) - Number(wanted.has(b)));
  let next = 0;
  return new Map(
    accounts.map((account) => {
      if (account === MORE) return [account, 'ink-quiet'];
      const n = asked[account] ?? free[next++] ?? (next % COLOURS) + 1;
      return [account, `account-${((n - 1) % COLOURS) + 1}`];
    }),
  );
}
