import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { compareEntries, entriesLook, entriesOf, sign } from '../exercise/guestbookTrials.ts';
import type { Entry } from '../exercise/guestbookTrials.ts';
import { blockOf, panicOf, runsOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

/** The entries of those who were counted, and no others. */
function judge(run: TrialRun, wanted: readonly Entry[]): Verdict {
  const entries = entriesOf(run);
  if ('says' in entries) return entries;
  const { missing, extra } = compareEntries(entries, wanted, isSame);
  if (missing) return notYet(`${missing.author} was counted, and yet the entry ${quoted(missing.text)} is missing.`);
  if (extra)
    return notYet(
      `Counter refused ${extra.author} this time, and yet the entry ${quoted(extra.text)} stands in the book.`,
    );
  return solved('Who was counted has an entry, and what counter refused is undone, nothing more.');
}

const isSame = (one: Entry, other: Entry): boolean => one.author === other.author && one.text === other.text;
const entry = (author: string, said: string): Entry => ({ author, text: said });
const [view, again] = ['What a view!', 'Still the same view.'];

const exercise: Exercise = {
  kind: 'contract',
  contract: 'guestbook',
  trials: [
    {
      name: 'alone: alice signs twice',
      calls: [
        { ...sign('alice.test', view), when: { block: 0 } },
        { ...sign('alice.test', again), when: 'Quiet' },
      ],
      looks: entriesLook,
      judge: (run) => judge(run, [entry('alice.test', view)]),
    },
    {
      name: 'with a counter that knows alice already',
      world: (world) => ({
        ...world,
        setup: [
          {
            signerId: 'alice.test',
            receiverId: 'counter.test',
            methodName: 'count',
            args: { name: 'alice.test' },
          },
        ],
      }),
      calls: [{ ...sign('alice.test', view), when: { block: 0 } }],
      looks: entriesLook,
      judge: (run) => judge(run, []),
    },
    {
      name: 'while bob signs between alice’s second call and its callback',
      calls: [
        { ...sign('alice.test', view), when: { block: 0 } },
        { ...sign('alice.test', again), when: 'Quiet' },
        { ...sign('bob.test', 'Windy.'), when: { block: 7 } },
      ],
      looks: entriesLook,
      judge: (run) => judge(run, [entry('alice.test', view), entry('bob.test', 'Windy.')]),
    },
  ],
};

/** The second signing, which counter refuses. */
function refused(run: FinishedRun, methodName: string) {
  return runsOf(run, methodName)[1]?.step;
}

/** How many elements the printed list has. */
function entries(run: FinishedRun): string | undefined {
  const line = run.console.find((one) => one.startsWith('entries:'));
  return line && text(line.match(/"author":/g)?.length ?? 0);
}

export const lesson: LessonModule = {
  facts: {
    entries,
    visitors: (run) => run.console.find((line) => line.startsWith('visitors:'))?.slice('visitors: '.length),
    writtenBlock: (run) => text(refused(run, 'sign_at_once')?.ranAt),
    refusedBlock: (run) => text(refused(run, 'count')?.ranAt),
    callbackBlock: (run) => text(refused(run, 'sign_at_once_callback')?.ranAt),
    lastCallback: (run) => blockOf(run, 'sign_at_once_callback'),
    panic: (run) => panicOf(refused(run, 'count')),
    log: (run) => refused(run, 'sign_at_once_callback')?.logs[0],
    second: (run) => run.console[1],
  },
  exercise,
};
