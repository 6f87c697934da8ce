import { notYet, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { near } from '../exercise/vaultTrials.ts';
import { runsOf, succeeded, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';
import type { World } from '../world.ts';

/** The reader's own run is against the careless vault: their test is to fail. */
function check(run: FinishedRun): Verdict {
  if (run.traces.length === 0) return notYet('Your test called no method of the vault.');
  if (run.error === null)
    return notYet(
      paidOut(run) > MALLORYS
        ? 'This vault has just paid mallory more than was hers, and your test ended well. It has to throw an error.'
        : 'This vault pays twice who asks twice. Your test ended well: it sent nothing that could show that.',
    );
  return solved('It fails where a vault pays twice or keeps what it could not pay, and passes where all is well.');
}

/** What is mallory's in the lesson's world. */
const MALLORYS = BigInt(near(10));

/** What the vault has paid, in yoctoNEAR. */
function paidOut({ traces }: FinishedRun): bigint {
  const payments = traces.flatMap(({ steps }) =>
    steps.filter(
      (step) => step.predecessorId === 'vault.test' && step.actions[0]?.type === 'Transfer' && succeeded(step),
    ),
  );
  return payments.reduce((sum, { deposit }) => sum + deposit, 0n);
}

/** The lesson's world with another vault in it, in which other amounts lie. */
function withVault(contract: string, alices: number, mallorys: number): (world: World) => World {
  const deposit = (signerId: string, amount: number) => ({
    signerId,
    receiverId: 'vault.test',
    methodName: 'deposit',
    args: {},
    deposit: near(amount),
  });
  return (world) => ({
    ...world,
    contracts: { vault: { id: 'vault.test', contract } },
    setup: [deposit('alice.test', alices), deposit('mallory.test', mallorys)],
  });
}

/** The first line of what it ended with, without the name of the error's class. */
const complaint = ({ error }: TrialRun): string =>
  /(?:^|\n)(?:Uncaught )?\w*Error: (.*)/.exec(error ?? '')?.[1] ?? (error ?? '').split('\n')[0] ?? '';

const alicesDeposit = (amount: number, after: string) => ({
  signerId: 'alice.test',
  receiverId: 'vault.test',
  methodName: 'deposit',
  args: {},
  deposit: near(amount),
  when: { after, on: 'vault.test' },
});

const exercise: Exercise = {
  kind: 'snippet',
  trials: [
    {
      name: 'against the vault that does everything right, with other sums in it, while alice deposits more',
      world: withVault('vault', 33, 7),
      calls: [alicesDeposit(3, 'withdraw_to'), alicesDeposit(2, 'withdraw')],
      mayThrow: true,
      judge: passesHere,
    },
    {
      name: 'against a vault that does not put back what it could not pay',
      world: withVault('forgetful-vault', 20, 8),
      mayThrow: true,
      judge: (run) =>
        run.error === null
          ? notYet('This vault takes off its books what it then cannot pay, and leaves it off. Your test ended well.')
          : solved('It fails, and it should.'),
    },
  ],
};

function passesHere(run: TrialRun): Verdict {
  if (run.error === null) return solved('It passes, and it should.');
  return notYet(`Here nothing is wrong, and your test failed all the same: “${complaint(run)}”`);
}

const linesOf = (run: FinishedRun, word: string): readonly string[] =>
  run.console.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));

export const lesson: LessonModule = {
  facts: {
    failing: (run) => text(linesOf(run, 'FAILS:').length),
    catcher: (run) => linesOf(run, 'FAILS:')[0],
    apart: (run) => blocksFromTo(withdrawals(run)[0], withdrawals(run)[1]),
    gap: (run) => blocksFromTo(withdrawals(run)[0], runsOf(run, 'withdraw_callback').at(-2)?.step.ranAt),
  },
  check,
  exercise,
};

/** The blocks in which mallory’s withdrawals ran. */
const withdrawals = (run: FinishedRun) =>
  runsOf(run, 'withdraw').flatMap(({ step }) => (step.signerId === 'mallory.test' ? [step.ranAt] : []));

const blocksFromTo = (from: number | null | undefined, to: number | null | undefined): string | undefined =>
  from == null || to == null ? undefined : String(to - from);
