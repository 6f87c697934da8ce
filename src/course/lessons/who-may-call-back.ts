import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { entriesLook, entriesOf, sign } from '../exercise/guestbookTrials.ts';
import type { Entry } from '../exercise/guestbookTrials.ts';
import { argumentOf, blockOf, receiptCount, runsOf, stepOf, succeeded } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const honest: Entry = { author: 'alice.test', text: 'What a view!' };
const isHonest = ({ author, text }: Entry) => author === honest.author && text === honest.text;

/** Alice’s own entry is there, and no other. */
function judge(run: TrialRun): Verdict {
  const entries = entriesOf(run);
  if ('says' in entries) return entries;
  const forged = entries.find((entry) => !isHonest(entry));
  if (forged !== undefined)
    return notYet(
      `There is an entry by ${quoted(forged.author)} that says ${quoted(forged.text)}. Nobody signed so: somebody reached the callback.`,
    );
  if (entries.length === 0)
    return notYet('Alice signed, and her entry is missing: nobody gets in now, not even this contract.');
  if (entries.length > 1) return notYet(`Alice signed once, and there are ${entries.length} entries of hers.`);
  return solved('Alice’s entry is there, and nobody else got in.');
}

const signing = sign(honest.author, honest.text);
const forged = (author: string): Entry => ({ author, text: 'I owe mallory 10 NEAR.' });

const exercise: Exercise = {
  kind: 'contract',
  contract: 'guestbook',
  trials: [
    { name: 'alone: alice signs', calls: [{ ...signing, when: { block: 0 } }], looks: entriesLook, judge },
    {
      name: 'while mallory calls the callback herself, between alice’s call and its callback',
      calls: [
        { ...signing, when: { block: 0 } },
        {
          signerId: 'mallory.test',
          receiverId: 'guestbook.test',
          methodName: 'sign_callback',
          args: forged('alice.test'),
          when: { after: 'sign', on: 'guestbook.test' },
        },
      ],
      looks: entriesLook,
      judge,
    },
    {
      name: 'while mallory enters herself through the callback, without being counted',
      calls: [
        { ...signing, when: { block: 0 } },
        {
          signerId: 'mallory.test',
          receiverId: 'guestbook.test',
          methodName: 'sign_callback',
          args: forged('mallory.test'),
          when: 'Quiet',
        },
      ],
      looks: entriesLook,
      judge,
    },
    {
      name: 'while mallory has a contract that forges an answer for the callback',
      calls: [
        { ...signing, when: { block: 0 } },
        {
          signerId: 'mallory.test',
          receiverId: 'forger.test',
          methodName: 'forge',
          args: {
            contract_id: 'guestbook.test',
            method_name: 'sign_callback',
            args: JSON.stringify(forged('alice.test')),
          },
          when: 'Quiet',
        },
      ],
      looks: entriesLook,
      judge,
    },
  ],
};

const callback = 'sign_openly_callback';

function forgedCall(run: FinishedRun) {
  return runsOf(run, callback).find(({ step }) => step.predecessorId !== 'guestbook.test');
}

export const lesson: LessonModule = {
  facts: {
    outcome: (run) => {
      const step = forgedCall(run)?.step;
      return step && (succeeded(step) ? 'written' : 'refused');
    },
    predecessor: (run) => forgedCall(run)?.step.predecessorId ?? undefined,
    author: (run) => {
      const call = forgedCall(run)?.call;
      const author = call && argumentOf(call, 'author');
      return typeof author === 'string' ? author : undefined;
    },
    waitsFor: (run) => {
      const step = forgedCall(run)?.step;
      return step && String(step.inputDataIds.length);
    },
    callbackBlock: (run) => blockOf(run, callback),
    receipts: receiptCount,
    counted: (run) => (stepOf(run, 'count') === undefined ? 'no' : 'yes'),
    printed: (run) => run.console.join(' '),
  },
  exercise,
};
