import {
  argumentOf,
  blockOf,
  gasOf,
  gasText,
  receiptCount,
  refundsOf,
  runsOf,
  stepOf,
  succeeded,
  text,
  totalGas,
  transactionOf,
} from '../facts.ts';
import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const wanted = 'Servus';

/** Alice changes hello's greeting herself, with nobody in between. */
function check(run: FinishedRun): Verdict {
  const calls = runsOf(run, 'set_greeting');
  if (calls.length === 0)
    return notYet('No receipt of this run called `set_greeting`, so hello’s greeting stayed as it was.');
  const changed = calls.filter(({ step }) => succeeded(step)).at(-1);
  if (changed === undefined)
    return notYet('`set_greeting` was called, but its receipt failed. Open it in the picture to see why.');
  const greeting = argumentOf(changed.call, 'greeting');
  if (greeting !== wanted)
    return notYet(`Hello’s greeting became “${String(greeting)}”. It should become “${wanted}”.`);
  if (changed.step.predecessorId !== 'alice.test')
    return notYet(
      `The greeting changed, but hello heard it from ${changed.step.predecessorId ?? 'somebody else'}. Nobody should stand between alice and hello.`,
    );
  return solved('Hello heard it from alice.test herself, one receipt and one block after the transaction.');
}

/** What is left of the greeting when all is over. */
function judge(run: TrialRun, left: string): Verdict {
  const verdict = check(run);
  const { greeting } = run.after;
  if (!verdict.passed || greeting === left) return verdict;
  return notYet(`Hello greets with ${quoted(greeting)} at the end. It should greet with “${left}”.`);
}

const bobGreets = { signerId: 'bob.test', receiverId: 'hello.test', methodName: 'set_greeting' };
const looks = { greeting: { on: 'hello.test', methodName: 'get_greeting' } };

const exercise: Exercise = {
  kind: 'snippet',
  trials: [
    {
      name: 'alone, with another greeting to begin with',
      world: (world) => ({ ...world, setup: [{ ...bobGreets, args: { greeting: 'Moin' } }] }),
      looks,
      judge: (run) => judge(run, wanted),
    },
    {
      name: 'with bob, who changes the greeting one block later',
      calls: [{ ...bobGreets, args: { greeting: 'Ciao' }, when: { block: 1 } }],
      looks,
      judge: (run) => judge(run, 'Ciao'),
    },
  ],
};

export const lesson: LessonModule = {
  facts: {
    transactionBlock: (run) => text(transactionOf(run)?.ranAt),
    callerBlock: (run) => blockOf(run, 'change_greeting'),
    helloBlock: (run) => blockOf(run, 'set_greeting'),
    lastRefundBlock: (run) => text(refundsOf(run).at(-1)?.ranAt),
    helloPredecessor: (run) => stepOf(run, 'set_greeting')?.predecessorId ?? undefined,
    helloSigner: (run) => stepOf(run, 'set_greeting')?.signerId ?? undefined,
    receipts: receiptCount,
    refunds: (run) => text(refundsOf(run).length),
    attachedGas: (run) => gasText(stepOf(run, 'change_greeting')?.gasAttached),
    handedOnGas: (run) => gasText(stepOf(run, 'set_greeting')?.gasAttached),
    transactionGas: (run) => gasText(transactionOf(run)?.gasBurnt),
    callerGas: (run) => gasOf(run, 'change_greeting'),
    helloGas: (run) => gasOf(run, 'set_greeting'),
    totalGas,
    printed: (run) => run.console[0],
  },
  check,
  exercise,
};
