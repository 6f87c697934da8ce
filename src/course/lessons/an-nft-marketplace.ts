import { formatNear } from '../../trace/format.ts';
import type { Trace, TraceStep } from '../../trace/trace.ts';
import { changeOf, notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { argumentOf, panicOf, returned, runsOf, text } from '../facts.ts';
import type { MethodRun } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import { offerOf, withoutOffers } from '../nftWorld.ts';
import type { FinishedRun } from '../runBus.ts';

/** The calls of one purchase, by the token. */
function purchaseOf(run: FinishedRun, tokenId: 'dawn' | 'dusk') {
  const buy = runsOf(run, 'buy').find(({ call }) => argumentOf(call, 'token_id') === tokenId);
  const inIt = ({ trace }: MethodRun) => trace === buy?.trace;
  const transfer = runsOf(run, 'nft_transfer').find(inIt);
  const resolve = runsOf(run, 'resolve_buy').find(inIt);
  return { buy, transfer, resolve };
}

/** What a step paid, by plain transfers. */
function paymentsOf(from: MethodRun | undefined): readonly TraceStep[] {
  const { steps }: Pick<Trace, 'steps'> = from?.trace ?? { steps: [] };
  return steps.filter(({ createdBy, kind, actions }) => {
    return createdBy === from?.step.id && kind === 'action' && actions[0]?.type === 'Transfer';
  });
}

/** The deposit with which a failed call came, on its way back. */
function refundOf(from: MethodRun | undefined): TraceStep | undefined {
  return from?.trace.steps.find(({ kind, createdBy }) => kind === 'depositRefund' && createdBy === from.step.id);
}

/** Alice’s own transfer of dusk. */
const gift = (run: FinishedRun) => runsOf(run, 'nft_transfer').find(({ step }) => step.predecessorId === 'alice.test');

const ranAt = (found: MethodRun | TraceStep | undefined): string | undefined =>
  text((found !== undefined && 'step' in found ? found.step : found)?.ranAt);
const nearOf = (step: TraceStep | undefined): string | undefined => step && formatNear(step.deposit);

const NEAR = 10n ** 24n;
/** What gas, an approval's room or a yoctoNEAR may take from an account, or earn it. */
const SMALL_CHANGE = NEAR / 20n;

interface Wanted {
  readonly owner: string;
  /** NEAR that each has more, or less. */
  readonly money: Readonly<Record<string, number>>;
  /** NEAR that alice asks in an offer that should stand in the end. Without it, an old one may: it is good for nothing. */
  readonly offer?: number;
}

function judge(run: TrialRun, { owner, money, offer }: Wanted): Verdict {
  const token = run.after['token'] as { owner_id?: string } | null | undefined;
  if (token?.owner_id !== owner)
    return notYet(`Dusk should be ${owner}’s in the end. It is ${quoted(token?.owner_id)}.`);
  for (const [accountId, near] of Object.entries(money)) {
    const off = changeOf(run, accountId) - BigInt(near) * NEAR;
    if (-SMALL_CHANGE < off && off < SMALL_CHANGE) continue;
    return notYet(
      `In the end ${accountId} should have ${changed(BigInt(near) * NEAR)}, gas aside. It has ${changed(changeOf(run, accountId))}.`,
    );
  }
  if (offer !== undefined) {
    const found = (run.after['offer'] as { price?: unknown } | null | undefined)?.price;
    if (found !== `${BigInt(offer) * NEAR}`)
      return notYet(
        `Alice’s new offer, for ${offer} NEAR, should stand. The market says ${typeof found === 'string' ? formatNear(BigInt(found)) : 'that there is none'}.`,
      );
  }
  return solved(
    'Alice was paid for what the buyer got, everybody else has their money back, and the market kept nothing.',
  );
}

function changed(yocto: bigint): string {
  const tenths = (yocto + (yocto < 0n ? -NEAR : NEAR) / 20n) / (NEAR / 10n);
  if (tenths === 0n) return 'what it had';
  const amount = formatNear(((tenths < 0n ? -tenths : tenths) * NEAR) / 10n);
  return tenths < 0n ? `${amount} less` : `${amount} more`;
}

const buy = (signerId: string, near: number) => ({
  signerId,
  receiverId: 'market.test',
  methodName: 'buy',
  args: { token_id: 'dusk' },
  deposit: `${BigInt(near) * NEAR + 1n}`,
  when: { block: 0 },
});
const looks = {
  token: { on: 'nft.test', methodName: 'nft_token', args: { token_id: 'dusk' } },
  offer: { on: 'market.test', methodName: 'get_offer', args: { token_id: 'dusk' } },
};

const exercise: Exercise = {
  kind: 'contract',
  contract: 'market',
  trials: [
    {
      name: 'alone: bob buys dusk, and attaches 2 NEAR more than its price',
      calls: [buy('bob.test', 7)],
      looks,
      judge: (run) => judge(run, { owner: 'bob.test', money: { 'bob.test': -5, 'alice.test': 5, 'market.test': 0 } }),
    },
    {
      name: 'while alice revokes her approval, at the moment in which bob buys',
      calls: [
        buy('bob.test', 5),
        {
          signerId: 'alice.test',
          receiverId: 'nft.test',
          methodName: 'nft_revoke',
          args: { token_id: 'dusk', account_id: 'market.test' },
          deposit: '1',
          when: { block: 0 },
        },
      ],
      looks,
      judge: (run) => judge(run, { owner: 'alice.test', money: { 'alice.test': 0, 'bob.test': 0, 'market.test': 0 } }),
    },
    {
      name: 'while bob and mallory buy at the same moment, and mallory attaches more',
      calls: [buy('bob.test', 5), buy('mallory.test', 9)],
      looks,
      judge: (run) =>
        judge(run, {
          owner: 'bob.test',
          money: { 'bob.test': -5, 'mallory.test': 0, 'alice.test': 5, 'market.test': 0 },
        }),
    },
    {
      name: 'while alice asks 8 NEAR from now on, at the moment in which bob buys',
      calls: [buy('bob.test', 5), { ...offerOf('dusk', 8n), when: { block: 0 } }],
      looks,
      judge: (run) =>
        judge(run, {
          owner: 'alice.test',
          money: { 'alice.test': 0, 'bob.test': 0, 'market.test': 0 },
          offer: 8,
        }),
    },
  ],
};

export const lesson: LessonModule = {
  facts: {
    approvalId: (run) => {
      const { transfer } = purchaseOf(run, 'dawn');
      return transfer && String(argumentOf(transfer.call, 'approval_id'));
    },
    boughtAt: (run) => ranAt(purchaseOf(run, 'dawn').buy),
    transferredAt: (run) => ranAt(purchaseOf(run, 'dawn').transfer),
    resolvedAt: (run) => ranAt(purchaseOf(run, 'dawn').resolve),
    paidAt: (run) => ranAt(paymentsOf(purchaseOf(run, 'dawn').resolve)[0]),
    price: (run) => nearOf(paymentsOf(purchaseOf(run, 'dawn').resolve)[0]),
    seller: (run) => paymentsOf(purchaseOf(run, 'dawn').resolve)[0]?.receiverId ?? undefined,
    storage: (run) => nearOf(paymentsOf(purchaseOf(run, 'dawn').transfer)[0]),
    storageTo: (run) => paymentsOf(purchaseOf(run, 'dawn').transfer)[0]?.receiverId ?? undefined,
    /** Where the money is after the token has changed hands, and before anybody is paid. */
    holder: (run) => {
      const { buy, transfer, resolve } = purchaseOf(run, 'dawn');
      const paid = paymentsOf(resolve)[0];
      const between = (transfer?.step.ranAt ?? 0) < (paid?.ranAt ?? 0);
      return between && paid?.deposit === buy!.call.deposit - 1n ? (buy?.step.receiverId ?? undefined) : undefined;
    },
    givenAt: (run) => ranAt(gift(run)),
    duskBoughtAt: (run) => ranAt(purchaseOf(run, 'dusk').buy),
    duskFailedAt: (run) => ranAt(purchaseOf(run, 'dusk').transfer),
    duskReason: (run) => panicOf(purchaseOf(run, 'dusk').transfer?.step),
    yoctoTo: (run) => refundOf(purchaseOf(run, 'dusk').transfer)?.receiverId ?? undefined,
    duskResolvedAt: (run) => ranAt(purchaseOf(run, 'dusk').resolve),
    refund: (run) => nearOf(paymentsOf(purchaseOf(run, 'dusk').resolve)[0]),
    refundTo: (run) => paymentsOf(purchaseOf(run, 'dusk').resolve)[0]?.receiverId ?? undefined,
    refundedAt: (run) => ranAt(paymentsOf(purchaseOf(run, 'dusk').resolve)[0]),
    outcome: (run) => {
      const { resolve } = purchaseOf(run, 'dusk');
      return resolve && String(returned(resolve.step));
    },
  },
  exercise,
  graphs: {
    sale: { snippet: 'start.ts', transactions: [0] },
    'failed-transfer': { snippet: 'start.ts', transactions: [1, 2] },
    offer: { snippet: 'graph-offer.ts', world: withoutOffers },
  },
};
