import { readFailure } from './failure.ts';
import type { BlockAnswer, OutcomeAnswer, ReceiptAnswer, TraceMaterial } from './material.ts';
import { decodePayload } from './payload.ts';
import { depositOf, gasAttachedTo, readAction, toBigInt } from './readAction.ts';
import type { StepKind, StepStatus, TraceAction, TraceStep } from './trace.ts';

/**
 * Reads the transaction and every receipt that it made, directly or not, in the order in which they were made:
 * parents first, siblings as their `receipt_ids` say. A receipt that has not run yet stands there as pending.
 */
export function readSteps(material: TraceMaterial): readonly TraceStep[] {
  const { status } = material;
  if (!status?.transaction_outcome || !status.transaction) return [];
  const outcomes = new Map([status.transaction_outcome, ...(status.receipts_outcome ?? [])].map((o) => [o.id, o]));
  const receipts = new Map<string, ReceiptAnswer>();
  for (const r of material.underway) receipts.set(r.receipt_id, r);
  for (const chunk of material.chunks) for (const r of chunk.receipts) receipts.set(r.receipt_id, r);
  for (const r of status.receipts ?? []) receipts.set(r.receipt_id, r);
  const heights = new Map(material.blocks.map((b: BlockAnswer) => [b.header.hash, b.header.height]));

  const { transaction, transaction_outcome } = status;
  const first = transactionStep(transaction, transaction_outcome, heights);
  const steps = new Map<string, TraceStep>([[first.id, first]]);
  const walk = (parent: TraceStep): void => {
    for (const id of parent.receiptIds) {
      if (steps.has(id)) continue;
      const source = receipts.get(id) ?? localReceipt(id, parent);
      const step = receiptStep(id, parent, source, outcomes.get(id), heights);
      steps.set(id, step);
      walk(step);
    }
  };
  walk(first);
  return [...steps.values()];
}

type Transaction = NonNullable<NonNullable<TraceMaterial['status']>['transaction']>;
type Heights = ReadonlyMap<string, number>;

function transactionStep(transaction: Transaction, outcome: OutcomeAnswer, heights: Heights): TraceStep {
  const actions = transaction.actions.map(readAction);
  return {
    ...nothingYet,
    ...whatOutcomeTells(outcome, heights, {
      executorId: transaction.receiver_id,
      predecessorId: transaction.signer_id,
      methodNames: methodNamesOf(actions),
    }),
    id: transaction.hash,
    kind: 'transaction',
    number: null,
    predecessorId: transaction.signer_id,
    signerId: transaction.signer_id,
    executorId: transaction.signer_id,
    receiverId: transaction.receiver_id,
    createdBy: null,
    createdAt: null,
    actions,
    gasAttached: gasAttachedTo(actions),
    deposit: depositOf(actions),
  };
}

/**
 * A transaction's receipt that nobody lists: a node does not when the signer sent it to itself, and no chunk does before the
 * next block. The transaction tells all of it.
 */
function localReceipt(id: string, parent: TraceStep): LocalReceipt | null {
  return parent.kind === 'transaction' ? { id, local: parent } : null;
}

interface LocalReceipt {
  readonly id: string;
  readonly local: TraceStep;
}

function receiptStep(
  id: string,
  parent: TraceStep,
  source: ReceiptAnswer | LocalReceipt | null,
  outcome: OutcomeAnswer | undefined,
  heights: Heights,
): TraceStep {
  const facts = source === null ? null : 'local' in source ? localFacts(source.local) : receiptFacts(source);
  const executorId = outcome?.outcome.executor_id ?? facts?.executorId ?? null;
  const context = {
    executorId,
    predecessorId: facts?.predecessorId ?? null,
    methodNames: methodNamesOf(facts?.actions ?? []),
  };
  return {
    ...nothingYet,
    ...facts,
    ...(outcome ? whatOutcomeTells(outcome, heights, context) : {}),
    id,
    // Only refunds burn no tokens; of one that nobody lists not even the amount is known.
    kind: facts?.kind ?? (outcome && toBigInt(outcome.outcome.tokens_burnt) > 0n ? 'action' : 'unknown'),
    number: null,
    executorId,
    receiverId: executorId,
    createdBy: parent.id,
    createdAt: parent.ranAt,
    gasAttached: gasAttachedTo(facts?.actions ?? []),
    deposit: depositOf(facts?.actions ?? []),
  };
}

