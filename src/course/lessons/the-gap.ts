import { formatNear } from '../../trace/format.ts';
import { changeOf, notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { runsOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const NEAR = 10n ** 24n;
const near = (amount: number): string => (BigInt(amount) * NEAR).toString();
/** What gas may earn the vault. */
const GAS_MONEY = NEAR / 20n;

interface Wanted {
  /** NEAR that the vault should have paid in all. */
  readonly paid: number;
  /** NEAR on the books in the end, by who owns it. */
  readonly books: Readonly<Record<string, number>>;
}

function judge(run: TrialRun, { paid, books }: Wanted): Verdict {
  const left = received(run) - changeOf(run, 'vault.test');
  const off = left - BigInt(paid) * NEAR;
  if (off > GAS_MONEY || off < -GAS_MONEY)
    return notYet(`The vault should have paid ${paid} NEAR. It paid ${formatNear(rounded(left))}.`);
  for (const [owner, wanted] of Object.entries(books)) {
    const found = run.after[owner];
    if (String(found) === near(wanted)) continue;
    const has = /^\d+$/.test(String(found)) ? formatNear(BigInt(String(found))) : quoted(found);
    return notYet(`On the books ${owner}.test should have ${wanted} NEAR in the end. It has ${has}.`);
  }
  return solved('Whoever came, and whenever: the vault paid what was owed, and its books agree.');
}

/** What the trial's calls deposited. */
function received(run: TrialRun): bigint {
  return runsOf(run, 'deposit').reduce((sum, { call }) => sum + call.deposit, 0n);
}

const rounded = (yocto: bigint): bigint => ((yocto + NEAR / 20n) / (NEAR / 10n)) * (NEAR / 10n);

const vaultCall = (signerId: string, methodName: string, args: object) => ({
  signerId,
  receiverId: 'vault.test',
  methodName,
  args,
});
const withdraw = (signerId: string, amount: number, to = signerId) =>
  vaultCall(signerId, 'withdraw', { to, amount: near(amount) });
const inTheGap = { after: 'withdraw', on: 'vault.test' } as const;
const balance = (owner: string) => ({
  on: 'vault.test',
  methodName: 'balance_of',
  args: { account_id: `${owner}.test` },
});
const looks = { alice: balance('alice'), mallory: balance('mallory') };

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
    owed: () => formatNear(10n * NEAR),
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
