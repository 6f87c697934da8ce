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
import type { LessonModule, Verdict } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const wanted = 'Grüezi';

/** The exercise: change the greeting, and hear from the callback whether it worked. */
function check(run: FinishedRun): Verdict {
  const callback = runsOf(run, 'change_greeting_callback').at(-1);
  if (callback === undefined)
    return { passed: false, says: 'No callback ran, so nobody on the chain heard whether hello changed its greeting.' };
  if (callback.step.predecessorId !== 'caller.test' || !succeeded(callback.step))
    return {
      passed: false,
      says: 'The callback refused: only caller.test itself may call it, after hello has run. Who started it here?',
    };
  const change = runsOf(run, 'set_greeting').at(-1);
  const greeting = change && argumentOf(change.call, 'greeting');
  if (greeting !== wanted)
    return {
      passed: false,
      says: `The callback ran, but the greeting sent to hello was “${String(greeting)}”, not “${wanted}”.`,
    };
  if (returned(callback.step) !== true)
    return {
      passed: false,
      says: 'The callback says that hello did not change its greeting. Open hello’s receipt to see why.',
    };
  if (!run.console.some((line) => /\btrue\b/.test(line)))
    return {
      passed: false,
      says: 'Hello changed, and the callback returned `true`. The snippet should print what it returned.',
    };
  return { passed: true, says: 'The callback’s verdict came all the way back to your `await`.' };
}

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
};
