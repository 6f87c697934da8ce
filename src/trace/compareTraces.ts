import { alignLists } from './alignLists.ts';
import { isRefund } from './buildTrace.ts';
import { formatGas, formatNear } from './format.ts';
import { previewPayload } from './payload.ts';
import type { Trace, TraceStep } from './trace.ts';
import { callOf, titleOf } from './words.ts';

/** Two traces side by side: which receipts have the same place among causes, and in what they differ. */
export interface TraceComparison {
  /** In the order of causes. A step without a partner stands alone. */
  readonly pairs: readonly StepPair[];
  readonly differences: readonly TraceDifference[];
}

export interface StepPair {
  readonly left: TraceStep | null;
  readonly right: TraceStep | null;
}

/**
 * `gas` is what each receipt was given, burnt and gave back: a byte more in a name changes it everywhere, so it is told
 * once for all.
 */
export type DifferentField =
  'account' | 'call' | 'gas attached' | 'deposit' | 'outcome' | 'data' | 'logs' | 'block' | 'gas';

export type TraceDifference =
  | { readonly type: 'OnlyLeft' | 'OnlyRight'; readonly step: TraceStep }
  | {
      readonly type: 'Changed';
      readonly left: TraceStep;
      readonly right: TraceStep;
      readonly field: DifferentField;
      /** What each side says of it, in words. */
      readonly leftSays: string;
      readonly rightSays: string;
    };

export interface CompareOptions {
  /** The right side's account ids by the left side's, where the two networks name the same accounts differently. */
  readonly names?: Readonly<Record<string, string>>;
}

/**
 * Compares two traces by causes: what the same receipt made, in the same order, is the same receipt. Ids, hashes, heights
 * and times never count; blocks count from the transaction's own.
 */
export function compareTraces(left: Trace, right: Trace, { names = {} }: CompareOptions = {}): TraceComparison {
  const rename = createRename(names);
  const sides = { left: createSide(left, (text) => text), right: createSide(right, rename) };
  const pairs: StepPair[] = [];
  pairUp(pairs, sides, rootsOf(sides.left), rootsOf(sides.right));
  const differences = pairs.flatMap((pair) => differencesOf(pair, sides));
  return { pairs, differences };
}

/** One trace, as it is looked at while two are compared. */
interface Side {
  readonly trace: Trace;
  readonly byId: ReadonlyMap<string, TraceStep>;
  /** Makes texts with account ids of this side comparable. */
  readonly rename: (text: string) => string;
}

interface Sides {
  readonly left: Side;
  readonly right: Side;
}

function createSide(trace: Trace, rename: (text: string) => string): Side {
  return { trace, byId: new Map(trace.steps.map((step) => [step.id, step])), rename };
}

/** Right names become left ones, the longest first, so that none is cut in two. */
function createRename(names: Readonly<Record<string, string>>): (text: string) => string {
  const pairs = Object.entries(names).toSorted(([, a], [, b]) => b.length - a.length);
  return (text) => pairs.reduce((renamed, [left, right]) => renamed.replaceAll(right, left), text);
}

/** Pairs what has one maker on each side, then what each pair made. */
function pairUp(pairs: StepPair[], sides: Sides, left: readonly TraceStep[], right: readonly TraceStep[]): void {
  for (const [ours, theirs] of alignLists(left, right, (l, r) => likenessOf(l, r, sides))) {
    pairs.push({ left: ours, right: theirs });
    pairUp(pairs, sides, childrenOf(ours, sides.left), childrenOf(theirs, sides.right));
  }
}

/** The transaction, and receipts of which nobody knows who made them. */
function rootsOf({ trace, byId }: Side): readonly TraceStep[] {
  return trace.steps.filter(({ createdBy }) => createdBy === null || !byId.has(createdBy));
}

function childrenOf(step: TraceStep | null, { byId }: Side): readonly TraceStep[] {
  if (step === null) return [];
  return step.receiptIds.flatMap((id) => byId.get(id) ?? []).filter(({ createdBy }) => createdBy === step.id);
}

function likenessOf(left: TraceStep, right: TraceStep, sides: Sides): number {
  if (left.kind !== right.kind) return 0;
  // There is one of it on each side, and one receipt that it turned into, whatever that asks for.
  if (left.kind === 'transaction' || (left.number === 1 && right.number === 1)) return 4;
  const title = titleOf(left) === titleOf(right) ? 2 : 0;
  const account = accountOf(left, sides.left) === accountOf(right, sides.right) ? 1 : 0;
  return title + account;
}

