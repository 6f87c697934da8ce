import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { compareEntries, entriesLook, entriesOf, sign } from '../exercise/guestbookTrials.ts';
import type { Entry } from '../exercise/guestbookTrials.ts';
import { argumentOf, gasText, panicOf, runsOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';

/** Each of `wanted` has an entry that ends with its text, and there are no others. */
function judge(run: TrialRun, wanted: readonly Entry[]): Verdict {
  const entries = entriesOf(run);
  if ('says' in entries) return entries;
  const { missing, extra } = compareEntries(entries, wanted, isNumbered);
  if (missing)
    return notYet(
      `${missing.author} signed with ${quoted(missing.text)}, and has no such entry. ${reasonFor(run, missing)}`,
    );
  if (extra) return notYet(`There is an entry ${quoted(extra.text)} by ${extra.author}, whom counter had refused.`);
  return solved('Whatever became of one signing, the next one found an open book.');
}

/** The text comes after the visitor’s number. */
const isNumbered = (one: Entry, wanted: Entry): boolean =>
  one.author === wanted.author && one.text.endsWith(wanted.text);

/** What stopped a signing, in the contract’s own words. */
function reasonFor(run: TrialRun, { author, text: said }: Entry): string {
  const found = runsOf(run, 'sign').find(
    ({ step, call }) => step.signerId === author && argumentOf(call, 'text') === said,
  );
  const failed = found?.trace.steps.find(({ status }) => status.type === 'Failure');
  return failed?.status.type === 'Failure' ? failed.status.failure.plain : 'None of its receipts failed.';
}

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
      looks: entriesLook,
      judge: (run) => judge(run, [short]),
    },
    {
      name: 'with a second signing of alice’s, which counter refuses, and bob after her',
      calls: [
        { ...sign(alice, short.text), when: { block: 0 } },
        { ...sign(alice, 'And again.'), when: 'Quiet' },
        { ...sign(bob, windy.text), when: 'Quiet' },
      ],
      looks: entriesLook,
      judge: (run) => judge(run, [short, windy]),
    },
    {
      name: 'while bob signs between alice’s call and its callback',
      calls: [
        { ...sign(alice, short.text), when: { block: 0 } },
        { ...sign(bob, windy.text), when: { after: 'sign', on: 'guestbook.test' } },
      ],
      looks: entriesLook,
      judge: (run) => judge(run, [short, windy]),
    },
  ],
};

const callback = 'sign_with_lock_callback';

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
    callbackPanic: (run) => panicOf(runsOf(run, callback)[0]?.step),
    bobPanic: (run) => panicOf(runsOf(run, 'sign_with_lock')[1]?.step),
  },
  exercise,
};
