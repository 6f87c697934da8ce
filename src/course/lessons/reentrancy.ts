import { formatNear } from '../../trace/format.ts';
import { notYet, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { balanceOnBooks, inNear, near, vaultFault } from '../exercise/vaultTrials.ts';
import type { VaultWanted } from '../exercise/vaultTrials.ts';
import { runsOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

/** @param told NEAR of which the thief’s contract should have been told */
function judge(run: TrialRun, { told, ...wanted }: VaultWanted & { readonly told: number }): Verdict {
  const fault = vaultFault(run, wanted);
  if (fault) return fault;
  if (String(run.after['loot']) !== near(told))
    return notYet(
      `The receiver should have been told of ${told} NEAR, by a call of \`on_vault_payment\`. It was told of ${inNear(run.after['loot'])}.`,
    );
  return solved('The vault paid what was owed, once, and took nobody’s word for it.');
}

const attack = (times: number) => ({
  signerId: 'mallory.test',
  receiverId: 'thief.test',
  methodName: 'attack',
  args: { amount: near(5), times },
});
const withdrawTo = (signerId: string, receiverId: string, amount: number) => ({
  signerId,
  receiverId: 'vault.test',
  methodName: 'withdraw_to',
  args: { receiver_id: receiverId, amount: near(amount) },
});
const looks = {
  alice: balanceOnBooks('alice'),
  thief: balanceOnBooks('thief'),
  loot: { on: 'thief.test', methodName: 'loot' },
};

const exercise: Exercise = {
  kind: 'contract',
  contract: 'vault',
  trials: [
    {
      name: 'alone: the thief’s contract withdraws its 5 NEAR, once',
      calls: [{ ...attack(1), when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, { paid: 5, books: { alice: 20, thief: 0 }, told: 5 }),
    },
    {
      name: 'while the thief withdraws again whenever it is called',
      calls: [{ ...attack(3), when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, { paid: 5, books: { alice: 20, thief: 0 }, told: 5 }),
    },
    {
      name: 'while alice asks for 12 of her 20 NEAR a second time, between call and callback',
      calls: [
        { ...withdrawTo('alice.test', 'thief.test', 12), when: { block: 0 } },
        { ...withdrawTo('alice.test', 'thief.test', 12), when: { block: 1 } },
      ],
      looks,
      judge: (run) => judge(run, { paid: 12, books: { alice: 8, thief: 5 }, told: 12 }),
    },
    {
      name: 'with a receiver that does not exist',
      calls: [{ ...withdrawTo('alice.test', 'nobody.test', 6), when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, { paid: 0, books: { alice: 20, thief: 5 }, told: 0 }),
    },
  ],
};

const callback = 'withdraw_callback';

export const lesson: LessonModule = {
  facts: {
    loot: (run) => {
      const line = run.console.find((one) => one.startsWith('loot:'));
      return line && formatNear(BigInt(line.slice('loot: '.length)));
    },
    books: (run) => run.console.find((line) => line.startsWith('on the books:'))?.slice('on the books: '.length),
    next: (run) => nextOnVault(run),
    firstBlock: (run) => text(runsOf(run, 'withdraw_to')[0]?.step.ranAt),
    secondBlock: (run) => text(runsOf(run, 'withdraw_to')[1]?.step.ranAt),
    lastBlock: (run) => text(runsOf(run, 'withdraw_to').at(-1)?.step.ranAt),
    withdrawals: (run) => text(runsOf(run, 'withdraw_to').length),
    transactions: (run) => text(run.traces.length),
    firstCallback: (run) => {
      const first = runsOf(run, 'withdraw_to')[0]?.step.id;
      return text(runsOf(run, callback).find(({ step }) => step.createdBy === first)?.step.ranAt);
    },
    earliestCallback: (run) => text(runsOf(run, callback)[0]?.step.ranAt),
  },
  exercise,
};

/** What runs on the vault next, after its first withdrawal. */
function nextOnVault(run: FinishedRun): string | undefined {
  const methods = (run.traces[0]?.steps ?? [])
    .filter(({ kind, executorId }) => kind === 'action' && executorId === 'vault.test')
    .flatMap(({ actions }) => actions.flatMap((action) => (action.type === 'FunctionCall' ? [action.methodName] : [])));
  return methods[1];
}
