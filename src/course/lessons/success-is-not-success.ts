import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, Verdict } from '../exercise/exercise.ts';
import { greets, withLostCaller } from '../exercise/greetingTrials.ts';
import { blockOf, firstTrace, gasOf, panicOf, returned, runsOf, stepOf, succeeded, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

/** The code says `done` if hello did what it was asked for, and `failed` if not. */
function check(run: FinishedRun): Verdict {
  const change = runsOf(run, 'set_greeting').at(-1);
  if (
    change === undefined &&
    !run.traces.some(({ steps }) => steps.some(({ receiverId }) => receiverId === 'caller.test'))
  )
    return notYet('The code should still ask caller to change hello’s greeting; no transaction went to caller.test.');
  const failed = change === undefined || !succeeded(change.step);
  const wanted = failed ? 'failed' : 'done';
  const printed = run.console.at(-1);
  if (printed !== wanted)
    return notYet(
      `Hello’s receipt ${failed ? 'failed' : 'succeeded'}, so the code should print “${wanted}”. It printed ${quoted(printed)}.`,
    );
  return solved('It says what happened on hello, not only what the transaction’s own status says.');
}

const bobGreets = greets('bob.test', 'Ciao');

const exercise: Exercise = {
  kind: 'snippet',
  trials: [
    {
      name: 'with a caller that looks for hello where there is nobody',
      world: withLostCaller,
      judge: check,
    },
    {
      name: 'while bob changes the greeting between call and callback',
      calls: [{ ...bobGreets, when: { block: 1 } }],
      judge: check,
    },
  ],
};

function transactionStatus(run: FinishedRun): string | undefined {
  const status = firstTrace(run)?.status.type;
  return status === 'SuccessValue' ? 'success' : status === 'Failure' ? 'failure' : undefined;
}

export const lesson: LessonModule = {
  facts: {
    transactionStatus,
    failed: (run) => text(firstTrace(run)?.steps.filter(({ status }) => status.type === 'Failure').length),
    helloBlock: (run) => blockOf(run, 'set_greeting'),
    helloGas: (run) => gasOf(run, 'set_greeting'),
    callbackRan: (run) => {
      const ranAt = stepOf(run, 'change_greeting_callback')?.ranAt;
      return ranAt == null ? 'no' : 'yes';
    },
    callbackBlock: (run) => blockOf(run, 'change_greeting_callback'),
    returned: (run) => {
      const step = stepOf(run, 'change_greeting_callback');
      return step && JSON.stringify(returned(step));
    },
    panic: (run) => panicOf(stepOf(run, 'set_greeting')),
    printedTransaction: (run) => run.console[0],
    printedHello: (run) => run.console.find((line) => line.includes('hello.test')),
  },
  check,
  exercise,
};