function accountOf({ executorId }: TraceStep, { rename }: Side): string {
  return rename(executorId ?? 'an unknown account');
}

function differencesOf({ left, right }: StepPair, sides: Sides): readonly TraceDifference[] {
  if (left === null || right === null) {
    const alone = left ?? right;
    if (alone === null) return [];
    return [{ type: left === null ? 'OnlyRight' : 'OnlyLeft', step: alone }];
  }
  const [leftFacts, rightFacts] = [factsOf(left, sides.left), factsOf(right, sides.right)];
  return (Object.keys(leftFacts) as DifferentField[]).flatMap((field): readonly TraceDifference[] => {
    const [leftSays, rightSays] = [leftFacts[field], rightFacts[field]];
    const same = leftSays === rightSays && exact(left, field, sides.left) === exact(right, field, sides.right);
    return same ? [] : [{ type: 'Changed', left, right, field, leftSays, rightSays }];
  });
}

/** All that counts of a step, in words that are equal when it is. */
function factsOf(step: TraceStep, side: Side): Readonly<Record<DifferentField, string>> {
  const { rename } = side;
  const isTransaction = step.kind === 'transaction';
  return {
    account: `ran on ${accountOf(step, side)}`,
    call: isRefund(step) ? '' : `asked for ${rename(callOf(step, Infinity))}`,
    'gas attached': isTransaction ? `had ${formatGas(step.gasAttached)} attached` : '',
    deposit: step.kind === 'gasRefund' ? '' : `held ${formatNear(step.deposit)}`,
    outcome: rename(outcomeOf(step)),
    data: dataOf(step, side),
    logs: step.logs.length === 0 ? 'logged nothing' : `logged ${step.logs.map((log) => `“${rename(log)}”`).join(', ')}`,
    block: blockOf(step, side.trace),
    gas: [step.gasAttached, step.gasBurnt, step.kind === 'gasRefund' ? step.deposit : ''].join(' '),
  };
}

/** What the words of a field shorten: all the bytes of arguments and of what was returned. */
function exact({ actions, status, kind }: TraceStep, field: DifferentField, { rename }: Side): string {
  const all =
    field === 'call' && !/Refund$/.test(kind)
      ? actions
      : field === 'outcome' && 'value' in status
        ? status.value
        : null;
  return rename(
    JSON.stringify(all, (key, value: unknown) =>
      typeof value === 'bigint' ? (key === 'gas' ? 0 : `${value}`) : value,
    ),
  );
}

function outcomeOf({ status }: TraceStep): string {
  switch (status.type) {
    case 'Pending':
      return 'has not run';
    case 'Failure':
      return `failed: ${status.failure.plain.replace(/\.$/, '')}`;
    case 'SuccessReceiptId':
      return 'returned a promise';
    case 'SuccessValue':
      return status.value.type === 'empty' ? 'returned nothing' : `returned ${previewPayload(status.value, Infinity)}`;
    default:
      return status satisfies never;
  }
}

function dataOf(step: TraceStep, { trace, byId, rename }: Side): string {
  if (step.inputDataIds.length === 0) return 'waited for nothing';
  const awaited = step.inputDataIds.map((id) => {
    const data = trace.data.find(({ dataId, to }) => dataId === id && to === step.id);
    const from = byId.get(data?.from ?? '');
    const source = from ? `${titleOf(from)} on ${rename(from.executorId ?? '?')}` : 'somebody outside';
    return data?.value.type === 'Failed' ? `${source}, which failed` : source;
  });
  return `waited for ${awaited.join(' and ')}`;
}

/** Heights are where a network happens to be; what counts is how far from the transaction. */
function blockOf(step: TraceStep, trace: Trace): string {
  const begun = trace.steps[0]?.ranAt ?? null;
  if (step.ranAt === null || begun === null)
    return step.status.type === 'Pending' ? 'has no block yet' : 'ran in a block unknown';
  const later = step.ranAt - begun;
  if (later === 0) return 'ran in the transaction’s block';
  return `ran ${later === 1 ? 'one block' : `${later} blocks`} after the transaction`;
}
