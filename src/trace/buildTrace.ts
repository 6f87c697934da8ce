import { count } from './format.ts';
import { joinData } from './joinData.ts';
import type { TraceMaterial } from './material.ts';
import { depositOf, toBigInt } from './readAction.ts';
import { readChanges } from './readChanges.ts';
import { readStatus, readSteps } from './readSteps.ts';
import type { Trace, TraceBlock, TraceStatus, TraceStep } from './trace.ts';

/** Builds the causal graph from what a network answered. Pure: the same material gives the same trace. */
export function buildTrace(material: TraceMaterial): Trace {
  const made = withRefunds(readSteps(material));
  const steps = inRunOrder(made, material);
  const blocks = blocksOf(steps, material);
  const heights = blocks.flatMap((b) => b.height ?? []);
  const data = joinData(steps, material.chunks, (height) => heights.find((h) => h > height) ?? null);
  const status = finalStatus(steps, material);
  const transaction = material.status?.transaction;
  return {
    txHash: material.txHash,
    signerId: transaction?.signer_id ?? material.senderId,
    receiverId: transaction?.receiver_id ?? '',
    steps: numbered(steps),
    data,
    blocks,
    status,
    failedInside: status.type === 'SuccessValue' && steps.some((s) => s.status.type === 'Failure' && isWork(s)),
    final: hasEnded(material),
    unknown: unknownOf(steps, material),
    changes: material.changes ? readChanges(material.changes, (id) => steps.some((s) => s.id === id)) : null,
  };
}

/** A receipt with work to do, whether it has run or not: neither the transaction, nor a refund, nor one of unknown kind. */
export function isWork(step: TraceStep): boolean {
  return step.kind === 'action' || step.kind === 'yield';
}

/** Its outcome may be known, and not what it was to do: the network did not tell the receipt itself. */
export function isBare(step: TraceStep): boolean {
  return step.kind !== 'transaction' && step.predecessorId === null;
}

/** A block has it, even if nobody knows any more which one, or how it ended. */
export function hasRun({ ranAt, blockHash }: TraceStep): boolean {
  return ranAt !== null || blockHash !== null;
}

export function isRefund(step: TraceStep): boolean {
  return step.kind === 'gasRefund' || step.kind === 'depositRefund';
}

function withRefunds(steps: readonly TraceStep[]): readonly TraceStep[] {
  const refunded = new Map<string, bigint>();
  for (const step of steps) {
    if (step.kind !== 'gasRefund' || step.createdBy === null) continue;
    refunded.set(step.createdBy, (refunded.get(step.createdBy) ?? 0n) + depositOf(step.actions));
  }
  return steps.map((step) => ({ ...step, gasRefunded: refunded.get(step.id) ?? 0n }));
}

/** By block, then by the place at which a chunk lists the receipt or the data that let it run, then as made. */
function inRunOrder(steps: readonly TraceStep[], material: TraceMaterial): readonly TraceStep[] {
  const places = new Map<string, number>();
  for (const { height, shardId, receipts } of material.chunks) {
    receipts.forEach((r, i) => {
      places.set(`${height} ${r.receipt.Data?.data_id ?? r.receipt_id}`, shardId * 1_000_000 + i);
    });
  }
  const placeOf = (step: TraceStep): number => {
    if (step.kind === 'transaction' || step.ranAt === null) return -1;
    const found = [step.id, ...step.inputDataIds].flatMap((id) => places.get(`${step.ranAt} ${id}`) ?? []);
    return found.length === 0 ? -1 : Math.max(...found);
  };
  const depth = depths(steps);
  return steps
    .map((step, made) => ({ step, made, place: placeOf(step), height: step.ranAt ?? heightLike(step, depth) }))
    .toSorted((a, b) => a.height - b.height || a.place - b.place || a.made - b.made)
    .map(({ step, place }) => (place < 0 ? step : { ...step, place }));
}

