import { notYet, quoted } from './exercise.ts';
import type { Look, TrialRun, Verdict } from './exercise.ts';

/** What a guestbook keeps of a visitor. */
export interface Entry {
  readonly author: string;
  readonly text: string;
}

/** Somebody signs the reader's guestbook. */
export const sign = (signerId: string, text: string) => ({
  signerId,
  receiverId: 'guestbook.test',
  methodName: 'sign',
  args: { text },
});

/** Finds the guestbook's entries, for `entriesOf`. */
export const entriesLook: Readonly<Record<'entries', Look>> = {
  entries: { on: 'guestbook.test', methodName: 'get_entries' },
};

/** The entries in the end; a verdict if there is no list of them. */
export function entriesOf(run: TrialRun): readonly Entry[] | Verdict {
  const { entries } = run.after;
  if (Array.isArray(entries)) return entries as readonly Entry[];
  return notYet(`\`get_entries\` should give a list of entries. It gave ${quoted(entries)}.`);
}

/** The first of the wanted entries that is not there, and the first that nobody wanted. */
export function compareEntries(
  entries: readonly Entry[],
  wanted: readonly Entry[],
  isIt: (entry: Entry, wanted: Entry) => boolean,
): { readonly missing?: Entry; readonly extra?: Entry } {
  const left = [...entries];
  for (const entry of wanted) {
    const index = left.findIndex((one) => isIt(one, entry));
    if (index < 0) return { missing: entry };
    left.splice(index, 1);
  }
  return left[0] === undefined ? {} : { extra: left[0] };
}
