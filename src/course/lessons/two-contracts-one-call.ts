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
import type { LessonModule, Verdict } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const wanted = 'Servus';

/** The exercise: alice changes hello's greeting herself, with nobody in between. */
function check(run: FinishedRun): Verdict {
  const calls = runsOf(run, 'set_greeting');
  if (calls.length === 0)
    return {
      passed: false,
      says: 'No receipt of this run called `set_greeting`, so hello’s greeting stayed as it was.',
    };
  const changed = calls.filter(({ step }) => succeeded(step)).at(-1);
  if (changed === undefined)
    return {
      passed: false,
      says: '`set_greeting` was called, but its receipt failed. Open it in the picture to see why.',
    };
  const greeting = argumentOf(changed.call, 'greeting');
  if (greeting !== wanted)
    return { passed: false, says: `Hello’s greeting became “${String(greeting)}”. It should become “${wanted}”.` };
  if (changed.step.predecessorId !== 'alice.test')
    return {
      passed: false,
      says: `The greeting changed, but hello heard it from ${changed.step.predecessorId ?? 'somebody else'}. Nobody should stand between alice and hello.`,
    };
  return {
    passed: true,
    says: `Hello heard it from alice.test herself, one receipt and one block after the transaction.`,
  };
}

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
};
