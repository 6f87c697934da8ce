import type { ChunkMaterial } from './material.ts';
import { decodePayload } from './payload.ts';
import type { DataValue, TraceData, TraceStep } from './trace.ts';

/**
 * Finds every piece of data that a step waits for or sends: from the data receipts in chunks where they are known, else
 * from the ids (`output_data_receivers` here, `input_data_ids` there).
 */
export function joinData(
  steps: readonly TraceStep[],
  chunks: readonly ChunkMaterial[],
  nextHeight: (height: number) => number | null,
): readonly TraceData[] {
  const inChunks = dataInChunks(chunks);
  const waiting = new Map(steps.flatMap((s) => s.inputDataIds.map((id) => [id, s] as const)));
  const sources = new Map<string, TraceStep>();
  for (const step of steps) {
    if (step.status.type === 'SuccessReceiptId') continue;
    for (const { dataId } of step.outputDataReceivers) sources.set(dataId, step);
  }
  return [...new Set([...waiting.keys(), ...sources.keys()])].map((dataId) => {
    const to = waiting.get(dataId) ?? null;
    const seen = inChunks.get(dataId);
    const from = sources.get(dataId) ?? (seen ? resumer(steps, seen) : null);
    return {
      dataId,
      from: from?.id ?? null,
      to: to?.id ?? null,
      arrivedAt: seen?.height ?? (from?.ranAt == null ? null : nextHeight(from.ranAt)),
      value: seen ? seen.value : inferValue(from),
      isResume: seen?.isResume ?? to?.kind === 'yield',
      seen: seen !== undefined,
    };
  });
}

interface SeenData {
  readonly height: number;
  readonly predecessorId: string;
  readonly value: DataValue;
  readonly isResume: boolean;
}

function dataInChunks(chunks: readonly ChunkMaterial[]): ReadonlyMap<string, SeenData> {
  const seen = new Map<string, SeenData>();
  for (const { height, receipts } of chunks) {
    for (const { predecessor_id, receipt } of receipts) {
      if (!receipt.Data) continue;
      const { data_id, data, is_promise_resume } = receipt.Data;
      const value: DataValue = data === null ? { type: 'Failed' } : { type: 'Successful', value: decodePayload(data) };
      seen.set(data_id, { height, predecessorId: predecessor_id, value, isResume: is_promise_resume === true });
    }
  }
  return seen;
}

/** What woke a yield names only an account; if exactly one step of this trace ran on it just before, it was that step. */
function resumer(steps: readonly TraceStep[], data: SeenData): TraceStep | null {
  if (data.value.type === 'Failed') return null;
  const candidates = steps.filter(
    (s) => s.kind !== 'transaction' && s.executorId === data.predecessorId && s.ranAt === data.height - 1,
  );
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function inferValue(from: TraceStep | null): DataValue {
  if (from?.status.type === 'SuccessValue') return { type: 'Successful', value: from.status.value };
  return { type: from?.status.type === 'Failure' ? 'Failed' : 'Pending' };
}
