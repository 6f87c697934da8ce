import { formatNear } from '../../trace/format.ts';
import { solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { balanceOnBooks, near, vaultFault } from '../exercise/vaultTrials.ts';
import type { VaultWanted } from '../exercise/vaultTrials.ts';
import { runsOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

function judge(run: TrialRun, wanted: VaultWanted): Verdict {
  return (
    vaultFault(run, wanted) ?? solved('Whoever came, and whenever: the vault paid what was owed, and its books agree.')
  );
}

const vaultCall = (signerId: string, methodName: string, args: object) => ({
  signerId,
  receiverId: 'vault.test',
  methodName,
  args,
});
const withdraw = (signerId: string, amount: number, to = signerId) =>
  vaultCall(signerId, 'withdraw', { to, amount: near(amount) });
const inTheGap = { after: 'withdraw', on: 'vault.test' } as const;
const looks = { alice: balanceOnBooks('alice'), mallory: balanceOnBooks('mallory') };

const exercise: Exercise = {
  kind: 'contract',
  contract: 'vault',
  trials: [
    {
      name: 'alone: alice withdraws 5 of her 20 NEAR, and then asks for 16 of what is left',
      calls: [
        { ...withdraw('alice.test', 5), when: { block: 0 } },
        { ...withdraw('alice.test', 16), when: 'Quiet' },
      ],
      looks,
      judge: (run) => judge(run, { paid: 5, books: { alice: 15, mallory: 10 } }),
    },
    {
      name: 'while mallory withdraws her 10 NEAR again, between call and callback',
      calls: [
        { ...withdraw('mallory.test', 10), when: { block: 0 } },
        { ...withdraw('mallory.test', 10), when: inTheGap },
      ],
      looks,
      judge: (run) => judge(run, { paid: 10, books: { alice: 20, mallory: 0 } }),
    },
    {
      name: 'while mallory’s withdrawal is under way, and alice makes one of her own',
      calls: [
        { ...withdraw('mallory.test', 4), when: { block: 0 } },
        { ...withdraw('alice.test', 5), when: inTheGap },
      ],
      looks,
      judge: (run) => judge(run, { paid: 9, books: { alice: 15, mallory: 6 } }),
    },
    {
      name: 'with a payment that fails: alice pays to an account that does not exist',
      calls: [{ ...withdraw('alice.test', 5, 'nobody.test'), when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, { paid: 0, books: { alice: 20, mallory: 10 } }),
    },
    {
      name: 'with a payment that fails, while alice deposits 3 NEAR more',
      calls: [
        { ...withdraw('alice.test', 5, 'nobody.test'), when: { block: 0 } },
        { ...vaultCall('alice.test', 'deposit', {}), deposit: near(3), when: inTheGap },
      ],
      looks,
      judge: (run) => judge(run, { paid: 0, books: { alice: 23, mallory: 10 } }),
    },
  ],
};

/** The transfers that the vault made, in the order in which they ran. */
function payments(run: FinishedRun) {
  return run.traces.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      step.predecessorId === 'vault.test' && step.actions[0]?.type === 'Transfer' ? [step] : [],
    ),
  );
}

export const lesson: LessonModule = {
  facts: {
    paid: (run) => formatNear(payments(run).reduce((sum, { deposit }) => sum + deposit, 0n)),
    owed: () => formatNear(BigInt(near(10))),
    secondAsked: (run) => text(runsOf(run, 'withdraw')[1]?.step.ranAt),
    firstAsked: (run) => text(runsOf(run, 'withdraw')[0]?.step.ranAt),
    firstPaid: (run) => text(payments(run)[0]?.ranAt),
    firstBooked: (run) => text(runsOf(run, 'withdraw_callback')[0]?.step.ranAt),
    secondBooked: (run) => text(runsOf(run, 'withdraw_callback')[1]?.step.ranAt),
    books: (run) => run.console.find((line) => line.startsWith('on the books:'))?.slice('on the books: '.length),
    failures: (run) =>
      text(run.traces.flatMap(({ steps }) => steps).filter(({ status }) => status.type === 'Failure').length),
  },
  exercise,
};
