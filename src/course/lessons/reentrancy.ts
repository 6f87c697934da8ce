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
  /** NEAR of which the thief’s contract should have been told. */
  readonly told: number;
}

function judge(run: TrialRun, { paid, books, told }: Wanted): Verdict {
  const left = -changeOf(run, 'vault.test');
  const off = left - BigInt(paid) * NEAR;
  if (off > GAS_MONEY || off < -GAS_MONEY)
    return notYet(`The vault should have paid ${paid} NEAR. It paid ${formatNear(rounded(left))}.`);
  for (const [owner, wanted] of Object.entries(books)) {
    const found = run.after[owner];
    if (String(found) !== near(wanted))
      return notYet(`On the books ${owner}.test should have ${wanted} NEAR in the end. It has ${inNear(found)}.`);
  }
  if (String(run.after['loot']) !== near(told))
    return notYet(
      `The receiver should have been told of ${told} NEAR, by a call of \`on_vault_payment\`. It was told of ${inNear(run.after['loot'])}.`,
    );
  return solved('The vault paid what was owed, once, and took nobody’s word for it.');
}

const rounded = (yocto: bigint): bigint => ((yocto + NEAR / 20n) / (NEAR / 10n)) * (NEAR / 10n);
const inNear = (found: unknown): string =>
  /^\d+$/.test(String(found)) ? formatNear(BigInt(String(found))) : quoted(found);

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
const balance = (owner: string) => ({
  on: 'vault.test',
  methodName: 'balance_of',
  args: { account_id: `${owner}.test` },
});
const looks = {
  alice: balance('alice'),
  thief: balance('thief'),
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
