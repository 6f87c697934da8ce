import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { greets } from '../exercise/greetingTrials.ts';
import { gasText, returned, runsOf, succeeded, text } from '../facts.ts';
import type { MethodRun } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const highLevel = 'query_greeting';
const lowLevel = 'query_greeting_low_level';

/** A method's run in the transaction that began with another method. */
function within(run: FinishedRun, first: string, methodName: string): MethodRun | undefined {
  const root = runsOf(run, first)[0]?.trace;
  return runsOf(run, methodName).find(({ trace }) => trace === root);
}

/** How many receipts a transaction came to, refunds not counted. */
function receiptsOf(run: FinishedRun, first: string): string | undefined {
  return text(runsOf(run, first)[0]?.trace.steps.filter(({ number }) => number !== null).length);
}

/** What the promises made by a method became: on which account, which method, and who waits for whom. */
function shapeOf(run: FinishedRun, first: string): string | undefined {
  const trace = runsOf(run, first)[0]?.trace;
  return trace?.steps
    .filter(({ number }) => number !== null && number > 1)
    .map(({ executorId, actions, inputDataIds, outputDataReceivers }) => {
      const methods = actions.flatMap((action) => (action.type === 'FunctionCall' ? [action.methodName] : []));
      const receivers = outputDataReceivers.map(({ receiverId }) => receiverId);
      return [executorId, ...methods, `waits for ${inputDataIds.length}`, `tells ${receivers.join()}`].join(' ');
    })
    .join('; ');
}

function gasForHello(run: FinishedRun, first: string): string | undefined {
  return gasText(within(run, first, 'get_greeting')?.step.gasAttached);
}

function moreGas(run: FinishedRun): string | undefined {
  const [high, low] = [highLevel, lowLevel].map((first) => within(run, first, 'get_greeting')?.step.gasAttached);
  if (high === undefined || low === undefined) return undefined;
  return high === low ? 'neither' : high > low ? highLevel : lowLevel;
}

/** The exercise: hello is asked, `shout` hears it, and what it makes of it is the transaction’s result. */
function judge(run: TrialRun, greeting: string): Verdict {
  const wanted = `${greeting.toUpperCase()}!`;
  const question = runsOf(run, 'get_greeting')[0];
  const callback = runsOf(run, 'shout')[0];
  if (question === undefined) return notYet('No receipt of this run asked hello for its greeting.');
  if (callback === undefined)
    return notYet('No receipt called `shout`: a promise for it has to be made while `query_greeting` runs.');
  if (!callback.trace.data.some(({ from, to }) => from === question.step.id && to === callback.step.id))
    return notYet(
      '`shout` did not wait for hello: no data goes from hello’s receipt to it. It should come *after* the question.',
    );
  if (!succeeded(callback.step))
    return notYet('`shout` waited for hello’s answer, and then failed. Open its receipt to see why.');
  const said = returned(callback.step);
  if (said !== wanted)
    return notYet(`Hello said “${greeting}”, so \`shout\` should return “${wanted}”. It returned ${quoted(said)}.`);
  const { status } = callback.trace;
  const result =
    status.type === 'SuccessValue' && status.value.type === 'json' ? JSON.parse(status.value.text) : undefined;
  if (result !== wanted)
    return notYet(
      `\`shout\` returned “${wanted}”, but the transaction ended with ${quoted(result)}. Which promise is returned?`,
    );
  return solved('Hello was asked, `shout` heard it, and its result became the transaction’s.');
}

const ask = { signerId: 'alice.test', receiverId: 'caller.test', methodName: 'query_greeting', args: {} };

const exercise: Exercise = {
  kind: 'contract',
  contract: 'caller',
  trials: [
    {
      name: 'alone',
      calls: [{ ...ask, when: { block: 0 } }],
      judge: (run) => judge(run, 'Hello'),
    },
    {
      name: 'alone, with another greeting to begin with',
      world: (world) => ({ ...world, setup: [greets('bob.test', 'Grüezi')] }),
      calls: [{ ...ask, when: { block: 0 } }],
      judge: (run) => judge(run, 'Grüezi'),
    },
    {
      name: 'while bob changes the greeting between question and answer',
      calls: [
        { ...ask, when: { block: 0 } },
        { ...greets('bob.test', 'Ciao'), when: { after: 'query_greeting', on: 'caller.test' } },
      ],
      judge: (run) => judge(run, 'Hello'),
    },
  ],
};

export const lesson: LessonModule = {
  facts: {
    receipts: (run) => receiptsOf(run, lowLevel),
    highReceipts: (run) => receiptsOf(run, highLevel),
    sameShape: (run) => {
      const [high, low] = [shapeOf(run, highLevel), shapeOf(run, lowLevel)];
      return high === undefined || low === undefined ? undefined : high === low ? 'yes' : 'no';
    },
    gasHigh: (run) => gasForHello(run, highLevel),
    gasLow: (run) => gasForHello(run, lowLevel),
    moreGas,
    account: (run) => within(run, lowLevel, 'get_greeting')?.step.receiverId ?? undefined,
    method: (run) => within(run, lowLevel, 'get_greeting')?.call.methodName,
    deposit: (run) => {
      const deposit = within(run, lowLevel, 'get_greeting')?.call.deposit;
      return deposit === undefined ? undefined : String(deposit);
    },
    madeIn: (run) => text(runsOf(run, lowLevel)[0]?.step.ranAt),
    callbackWaitsFor: (run) => text(within(run, lowLevel, 'query_greeting_callback')?.step.inputDataIds.length),
    helloTells: (run) => within(run, lowLevel, 'get_greeting')?.step.outputDataReceivers[0]?.receiverId,
    printedFirst: (run) => run.console[0],
    printedSecond: (run) => run.console[1],
  },
  exercise,
};
