import { cardFault, cardLooks, create } from '../exercise/cardTrials.ts';
import type { WantedCard } from '../exercise/cardTrials.ts';
import { solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { gasText, panicOf, runsOf, succeeded, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';
import { formatNear } from '../../trace/format.ts';
import type { TraceStep } from '../../trace/trace.ts';

const ann: WantedCard = { name: 'ann', owner: 'alice.test', text: 'I am Ann.', near: 2 };

const judge = (run: TrialRun, wanted: WantedCard): Verdict =>
  cardFault(run, wanted) ?? solved('Each card is there as a whole, or it is not there at all.');

const looks = cardLooks('ann');
const createAnn = create('alice.test', 'ann', ann.text, 2);

const exercise: Exercise = {
  kind: 'contract',
  contract: 'factory',
  trials: [
    {
      name: 'alone: alice has a card made, with 2 NEAR',
      calls: [{ ...createAnn, when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, ann),
    },
    {
      name: 'while mallory tries to open the card for herself, one block after it was ordered',
      calls: [
        { ...createAnn, when: { block: 0 } },
        {
          signerId: 'mallory.test',
          receiverId: 'ann.factory.test',
          methodName: 'init',
          args: { owner_id: 'mallory.test', text: 'Mine.' },
          when: { after: 'create', on: 'factory.test' },
        },
      ],
      looks,
      judge: (run) => judge(run, ann),
    },
    {
      name: 'with a name that bob’s card has already: nothing may happen to his card',
      calls: [
        { ...create('bob.test', 'ann', 'I am Bob’s.', 3), when: { block: 0 } },
        { ...createAnn, when: 'Quiet' },
      ],
      looks,
      judge: (run) => judge(run, { name: 'ann', owner: 'bob.test', text: 'I am Bob’s.', near: 3 }),
    },
    {
      name: 'with a text that the card refuses, and once more with a better one',
      calls: [
        { ...create('alice.test', 'ann', '', 2), when: { block: 0 } },
        { ...createAnn, when: 'Quiet' },
      ],
      looks,
      judge: (run) => judge(run, ann),
    },
  ],
};

/** The receipt of the three calls of counter. */
const counting = (run: FinishedRun): TraceStep | undefined => runsOf(run, 'count')[0]?.step;
/** The batch for ann (0) or ben (1). */
const batch = (run: FinishedRun, which: number): TraceStep | undefined => runsOf(run, 'init')[which]?.step;

const failedAction = (step: TraceStep | undefined): string | undefined =>
  step?.status.type === 'Failure' ? text(step.status.failure.actionIndex) : undefined;

function returnedTo(run: FinishedRun): TraceStep | undefined {
  return run.traces.flatMap(({ steps }) => steps).find(({ kind }) => kind === 'depositRefund');
}

export const lesson: LessonModule = {
  facts: {
    counted: (run) => /^counted: (\d+)$/.exec(run.console[0] ?? '')?.[1],
    countIndex: (run) => failedAction(counting(run)),
    actions: (run) => text(batch(run, 0)?.actions.length),
    annDone: (run) => {
      const step = batch(run, 0);
      return step && (succeeded(step) ? 'yes' : 'no');
    },
    ben: (run) => (run.console.includes('ben has no account') ? 'nothing' : undefined),
    benIndex: (run) => failedAction(batch(run, 1)),
    benGas: (run) => gasText(batch(run, 1)?.gasBurnt),
    panic: (run) => panicOf(batch(run, 1)),
    holder: (run) => returnedTo(run)?.receiverId ?? undefined,
    money: (run) => {
      const deposit = returnedTo(run)?.deposit;
      return deposit === undefined ? undefined : formatNear(deposit);
    },
  },
  exercise,
  graphs: {
    well: { snippet: 'start.ts', transactions: [1] },
    'last-fails': { snippet: 'start.ts', transactions: [2] },
    'in-pieces': 'graph-in-pieces.ts',
  },
};
