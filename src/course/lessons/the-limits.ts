import { formatNear } from '../../trace/format.ts';
import { limits88 as limits } from '../../near/parameters/limits.ts';
import { changeOf, notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { gasText, runsOf, succeeded, text } from '../facts.ts';
import type { MethodRun } from '../facts.ts';
import type { Fact, LessonModule } from '../lessonModule.ts';
import { WAGE, payrollWorld, workerIds } from '../payrollWorld.ts';
import type { FinishedRun } from '../runBus.ts';

const MISSING = 'nobody.test';

/** Everybody has a wage, once; those who cannot be paid are named. */
function judge(run: TrialRun, count: number, missing: readonly string[] = []): Verdict {
  for (const id of workerIds(count)) {
    const got = changeOf(run, id);
    if (got > WAGE) return notYet(`${id} should be paid once, 1 NEAR. It got ${formatNear(got)}.`);
    if (got < WAGE) return notYet(`${id} should have got 1 NEAR by now. It got nothing. ${reasonFor(run)}`);
  }
  const { unpaid } = run.after;
  if (JSON.stringify(unpaid) !== JSON.stringify(missing))
    return notYet(
      missing.length > 0
        ? `${MISSING} has no account, so its wage came back, and \`get_unpaid\` should name it. It gave ${quoted(unpaid)}.`
        : `Everybody could be paid, so \`get_unpaid\` should give an empty list. It gave ${quoted(unpaid)}.`,
    );
  return solved('Everybody is paid once, however long the list is.');
}

/** With how many calls, and why one of them failed. */
function reasonFor(run: TrialRun): string {
  const calls = runsOf(run, 'pay');
  const failed = calls.map(({ step }) => step).find((step) => !succeeded(step));
  if (failed?.status.type !== 'Failure')
    return `\`pay\` was called ${calls.length} times, and none of the calls failed.`;
  return `\`pay\` had ${gasText(failed.gasAttached)} and failed: ${failed.status.failure.plain}`;
}

const pay = (signerId: string) => ({
  signerId,
  receiverId: 'payroll.test',
  methodName: 'pay',
  args: {},
  gas: '300000000000000',
});
const again = (times: number) =>
  Array.from({ length: times }, () => ({ ...pay('alice.test'), when: 'Quiet' as const }));
const looks = { unpaid: { on: 'payroll.test', methodName: 'get_unpaid' } };

const exercise: Exercise = {
  kind: 'contract',
  contract: 'payroll',
  trials: [
    {
      name: 'with 43 people, paid by nine calls',
      world: () => payrollWorld(43),
      calls: [{ ...pay('alice.test'), when: { block: 0 } }, ...again(8)],
      looks,
      judge: (run) => judge(run, 43),
    },
    {
      name: 'with three people, paid by two calls',
      world: () => payrollWorld(3),
      calls: [{ ...pay('alice.test'), when: { block: 0 } }, ...again(1)],
      looks,
      judge: (run) => judge(run, 3),
    },
    {
      name: 'with 27 people, and one who has no account, while bob’s call comes before alice’s is over',
      world: () => payrollWorld(27, MISSING),
      calls: [
        { ...pay('alice.test'), when: { block: 0 } },
        { ...pay('bob.test'), when: { after: 'pay', on: 'payroll.test' } },
        ...again(6),
      ],
      looks,
      judge: (run) => judge(run, 27, [MISSING]),
    },
  ],
};

const payAll = (run: FinishedRun): readonly MethodRun[] => runsOf(run, 'pay_all');

/** What became of the people when so much gas was attached. */
const outcomeWith =
  (tgas: bigint): Fact =>
  (run) => {
    const called = payAll(run).find(({ step }) => step.gasAttached === tgas * 10n ** 12n);
    if (called === undefined)
      return run.console.some((line) => line.startsWith(`${tgas} Tgas: `)) ? 'it is refused' : undefined;
    if (!succeeded(called.step)) return 'nobody is paid';
    const paid = called.trace.steps.filter(
      (step) => step.predecessorId === 'payroll.test' && step.actions[0]?.type === 'Transfer' && succeeded(step),
    );
    return paid.length === staff ? 'all are paid' : 'some are paid';
  };

const staff = 44;
const mebibytes = (bytes: number): string => `${bytes / 2 ** 20} MiB`;
const kibibytes = (bytes: number): string => `${bytes / 2 ** 10} KiB`;
const given =
  (value: string | number): Fact =>
  () =>
    String(value);

export const lesson: LessonModule = {
  facts: {
    with300: outcomeWith(300n),
    with1001: outcomeWith(1001n),
    with1000: outcomeWith(1000n),
    staff: given(staff),
    refusedBurnt: (run) => gasText(payAll(run)[0]?.step.gasBurnt),
    paidBurnt: (run) => gasText(payAll(run)[1]?.step.gasBurnt),
    receipts: (run) => text(payAll(run)[1]?.trace.steps.filter(({ number }) => number !== null).length),
    printed: (run) => run.console.at(-1),
    maxGas: given(gasText(limits.maxTotalPrepaidGas) ?? ''),
    maxActions: given(limits.maxActionsPerReceipt),
    maxTransaction: given(mebibytes(limits.maxTransactionSize)),
    maxArguments: given(mebibytes(limits.maxArgumentsLength)),
    maxResult: given(mebibytes(limits.maxLengthReturnedData)),
    maxReceipt: given(mebibytes(limits.maxReceiptSize)),
    maxLogs: given(limits.maxNumberLogs),
    maxLogLength: given(kibibytes(limits.maxTotalLogLength)),
    maxPromises: given(limits.maxPromisesPerFunctionCallAction),
    maxInputs: given(limits.maxNumberInputDataDependencies),
    maxKey: given(kibibytes(limits.maxLengthStorageKey)),
    maxValue: given(mebibytes(limits.maxLengthStorageValue)),
    maxProof: given(`${limits.perReceiptStorageProofSizeLimit / 1e6} MB`),
    maxContract: given(mebibytes(limits.maxContractSize)),
  },
  exercise,
};
