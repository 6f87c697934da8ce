import { createContext } from 'preact';
import type { LessonGenesis } from '../../network/types.ts';
import { accountsOf } from '../../picture/accounts.ts';
import { numberAccounts } from '../../picture/colours.ts';
import type { Trace } from '../../trace/trace.ts';

/** Numbers of accounts among the colours, from 1: the same in all pictures of an experiment; null where nobody says. */
export const ColoursContext = createContext<Readonly<Record<string, number>> | null>(null);

/**
 * The order of a world decides: people first, then contracts, then who came into being in the run. On another network an account keeps
 * its colour under its name there.
 */
export function coloursFor(
  { accounts }: LessonGenesis,
  namesThere: Readonly<Record<string, string>>,
  newcomers: readonly string[],
): Readonly<Record<string, number>> {
  const here = accounts.map(({ id }) => id);
  const there = here.map((id) => namesThere[id] ?? id);
  return { ...numberAccounts([...here, ...newcomers]), ...numberAccounts(there) };
}

/** Who else is in these traces, in the order in which they appear. */
export function newcomersIn(
  traces: readonly (Trace | null)[],
  { accounts }: LessonGenesis,
  namesThere: Readonly<Record<string, string>>,
): readonly string[] {
  const known = new Set(accounts.flatMap(({ id }) => [id, namesThere[id] ?? id]));
  const found = new Set(traces.flatMap((trace) => (trace === null ? [] : accountsOf(trace))));
  return [...found].filter((id) => !known.has(id));
}
