import type { TraceStep } from '../../trace/trace.ts';
import { argumentOf, blockOf, gasText, runsOf, stepOf, text } from '../facts.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { judgeMoney } from '../exercise/moneyTrials.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';
import type { World } from '../world.ts';

/** The method that was run by what bob brought: in the block after his. */
function resumedBy(run: FinishedRun): string | undefined {
  const answered = stepOf(run, 'answer')?.ranAt;
  if (answered == null) return undefined;
  return ['ask', 'on_answer', 'on_delivery'].find((method) => stepOf(run, method)?.ranAt === answered + 1);
}

const signerOf = (step: TraceStep | undefined): string | undefined => step?.signerId ?? undefined;

const judge = (run: TrialRun, wanted: Readonly<Record<string, number>>): Verdict =>
  judgeMoney(
    run,
    { 'escrow.test': 0, ...wanted },
    'Whatever oracle said, or did not say, the money has found its owner.',
  );

const buy = (signerId: string, near: number, parcel: string) => ({
  signerId,
  receiverId: 'escrow.test',
  methodName: 'buy',
  args: { parcel },
  deposit: `${near}${'0'.repeat(24)}`,
});

/** Bob’s word, one block after oracle was asked for the first time. */
const answer = (id: number, word: string) => ({
  signerId: 'bob.test',
  receiverId: 'oracle.test',
  methodName: 'answer',
  args: { id, answer: word },
  when: { after: 'ask', on: 'oracle.test' },
});

/** Asks where nobody answers, not even with “nobody answered”. */
const withoutOracle = (world: World): World => ({
  ...world,
  contracts: {
    ...world.contracts,
    escrow: {
      id: 'escrow.test',
      contract: 'escrow',
      init: { methodName: 'init', args: { oracle_id: 'nobody.test', shop_id: 'shop.test' } },
    },
  },
});

const exercise: Exercise = {
  kind: 'contract',
  contract: 'escrow',
  trials: [
    {
      name: 'and the parcel arrives',
      calls: [{ ...buy('alice.test', 2, '17'), when: { block: 0 } }, answer(0, 'yes')],
      judge: (run) => judge(run, { 'shop.test': 200, 'alice.test': -200 }),
    },
    {
      name: 'and the parcel does not arrive',
      calls: [{ ...buy('alice.test', 2, '17'), when: { block: 0 } }, answer(0, 'no')],
      judge: (run) => judge(run, { 'shop.test': 0, 'alice.test': 0 }),
    },
    {
      name: 'and nobody ever answers, while mallory’s parcel arrives',
      calls: [
        { ...buy('alice.test', 2, '17'), when: { block: 0 } },
        { ...buy('mallory.test', 3, '18'), when: { block: 1 } },
        answer(1, 'yes'),
      ],
      judge: (run) => judge(run, { 'shop.test': 300, 'mallory.test': -300, 'alice.test': 0 }),
    },
    {
      name: 'without an oracle: there is no such account',
      world: withoutOracle,
      calls: [{ ...buy('alice.test', 2, '17'), when: { block: 0 } }],
      judge: (run) => judge(run, { 'shop.test': 0, 'alice.test': 0 }),
    },
  ],
};

export const lesson: LessonModule = {
  facts: {
    asked: (run) => blockOf(run, 'ask'),
    answered: (run) => blockOf(run, 'answer'),
    resumed: (run) => blockOf(run, 'on_answer'),
    paid: (run) => blockOf(run, 'on_delivery'),
    resumedMethod: resumedBy,
    callbackPays: (run) => signerOf(stepOf(run, 'on_answer')),
    callbackMadeIn: (run) => text(stepOf(run, 'on_answer')?.createdAt),
    callbackGas: (run) => gasText(stepOf(run, 'on_answer')?.gasAttached),
    callbackBurnt: (run) => gasText(stepOf(run, 'on_answer')?.gasBurnt),
    callbackPredecessor: (run) => stepOf(run, 'on_answer')?.predecessorId ?? undefined,
    question: (run) => {
      const asked = runsOf(run, 'ask')[0];
      return asked && `“${String(argumentOf(asked.call, 'question'))}”`;
    },
    printed: (run) => run.console.at(-1),
  },
  exercise,
  graphs: { well: 'start.ts', nobody: 'nobody.ts' },
};
