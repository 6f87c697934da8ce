import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { judgeMoney } from '../exercise/moneyTrials.ts';
import { runsOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';
import { formatNear } from '../../trace/format.ts';

const NEAR = 10n ** 24n;
const judge = (run: TrialRun, wanted: Readonly<Record<string, number>>): Verdict =>
  judgeMoney(
    run,
    wanted,
    'Counter has its fees, alice has back what it did not take, and the guestbook keeps nothing.',
  );

const sign = (signerId: string, near: number) => ({
  signerId,
  receiverId: 'guestbook.test',
  methodName: 'sign',
  args: { text: 'What a view!' },
  deposit: ((BigInt(near * 100) * NEAR) / 100n).toString(),
});

const exercise: Exercise = {
  kind: 'contract',
  contract: 'guestbook',
  trials: [
    {
      name: 'alone: alice signs twice, with 1 NEAR and then with 2',
      calls: [
        { ...sign('alice.test', 1), when: { block: 0 } },
        { ...sign('alice.test', 2), when: 'Quiet' },
      ],
      judge: (run) => judge(run, { 'guestbook.test': 0, 'counter.test': 100, 'alice.test': -100 }),
    },
    {
      name: 'with a counter that knows alice already, and half a NEAR',
      world: (world) => ({
        ...world,
        setup: [
          { signerId: 'alice.test', receiverId: 'counter.test', methodName: 'count', args: { name: 'alice.test' } },
        ],
      }),
      calls: [{ ...sign('alice.test', 0.5), when: { block: 0 } }],
      judge: (run) => judge(run, { 'guestbook.test': 0, 'counter.test': 0, 'alice.test': 0 }),
    },
    {
      name: 'while bob signs with 3 NEAR between alice’s second call and its callback',
      calls: [
        { ...sign('alice.test', 1), when: { block: 0 } },
        { ...sign('alice.test', 1), when: 'Quiet' },
        { ...sign('bob.test', 3), when: { block: 7 } },
      ],
      judge: (run) => judge(run, { 'guestbook.test': 0, 'counter.test': 400, 'alice.test': -100, 'bob.test': -300 }),
    },
  ],
};

/** The second signing, which counter refuses. */
function refused(run: FinishedRun) {
  return runsOf(run, 'count')[1];
}

/** The receipt that brings the refused deposit back. */
function returned(run: FinishedRun) {
  const found = refused(run);
  return found?.trace.steps.find(({ kind, createdBy }) => kind === 'depositRefund' && createdBy === found.step.id);
}

export const lesson: LessonModule = {
  facts: {
    holder: (run) => returned(run)?.receiverId ?? undefined,
    signer: (run) => refused(run)?.step.signerId ?? undefined,
    predecessor: (run) => refused(run)?.step.predecessorId ?? undefined,
    deposit: (run) => {
      const call = refused(run)?.call;
      return call && formatNear(call.deposit);
    },
    leftBlock: (run) => text(refused(run)?.step.createdAt),
    refusedBlock: (run) => text(refused(run)?.step.ranAt),
    returnBlock: (run) => text(returned(run)?.ranAt),
    callbackBlock: (run) => text(runsOf(run, 'sign_at_once_callback')[1]?.step.ranAt),
    gasTo: (run) => {
      const gas = refused(run)?.trace.steps.filter(({ kind }) => kind === 'gasRefund') ?? [];
      const receivers = new Set(gas.map(({ receiverId }) => receiverId));
      return receivers.size === 1 ? ([...receivers][0] ?? undefined) : undefined;
    },
    second: (run) => run.console[1],
  },
  exercise,
};
