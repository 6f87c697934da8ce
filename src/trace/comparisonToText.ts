import type { TraceComparison, TraceDifference } from './compareTraces.ts';
import { formatGas } from './format.ts';
import type { TraceStep } from './trace.ts';
import { titleOf } from './words.ts';

/** How the two sides are called: `in this run` and `in the run before`. */
export interface SideNames {
  readonly left: string;
  readonly right: string;
}

export interface ComparisonText {
  readonly equal: boolean;
  /** Whether the two are equal, in a sentence; what gas differs, in another. */
  readonly summary: string;
  /** A sentence for each difference. */
  readonly differences: readonly { readonly text: string; readonly stepIds: readonly string[] }[];
}

/** Says in words how two runs differ, transaction by transaction. */
export function comparisonToText(comparisons: readonly TraceComparison[], names: SideNames): ComparisonText {
  const all = comparisons.flatMap(({ differences }) => differences);
  const loud = all.filter((one) => one.type !== 'Changed' || one.field !== 'gas');
  const alone = loud.filter(({ type }) => type !== 'Changed');
  const differences = loud
    .filter((one) => !isRefundOfAlone(one, alone) && !isCallOfTransaction(one, loud))
    .map((one) => ({ text: differenceText(one, names), stepIds: stepIdsOf(one) }));
  const gas = all.length > loud.length ? gasText(comparisons, names) : '';
  return {
    equal: differences.length === 0,
    summary: [headOf(differences.length, gas !== ''), gas].join(' ').trim(),
    differences,
  };
}

function headOf(differences: number, gas: boolean): string {
  if (differences === 0) return `Equal but for ids, times${gas ? ', block heights and gas.' : ' and block heights.'}`;
  return differences === 1 ? 'They differ in one thing.' : `They differ in ${differences} things.`;
}

/** A receipt that is there once only has its refunds once only: that goes without saying. */
function isRefundOfAlone(difference: TraceDifference, alone: readonly TraceDifference[]): boolean {
  if (difference.type === 'Changed' || difference.step.kind !== 'gasRefund') return false;
  return alone.some((one) => one.type === difference.type && one.step.id === difference.step.createdBy);
}

/** What a transaction asks for, the receipt that it turned into asks for. */
function isCallOfTransaction(difference: TraceDifference, all: readonly TraceDifference[]): boolean {
  if (difference.type !== 'Changed' || difference.field !== 'call' || difference.left.number !== 1) return false;
  return all.some((one) => one.type === 'Changed' && one.field === 'call' && one.left.id === difference.left.createdBy);
}

function gasText(comparisons: readonly TraceComparison[], { left, right }: SideNames): string {
  const sum = (side: 'left' | 'right'): bigint =>
    comparisons.flatMap(({ pairs }) => pairs).reduce((total, pair) => total + (pair[side]?.gasBurnt ?? 0n), 0n);
  const [ours, theirs] = [sum('left'), sum('right')];
  if (ours === theirs) return 'Gas is divided in another way.';
  const texts = [formatGas(ours), formatGas(theirs)];
  const [first, second] = texts[0] === texts[1] ? [`${ours} gas`, `${theirs} gas`] : texts;
  return `${first} were burnt ${left}, ${second} ${right}.`;
}

function differenceText(difference: TraceDifference, { left, right }: SideNames): string {
  switch (difference.type) {
    case 'OnlyLeft':
      return `Only ${left}: ${stepName(difference.step)}.`;
    case 'OnlyRight':
      return `Only ${right}: ${stepName(difference.step)}.`;
    case 'Changed':
      return `${capital(subjectOf(difference.left))} ${difference.leftSays} ${left}; ${right} it ${difference.rightSays}.`;
    default:
      return difference satisfies never;
  }
}

function stepName(step: TraceStep): string {
  const on = step.executorId === null ? '' : ` on ${step.executorId}`;
  switch (step.kind) {
    case 'transaction':
      return `the transaction of ${step.signerId}`;
    case 'gasRefund':
      return `a refund of gas to ${step.executorId}`;
    case 'depositRefund':
      return `a refund of a deposit to ${step.executorId}`;
    case 'unknown':
      return `a receipt${on}`;
    case 'action':
    case 'yield':
      return `receipt ${step.number}, \`${titleOf(step)}\`${on}`;
    default:
      return step.kind satisfies never;
  }
}

function subjectOf(step: TraceStep): string {
  return step.number === null ? stepName(step) : `${stepName(step)},`;
}

function stepIdsOf(difference: TraceDifference): readonly string[] {
  return difference.type === 'Changed' ? [difference.left.id, difference.right.id] : [difference.step.id];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
