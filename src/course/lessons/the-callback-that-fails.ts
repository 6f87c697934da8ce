import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { argumentOf, gasText, runsOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

interface Entry {
  readonly author: string;
  readonly text: string;
}

/** Each of `wanted` has an entry that ends with its text, and there are no others. */
function judge(run: TrialRun, wanted: readonly Entry[]): Verdict {
  const { entries } = run.after;
  if (!Array.isArray(entries))
    return notYet(`\`get_entries\` should give a list of entries. It gave ${quoted(entries)}.`);
  const left = [...(entries as readonly Entry[])];
  for (const entry of wanted) {
    const index = left.findIndex(({ author, text: said }) => author === entry.author && said.endsWith(entry.text));
    if (index < 0)
      return notYet(
        `${entry.author} signed with ${quoted(entry.text)}, and has no such entry. ${reasonFor(run, entry)}`,
      );
    left.splice(index, 1);
  }
  const [extra] = left;
  if (extra !== undefined)
    return notYet(`There is an entry ${quoted(extra.text)} by ${extra.author}, whom counter had refused.`);
  return solved('Whatever became of one signing, the next one found an open book.');
}

/** What stopped a signing, in the contract’s own words. */
function reasonFor(run: TrialRun, { author, text: said }: Entry): string {
  const found = runsOf(run, 'sign').find(
    ({ step, call }) => step.signerId === author && argumentOf(call, 'text') === said,
  );
  const failed = found?.trace.steps.find(({ status }) => status.type === 'Failure');
  return failed?.status.type === 'Failure' ? failed.status.failure.plain : 'None of its receipts failed.';
}

const sign = (signerId: string, said: string) => ({
  signerId,
  receiverId: 'guestbook.test',
  methodName: 'sign',
  args: { text: said },
});
const looks = { entries: { on: 'guestbook.test', methodName: 'get_entries' } };
const [alice, bob] = ['alice.test', 'bob.test'];
const short: Entry = { author: alice, text: 'What a view!' };
const windy: Entry = { author: bob, text: 'Windy.' };

const exercise: Exercise = {
  kind: 'contract',
  contract: 'guestbook',
  trials: [
    {
      name: 'alone: alice’s text is too long, so she signs again with a shorter one',
      calls: [
        { ...sign(alice, 'What a view! '.repeat(10)), when: { block: 0 } },
        { ...sign(alice, short.text), when: 'Quiet' },
      ],
      looks,
      judge: (run) => judge(run, [short]),
    },
    {
      name: 'with a second signing of alice’s, which counter refuses, and bob after her',
      calls: [
        { ...sign(alice, short.text), when: { block: 0 } },
        { ...sign(alice, 'And again.'), when: 'Quiet' },
        { ...sign(bob, windy.text), when: 'Quiet' },
      ],
      looks,
      judge: (run) => judge(run, [short, windy]),
    },
    {
      name: 'while bob signs between alice’s call and its callback',
      calls: [
        { ...sign(alice, short.text), when: { block: 0 } },
        { ...sign(bob, windy.text), when: { after: 'sign', on: 'guestbook.test' } },
      ],
      looks,
      judge: (run) => judge(run, [short, windy]),
    },
  ],
};

const callback = 'sign_with_lock_callback';

function panicOf(run: FinishedRun, methodName: string, which: number): string | undefined {
  const status = runsOf(run, methodName)[which]?.step.status;
  return status?.type === 'Failure' ? /panicked: (.*)$/.exec(status.failure.protocol)?.[1] : undefined;
}

export const lesson: LessonModule = {
  facts: {
    busy: (run) => run.console.find((line) => line.startsWith('busy:'))?.slice('busy: '.length),
    bob: (run) => {
      const status = runsOf(run, 'sign_with_lock')[1]?.step.status.type;
      return status && (status === 'Failure' ? 'refused' : 'signed');
    },
    counted: (run) => {
      const status = runsOf(run, 'count')[0]?.step.status.type;
      return status && (status === 'SuccessValue' ? 'yes' : 'no');
    },
    lockedBlock: (run) => text(runsOf(run, 'sign_with_lock')[0]?.step.ranAt),
    countedBlock: (run) => text(runsOf(run, 'count')[0]?.step.ranAt),
    callbackBlock: (run) => text(runsOf(run, callback)[0]?.step.ranAt),
    callbackGas: (run) => gasText(runsOf(run, callback)[0]?.step.gasAttached),
    callbackPanic: (run) => panicOf(run, callback, 0),
    bobPanic: (run) => panicOf(run, 'sign_with_lock', 1),
  },
  exercise,
};