/** Steps whose block is gone keep their causal order; what has not run comes after everything. */
function heightLike(step: TraceStep, depth: ReadonlyMap<string, number>): number {
  const base = step.blockHash === null ? Number.MAX_SAFE_INTEGER - 1_000_000 : Number.MAX_SAFE_INTEGER / 2;
  return base + (depth.get(step.id) ?? 0);
}

function depths(steps: readonly TraceStep[]): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const step of steps) depth.set(step.id, step.createdBy === null ? 0 : (depth.get(step.createdBy) ?? 0) + 1);
  return depth;
}

/** Every block in which something ran, those between that were fetched, and for an unfinished transaction the newest one. */
function blocksOf(steps: readonly TraceStep[], material: TraceMaterial): readonly TraceBlock[] {
  const first = steps[0]?.ranAt ?? null;
  const last = Math.max(...steps.map((s) => s.ranAt ?? -1));
  const pending = steps.some((s) => s.status.type === 'Pending');
  const known = material.blocks
    .map(({ header }) => ({
      height: header.height,
      hash: header.hash,
      timestamp: header.timestamp_nanosec === undefined ? toBigInt(header.timestamp) : BigInt(header.timestamp_nanosec),
    }))
    .filter((b) => first === null || (b.height >= first && (pending || b.height <= last)))
    .toSorted((a, b) => a.height - b.height);
  const hashes = new Set(known.map((b) => b.hash));
  const gone = [...new Set(steps.flatMap((s) => s.blockHash ?? []))].filter((hash) => !hashes.has(hash));
  return [...known, ...gone.map((hash) => ({ height: null, hash, timestamp: null }))];
}

const nobody = { executorId: null, predecessorId: null, methodNames: [] };

function hasEnded({ status }: TraceMaterial): boolean {
  return status?.final_execution_status === 'FINAL';
}

/** Follows returned promises from the transaction to the step whose result counts. */
function finalStatus(steps: readonly TraceStep[], material: TraceMaterial): TraceStatus {
  const byId = new Map(steps.map((s) => [s.id, s]));
  let status = steps[0]?.status;
  while (status?.type === 'SuccessReceiptId') status = byId.get(status.receiptId)?.status;
  if (status && status.type !== 'Pending') return status;
  // A receipt on the way to it is missing: what the network says of the whole still holds.
  const told = hasEnded(material) ? readStatus(material.status?.status, nobody) : null;
  return told === null || told.type === 'SuccessReceiptId' ? { type: 'Pending' } : told;
}

function numbered(steps: readonly TraceStep[]): readonly TraceStep[] {
  let last = 0;
  return steps.map((step) => (isWork(step) ? { ...step, number: ++last } : step));
}

function unknownOf(steps: readonly TraceStep[], material: TraceMaterial): readonly string[] {
  if (steps.length === 0 && material.status !== null) return [...material.missing, 'The transaction has not run yet.'];
  const bare = steps.filter(isBare);
  const ran = bare.filter(hasRun).length;
  const others = (hasEnded(material) ? steps : bare).filter((s) => !hasRun(s)).length;
  const notTold = hasEnded(material)
    ? `What became of ${count(others, 'receipt')}, the network does not tell.`
    : `The next block will tell what ${count(others, 'receipt')} just made will do.`;
  const onlyOutcome = `Of ${count(ran, 'receipt')} the network tells how ${ran === 1 ? 'it' : 'they'} ended, and not what ${ran === 1 ? 'it was' : 'they were'} to do.`;
  return [...material.missing, ...(others > 0 ? [notTold] : []), ...(ran > 0 ? [onlyOutcome] : []), ...oddEnds(steps)];
}

function oddEnds(steps: readonly TraceStep[]): readonly string[] {
  const odd = steps.filter((s) => s.status.type === 'Pending' && hasRun(s)).length;
  return odd === 0 ? [] : [`How ${count(odd, 'receipt')} ended, the network does not tell.`];
}
