import { isRefund } from '../trace/buildTrace.ts';
import type { Trace, TraceStep } from '../trace/trace.ts';
import type { SlotKind } from './picture.ts';

/** A place on the time axis and what stands in it, before it has a position. */
export interface Slot {
  readonly key: string;
  readonly kind: SlotKind;
  readonly blockHeight: number | null;
  readonly label: string;
  readonly title: string;
  /** Nanoseconds since 1970. */
  readonly timestamp: bigint | null;
  /** Steps that get a card. */
  readonly steps: readonly TraceStep[];
  readonly refunds: readonly TraceStep[];
}

/** From how many blocks in a row in which nothing happens they are drawn as one. */
const FOLD_FROM = 3;

/** Divides a trace into blocks, runs of quiet blocks, and what is still to come. */
export function slotsOf(trace: Trace, emptied: ReadonlySet<number> = new Set()): readonly Slot[] {
  const steps = Map.groupBy(trace.steps, slotKeyOf);
  const slots: Slot[] = [];
  let quiet: { height: number; timestamp: bigint | null }[] = [];
  const flush = (): void => {
    if (quiet.length >= FOLD_FROM) slots.push(foldSlot(quiet));
    else slots.push(...quiet.map((q) => blockSlot('empty', q.height, q.timestamp, [])));
    quiet = [];
  };
  let last: number | null = null;
  for (const { height, hash, timestamp } of trace.blocks) {
    if (height === null) {
      flush();
      slots.push(goneSlot(hash ?? '', steps.get(`hash ${hash}`) ?? []));
      continue;
    }
    for (let h = (last ?? height) + 1; h < height; h++) quiet.push({ height: h, timestamp: null });
    last = height;
    const here = steps.get(`height ${height}`) ?? (emptied.has(height) ? [] : undefined);
    if (here === undefined) {
      quiet.push({ height, timestamp });
      continue;
    }
    flush();
    slots.push(blockSlot('block', height, timestamp, here, emptied.has(height)));
  }
  flush();
  slots.push(...pendingSlots(steps.get('pending') ?? [], trace));
  return slots;
}

/** In which slot each step stands. */
export function slotIndexOf(slots: readonly Slot[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  slots.forEach((slot, i) => {
    for (const { id } of slot.steps) index.set(id, i);
    for (const { id } of slot.refunds) index.set(id, i);
  });
  return index;
}

export function slotKeyOf(step: TraceStep): string {
  if (step.ranAt !== null) return `height ${step.ranAt}`;
  return step.blockHash === null ? 'pending' : `hash ${step.blockHash}`;
}

function blockSlot(
  kind: SlotKind,
  height: number,
  timestamp: bigint | null,
  steps: readonly TraceStep[],
  folded = false,
): Slot {
  const title =
    kind === 'empty'
      ? `Block ${height}: nothing of this transaction runs`
      : folded
        ? `Block ${height}: what ran here is folded`
        : `Block ${height}`;
  return {
    key: `height ${height}`,
    kind,
    blockHeight: height,
    label: String(height),
    title,
    timestamp,
    ...parted(steps),
  };
}

function foldSlot(quiet: readonly { height: number; timestamp: bigint | null }[]): Slot {
  const [first] = quiet;
  const from = first?.height ?? 0;
  const to = quiet.at(-1)?.height ?? 0;
  return {
    key: `from ${from}`,
    kind: 'fold',
    blockHeight: null,
    label: `${quiet.length} blocks`,
    title: `Blocks ${from} to ${to}: nothing of this transaction runs`,
    timestamp: first?.timestamp ?? null,
    steps: [],
    refunds: [],
  };
}

function goneSlot(hash: string, steps: readonly TraceStep[]): Slot {
  const title = `Block ${hash}: the network no longer tells its height`;
  return { key: `hash ${hash}`, kind: 'gone', blockHeight: null, label: '?', title, timestamp: null, ...parted(steps) };
}

/** What comes with the next block, and what has to wait for something that has not run either. */
function pendingSlots(pending: readonly TraceStep[], trace: Trace): readonly Slot[] {
  const coming = new Set(trace.data.filter((d) => d.value.type !== 'Pending').map((d) => d.dataId));
  const known = pending.filter((s) => s.kind !== 'unknown');
  const isNext = (s: TraceStep): boolean => s.inputDataIds.every((id) => coming.has(id));
  const next = known.filter(isNext);
  const later = known.filter((s) => !isNext(s));
  const slot = (label: string, title: string, steps: readonly TraceStep[]): readonly Slot[] =>
    steps.length === 0
      ? []
      : [{ key: label, kind: 'pending', blockHeight: null, label, title, timestamp: null, ...parted(steps) }];
  return [
    ...slot('next', 'On its way to the next block', next),
    ...slot('later', 'Waits for something that has not run yet', later),
  ];
}

function parted(steps: readonly TraceStep[]): Pick<Slot, 'steps' | 'refunds'> {
  return { steps: steps.filter((s) => !isRefund(s)), refunds: steps.filter(isRefund) };
}
