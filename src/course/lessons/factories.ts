import { cardFault, cardLooks, create } from '../exercise/cardTrials.ts';
import type { WantedCard } from '../exercise/cardTrials.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { judgeMoney } from '../exercise/moneyTrials.ts';
import { gasText, jsonOf, runsOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';
import { formatNear } from '../../trace/format.ts';
import type { Trace, TraceStep } from '../../trace/trace.ts';

/** Nobody’s money is with factory, and there are just the cards that were paid for. */
function judge(run: TrialRun, money: Readonly<Record<string, number>>, card: WantedCard | null): Verdict {
  return (
    (card && cardFault(run, card)) ??
    judgeMoney(
      run,
      { ...money, 'factory.test': 0 },
      'Whoever got no card has the money back, and factory keeps none of it.',
    )
  );
}

const bobs: WantedCard = { name: 'ann', owner: 'bob.test', text: 'I am Bob’s.', near: 3 };
const looks = cardLooks('ann');

const exercise: Exercise = {
  kind: 'contract',
  contract: 'factory',
  trials: [
    {
      name: 'alone: alice has a card made, with 2 NEAR',
      calls: [{ ...create('alice.test', 'ann', 'I am Ann.', 2), when: { block: 0 } }],
      looks,
      judge: (run) =>
        judge(run, { 'alice.test': -200 }, { name: 'ann', owner: 'alice.test', text: 'I am Ann.', near: 2 }),
    },
    {
      name: 'while bob gets the same name, one block before alice’s 2 NEAR arrive',
      calls: [
        { ...create('bob.test', 'ann', bobs.text, 3), when: { block: 0 } },
        { ...create('alice.test', 'ann', 'I am Ann.', 2), when: { block: 1 } },
      ],
      looks,
      judge: (run) => judge(run, { 'alice.test': 0, 'bob.test': -300 }, bobs),
    },
    {
      name: 'with half a NEAR from alice, too little for a card, and 2 NEAR from bob, whose text is empty',
      calls: [
        { ...create('alice.test', 'ann', 'I am Ann.', 0.5), when: { block: 0 } },
        { ...create('bob.test', 'ben', '', 2), when: { block: 0 } },
      ],
      judge: (run) => judge(run, { 'alice.test': 0, 'bob.test': 0 }, null),
    },
  ],
};

/** The transactions: ann for alice, ann for bob, the code for all, ben for bob. */
const asked = (run: FinishedRun, which: number): Trace | undefined => run.traces[which];
/** The batch on the card’s own account. */
const batch = (run: FinishedRun, which: number): TraceStep | undefined => runsOf(run, 'init')[which]?.step;
const totalGas = (trace: Trace | undefined): string | undefined =>
  trace && gasText(trace.steps.reduce((sum, { gasBurnt }) => sum + (gasBurnt ?? 0n), 0n));

/** What the snippet printed of an account. */
function printed(run: FinishedRun, name: string): { bytes: string; keys: string } | undefined {
  const match = run.console
    .map((line) => new RegExp(`^${name}\\.factory\\.test takes (\\d+) bytes and has (\\d+) keys$`).exec(line))
    .find((found) => found !== null);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { bytes: match[1], keys: match[2] };
}

/** What so many bytes of storage keep on an account. */
const staked = (bytes: string | undefined): string | undefined =>
  bytes === undefined ? undefined : formatNear(BigInt(bytes) * 10n ** 19n);

/** The transfer with which factory gives bob his money back. */
function givenBack(run: FinishedRun): TraceStep | undefined {
  return asked(run, 1)?.steps.find(
    ({ kind, predecessorId, receiverId }) =>
      kind === 'action' && predecessorId === 'factory.test' && receiverId === 'bob.test',
  );
}

const failureOf = (step: TraceStep | undefined) => (step?.status.type === 'Failure' ? step.status.failure : undefined);

export const lesson: LessonModule = {
  facts: {
    taken: (run) => givenBack(run)?.receiverId ?? undefined,
    takenError: (run) => failureOf(batch(run, 1))?.kind,
    takenIndex: (run) => text(failureOf(batch(run, 1))?.actionIndex),
    back: (run) => {
      const deposit = givenBack(run)?.deposit;
      return deposit === undefined ? undefined : formatNear(deposit);
    },
    keys: (run) => (printed(run, 'ann')?.keys === '0' ? 'nobody' : undefined),
    ownBytes: (run) => printed(run, 'ann')?.bytes,
    sharedBytes: (run) => printed(run, 'ben')?.bytes,
    compared: (run) => {
      const [own, shared] = ['ann', 'ben'].map((name) => Number(printed(run, name)?.bytes));
      return own && shared ? (shared < own / 100 ? 'hardly any' : 'much') : undefined;
    },
    ownStake: (run) => staked(printed(run, 'ann')?.bytes),
    ownCreateGas: (run) => gasText(runsOf(run, 'create')[0]?.step.gasBurnt),
    sharedCreateGas: (run) => gasText(runsOf(run, 'create_shared')[0]?.step.gasBurnt),
    ownBatchGas: (run) => gasText(batch(run, 0)?.gasBurnt),
    sharedBatchGas: (run) => gasText(batch(run, 2)?.gasBurnt),
    ownGas: (run) => totalGas(asked(run, 0)),
    sharedGas: (run) => totalGas(asked(run, 3)),
    putUp: (run) => {
      const burnt = asked(run, 2)?.steps.find(({ kind }) => kind === 'action')?.tokensBurnt;
      return burnt == null ? undefined : formatNear(burnt);
    },
    putUpGas: (run) => totalGas(asked(run, 2)),
    shared: (run) => {
      const step = runsOf(run, 'create_callback')[2]?.step;
      return step?.status.type === 'SuccessValue' ? JSON.stringify(jsonOf(step.status.value)) : undefined;
    },
  },
  exercise,
  graphs: {
    well: { snippet: 'start.ts', transactions: [0] },
    taken: { snippet: 'start.ts', transactions: [1] },
    'too-little': 'graph-too-little.ts',
  },
};
