import {
  argumentOf,
  blockOf,
  firstTrace,
  receiptCount,
  returned,
  runsOf,
  stepOf,
  succeeded,
  text,
  transactionOf,
} from '../facts.ts';
import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, Verdict } from '../exercise/exercise.ts';
import { greets, withLostCaller } from '../exercise/greetingTrials.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const wanted = 'Grüezi';

/** Change the greeting, and hear from the callback whether it worked. */
const check = (run: FinishedRun): Verdict => judge(run, true);

/** @param changes whether hello can change its greeting in this run */
function judge(run: FinishedRun, changes: boolean): Verdict {
  const callback = runsOf(run, 'change_greeting_callback').at(-1);
  if (callback === undefined)
    return notYet('No callback ran, so nobody on the chain heard whether hello changed its greeting.');
  if (callback.step.predecessorId !== 'caller.test' || !succeeded(callback.step))
    return notYet(
      'The callback refused: only caller.test itself may call it, after hello has run. Who started it here?',
    );
  const change = runsOf(run, 'set_greeting').at(-1);
  const greeting = change && argumentOf(change.call, 'greeting');
  if (greeting !== wanted)
    return notYet(`The callback ran, but the greeting sent to hello was “${String(greeting)}”, not “${wanted}”.`);
  if (returned(callback.step) !== changes)
    return notYet('The callback says that hello did not change its greeting. Open hello’s receipt to see why.');
  const printed = run.console.join('\n');
  if (!new RegExp(`\\b${changes}\\b`).test(printed) || new RegExp(`\\b${!changes}\\b`).test(printed))
    return notYet(
      `The callback returned \`${changes}\`, and that is what the snippet should print. It printed ${quoted(printed || undefined)}.`,
    );
  return solved('The callback’s verdict came all the way back to your `await`.');
}

const bobGreets = greets('bob.test', 'Ciao');

const exercise: Exercise = {
  kind: 'snippet',
  trials: [
    {
      name: 'alone, with another greeting to begin with',
      world: (world) => ({ ...world, setup: [greets('bob.test', 'Moin')] }),
      judge: (run) => judge(run, true),
    },
    {
      name: 'while bob changes the greeting between call and callback',
      calls: [{ ...bobGreets, when: { after: 'change_greeting_and_check', on: 'caller.test' } }],
      judge: (run) => judge(run, true),
    },
    {
      name: 'with a caller that looks for hello where there is nobody',
      world: withLostCaller,
      judge: (run) => judge(run, false),
    },
  ],
};

/** The method whose return value the transaction ends with. */
function methodThatAnswers(run: FinishedRun): string | undefined {
  const trace = firstTrace(run);
  let step = trace?.steps[0];
  while (step?.status.type === 'SuccessReceiptId') {
    const next = step.status.receiptId;
    step = trace?.steps.find(({ id }) => id === next);
  }
  const call = step?.actions.find((action) => action.type === 'FunctionCall');
  return step?.status.type === 'SuccessValue' && call?.type === 'FunctionCall' ? call.methodName : undefined;
}

/** The data that hello's answer travels in. */
function answer(run: FinishedRun) {
  const from = stepOf(run, 'get_greeting')?.id;
  const data = firstTrace(run)?.data.find((one) => one.from === from);
  return data?.value.type === 'Successful' && data.value.value.type === 'json'
    ? { data, text: data.value.value.text }
    : undefined;
}

export const lesson: LessonModule = {
  facts: {
    transactionBlock: (run) => text(transactionOf(run)?.ranAt),
    queryBlock: (run) => blockOf(run, 'query_greeting'),
    helloBlock: (run) => blockOf(run, 'get_greeting'),
    callbackBlock: (run) => blockOf(run, 'query_greeting_callback'),
    callbackMadeIn: (run) => text(stepOf(run, 'query_greeting_callback')?.createdAt),
    answeredBy: methodThatAnswers,
    receipts: receiptCount,
    callbackPredecessor: (run) => stepOf(run, 'query_greeting_callback')?.predecessorId ?? undefined,
    answer: (run) => answer(run)?.text,
    answerBytes: (run) => text(answer(run)?.text.length),
    answerArrives: (run) => text(answer(run)?.data.arrivedAt),
    printed: (run) => run.console[0],
  },
  check,
  exercise,
  graphs: {
    well: 'start.ts',
    'one-fails': { snippet: 'start.ts', world: withLostCaller },
  },
};