type Facts = Pick<
  TraceStep,
  'kind' | 'predecessorId' | 'signerId' | 'executorId' | 'actions' | 'inputDataIds' | 'outputDataReceivers' | 'gasPrice'
>;

function localFacts(transaction: TraceStep): Facts {
  const { signerId, receiverId, actions } = transaction;
  return {
    kind: 'action',
    predecessorId: signerId,
    signerId,
    executorId: receiverId,
    actions,
    inputDataIds: [],
    outputDataReceivers: [],
    gasPrice: null,
  };
}

function receiptFacts(receipt: ReceiptAnswer): Facts | null {
  const action = receipt.receipt.Action;
  if (!action) return null;
  return {
    kind: kindOf(receipt.predecessor_id, action.signer_id, action.is_promise_yield === true),
    predecessorId: receipt.predecessor_id,
    signerId: action.signer_id,
    executorId: receipt.receiver_id,
    actions: action.actions.map(readAction),
    inputDataIds: action.input_data_ids,
    outputDataReceivers: action.output_data_receivers.map((d) => ({ dataId: d.data_id, receiverId: d.receiver_id })),
    gasPrice: action.gas_price === undefined ? null : toBigInt(action.gas_price),
  };
}

/** Refunds come from `system`; one that brings back a deposit is also signed by it. @see nearcore core/primitives/src/receipt.rs `new_balance_refund` */
function kindOf(predecessorId: string, signerId: string, isYield: boolean): StepKind {
  if (predecessorId === 'system') return signerId === 'system' ? 'depositRefund' : 'gasRefund';
  return isYield ? 'yield' : 'action';
}

const nothingYet = {
  predecessorId: null,
  signerId: null,
  receiptIds: [],
  ranAt: null,
  blockHash: null,
  actions: [],
  inputDataIds: [],
  outputDataReceivers: [],
  gasPrice: null,
  gasBurnt: null,
  tokensBurnt: null,
  gasRefunded: 0n,
  place: null,
  profile: [],
  logs: [],
  status: { type: 'Pending' },
} as const satisfies Partial<TraceStep>;

type OutcomeFacts = Pick<
  TraceStep,
  'receiptIds' | 'ranAt' | 'blockHash' | 'gasBurnt' | 'tokensBurnt' | 'profile' | 'logs' | 'status'
>;

function whatOutcomeTells(
  { block_hash, outcome }: OutcomeAnswer,
  heights: Heights,
  context: Parameters<typeof readFailure>[1],
): OutcomeFacts {
  return {
    receiptIds: outcome.receipt_ids ?? [],
    ranAt: heights.get(block_hash) ?? null,
    blockHash: block_hash,
    gasBurnt: toBigInt(outcome.gas_burnt),
    tokensBurnt: toBigInt(outcome.tokens_burnt),
    profile: (outcome.metadata?.gas_profile ?? []).map((p) => ({
      category: p.cost_category,
      cost: p.cost,
      gas: toBigInt(p.gas_used),
    })),
    logs: outcome.logs ?? [],
    status: readStatus(outcome.status, context),
  };
}

/** How something ended; pending when that is not told, or in a way that is not known. */
export function readStatus(status: unknown, context: Parameters<typeof readFailure>[1]): StepStatus {
  if (typeof status !== 'object' || status === null) return { type: 'Pending' };
  if ('SuccessValue' in status) return { type: 'SuccessValue', value: decodePayload(String(status.SuccessValue)) };
  if ('SuccessReceiptId' in status) return { type: 'SuccessReceiptId', receiptId: String(status.SuccessReceiptId) };
  if ('Failure' in status) return { type: 'Failure', failure: readFailure(status.Failure, context) };
  return { type: 'Pending' };
}

function methodNamesOf(actions: readonly TraceAction[]): readonly string[] {
  return actions.map((a) => (a.type === 'FunctionCall' ? a.methodName : 'the action'));
}
