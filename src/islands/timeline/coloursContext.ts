import { createContext } from 'preact';
import type { LessonGenesis } from '../../network/types.ts';
import { numberAccounts } from '../../picture/colours.ts';

/** Numbers of accounts among the colours, from 1: the same in all pictures of an experiment; null where nobody says. */
export const ColoursContext = createContext<Readonly<Record<string, number>> | null>(null);

/** The order of a world decides: people first, then contracts. On another network an account keeps its colour under its name there. */
export function coloursFor(
  { accounts }: LessonGenesis,
  namesThere: Readonly<Record<string, string>>,
): Readonly<Record<string, number>> {
  const here = accounts.map(({ id }) => id);
  return { ...numberAccounts(here), ...numberAccounts(here.map((id) => namesThere[id] ?? id)) };
}
