import { followGas } from '../../trace/followGas.ts';
import type { StepGas } from '../../trace/followGas.ts';
import type { Trace, TraceStep } from '../../trace/trace.ts';
import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, Verdict } from '../exercise/exercise.ts';
import { greets, withLostCaller } from '../exercise/greetingTrials.ts';
import { firstTrace, gasOf, gasText, refundsOf, runsOf, stepOf, text, totalGas, transactionOf } from '../facts.ts';
import type { Fact, LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const PURCHASE_PRICE = 1_000_000_000n;
const BURN_PRICE = 100_000_000n;

const sumOf = (steps: readonly TraceStep[], amount: (step: TraceStep) => bigint | null): bigint =>
  steps.reduce((sum, step) => sum + (amount(step) ?? 0n), 0n);
const costOf = (trace: Trace): bigint => sumOf(trace.steps, (step) => step.tokensBurnt);

/** The code prints what its call cost, and nothing else that happened to alice’s money. */
function check(run: FinishedRun): Verdict {
  const query = runsOf(run, 'query_greeting').at(-1);
  if (query === undefined)
    return notYet('The code should still ask caller for the greeting, with `query_greeting`. No receipt called it.');
  const printed = printedNumber(run);
  if (printed === null)
    return notYet(
      `The last line that the code prints should hold the cost as a whole number of yoctoNEAR. It printed ${quoted(run.console.at(-1))}.`,
    );
  const wanted = costOf(query.trace);
  if (printed === wanted) return solved('It adds up what this call burnt, and nothing that anything else did.');
  return notYet(
    `It printed ${printed}. The call’s transaction and receipts burnt ${wanted} yoctoNEAR. ${reasonFor(query.trace, printed)}`,
  );
}

function printedNumber(run: FinishedRun): bigint | null {
  const digits = /(?<![\d.])\d+(?![\d.])/.exec(run.console.at(-1) ?? '')?.[0];
  return digits === undefined ? null : BigInt(digits);
}

function reasonFor(trace: Trace, printed: bigint): string {
  const transaction = trace.steps[0]?.tokensBurnt ?? 0n;
  const paid = trace.steps.filter((step) => step.tokensBurnt !== 0n);
  if (printed === costOf(trace) - transaction)
    return 'What is missing is the transaction itself: to become a receipt burns gas, too.';
  if (printed === transaction) return 'That is the transaction alone, without the receipts that it came to.';
  if (printed === sumOf(paid, (step) => step.gasBurnt) * PURCHASE_PRICE)
    return 'That is the price at which gas is bought. It burns at a lower one, and the difference comes back.';
  if (printed === sumOf(trace.steps, (step) => step.gasBurnt) * BURN_PRICE)
    return 'Refunds burn gas as well, but nobody pays for it.';
  return 'A balance tells what became of all that an account does. What does one call say of itself?';
}

const exercise: Exercise = {
  kind: 'snippet',
  trials: [
    {
      name: 'alone, with a longer greeting to read',
      world: (world) => ({
        ...world,
        setup: [greets('bob.test', 'Good morning! '.repeat(20))],
      }),
      judge: check,
    },
    {
      name: 'while alice does something else, between call and callback',
      calls: [{ ...greets('alice.test', 'Ciao'), when: { after: 'query_greeting', on: 'caller.test' } }],
      judge: check,
    },
    {
      name: 'with a caller that looks for hello where there is nobody',
      world: withLostCaller,
      judge: check,
    },
  ],
};

const callback = 'query_greeting_callback';

/** Six digits, as the snippet prints it. */
const nearText = (yocto: bigint): string => `${(Number(yocto) / 1e24).toFixed(6)} NEAR`;

const near =
  (amount: (trace: Trace) => bigint): Fact =>
  (run) => {
    const trace = firstTrace(run);
    return trace && nearText(amount(trace));
  };

/** A part of the gas of the receipt in which a method ran. */
const gasPart =
  (methodName: string, part: (gas: StepGas) => bigint): Fact =>
  (run) => {
    const [trace, step] = [firstTrace(run), stepOf(run, methodName)];
    const gas = trace && step && followGas(trace).get(step.id);
    return gas && gasText(part(gas));
  };

const refunded = (trace: Trace): bigint => sumOf(trace.steps, (step) => step.gasRefunded);

export const lesson: LessonModule = {
  facts: {
    attached: (run) => gasText(stepOf(run, 'query_greeting')?.gasAttached),
    bought: (run) => {
      const trace = firstTrace(run);
      return trace && gasText(followGas(trace).get(trace.txHash)?.bought);
    },
    burnt: (run) => {
      const paid = firstTrace(run)?.steps.filter(({ tokensBurnt }) => tokensBurnt !== 0n);
      return paid && gasText(sumOf(paid, ({ gasBurnt }) => gasBurnt));
    },
    totalGas,
    transactionGas: (run) => gasText(transactionOf(run)?.gasBurnt),
    callerGas: (run) => gasOf(run, 'query_greeting'),
    callerFees: gasPart('query_greeting', ({ burnt }) => burnt.fees),
    callerSending: gasPart('query_greeting', ({ burnt }) => burnt.sending),
    callerExecution: gasPart('query_greeting', ({ burnt }) => burnt.execution),
    callerReserved: gasPart('query_greeting', ({ reserved }) => reserved.reduce((sum, { gas }) => sum + gas, 0n)),
    callerUsed: gasPart('query_greeting', ({ bought, unused }) => bought - unused),
    callerUnused: gasPart('query_greeting', ({ unused }) => unused),
    helloAttached: (run) => gasText(stepOf(run, 'get_greeting')?.gasAttached),
    helloGas: (run) => gasOf(run, 'get_greeting'),
    helloUnused: gasPart('get_greeting', ({ unused }) => unused),
    callbackGas: (run) => gasOf(run, callback),
    callbackUnused: gasPart(callback, ({ unused }) => unused),
    refunds: (run) => text(refundsOf(run).length),
    firstRefund: (run) => {
      const step = stepOf(run, 'query_greeting');
      return step && nearText(step.gasRefunded);
    },
    lastRefundBlock: (run) => text(refundsOf(run).at(-1)?.ranAt),
    callbackBlock: (run) => text(stepOf(run, callback)?.ranAt),
    locked: near((trace) => costOf(trace) + refunded(trace)),
    refunded: near(refunded),
    cost: near(costOf),
    buyingPrice: (run) => {
      const price = stepOf(run, 'query_greeting')?.gasPrice;
      return price == null ? undefined : `${Number(price) / 1e12} NEAR`;
    },
    burningPrice: (run) => {
      const step = stepOf(run, 'query_greeting');
      return step?.gasBurnt ? `${Number((step.tokensBurnt ?? 0n) / step.gasBurnt) / 1e12} NEAR` : undefined;
    },
    printed: (run) => run.console[0],
  },
  check,
  exercise,
};
