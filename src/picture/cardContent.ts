import { hasRun } from '../trace/buildTrace.ts';
import { formatGas, formatNear } from '../trace/format.ts';
import { previewPayload } from '../trace/payload.ts';
import { sentenceOf } from '../trace/sentenceOf.ts';
import type { TraceStep } from '../trace/trace.ts';
import { callOf, titleOf } from '../trace/words.ts';
import { fittingSans, monoFit, monoWidth, wrapName } from './measure.ts';
import type { Card, CardGas, CardOutcome } from './picture.ts';

/** Sizes inside a card, in pixels; the drawing uses the same. */
export const card = {
  titleSize: 13,
  titleLine: 17,
  detailSize: 12.5,
  gasSize: 11.5,
  line: 17,
  padTop: 8,
  padBottom: 7,
  padLeft: 14,
  padRight: 10,
  markRoom: 16,
  compactHeight: 26,
} as const;

export type CardContent = Omit<Card, 'x' | 'y' | 'lane' | 'colour' | 'blockHeight'>;

export interface ContentOptions {
  readonly width: number;
  readonly titleLines: number;
  readonly compact: boolean;
  /** Put the account's id before the detail: where cards of all lanes lie below each other. */
  readonly withAccount: boolean;
  /** The gas that a full bar stands for. */
  readonly fullGas: bigint;
  /** How many receipts have a number. */
  readonly receipts: number;
}

/** What a step's card says, cut to its width. */
export function cardContent(step: TraceStep, options: ContentOptions): CardContent {
  const { width, compact } = options;
  const inner = width - card.padLeft - card.padRight;
  const name = step.kind === 'transaction' ? 'transaction' : titleOf(step);
  const title = wrapName(name, monoFit(inner - card.markRoom, card.titleSize), compact ? 1 : options.titleLines);
  const account = options.withAccount ? [step.executorId ?? 'unknown account'] : [];
  const ways = detailsOf(step).map((said) => [...account, ...said].join(' · '));
  const gas = compact ? null : gasOf(step, inner, options.fullGas);
  const detail = compact ? '' : fittingSans(ways, inner, card.detailSize);
  const height = compact
    ? card.compactHeight
    : card.padTop + title.length * card.titleLine + card.line + (gas ? card.line : 0) + card.padBottom;
  const outcome = outcomeOf(step);
  return {
    id: step.id,
    width,
    height,
    outcome,
    mark: marks[outcome],
    title,
    detail,
    gas,
    sentence: sentenceOf(step, options.receipts),
    compact,
  };
}

export function receiptsIn(steps: readonly TraceStep[]): number {
  return steps.filter((s) => s.number !== null).length;
}

const marks: Readonly<Record<CardOutcome, string>> = { ok: '✓', fail: '✕', pending: '…' };

function outcomeOf(step: TraceStep): CardOutcome {
  if (step.status.type === 'Failure') return 'fail';
  return step.status.type === 'Pending' ? 'pending' : 'ok';
}

/** Ways to say what matters most about a step besides its name, the longest first. */
function detailsOf(step: TraceStep): readonly (readonly string[])[] {
  const money = step.deposit > 0n ? [formatNear(step.deposit)] : [];
  if (step.kind === 'transaction' && step.status.type !== 'Failure') {
    const gas = step.gasAttached > 0n ? [formatGas(step.gasAttached)] : [];
    const attached = [...money, ...gas].join(', ');
    return attached === '' ? [[]] : [[`${attached} attached`], [attached]];
  }
  const said = saidOf(step);
  return [[...money, ...(said === '' ? [] : [said])]];
}

function saidOf(step: TraceStep): string {
  const { status } = step;
  switch (status.type) {
    case 'Pending':
      if (hasRun(step)) return 'ended, nobody tells how';
      if (step.inputDataIds.length === 0) return 'on its way';
      return step.kind === 'yield' ? 'waits to be resumed' : 'waits for its data';
    case 'Failure':
      return status.failure.short;
    case 'SuccessReceiptId':
      return '→ a promise';
    case 'SuccessValue': {
      const value = previewPayload(status.value, 80);
      return value === '' ? argsOf(step) : `→ ${value}`;
    }
    default:
      return status satisfies never;
  }
}

function argsOf(step: TraceStep): string {
  const [action, ...more] = step.actions;
  if (more.length > 0) return callOf(step, 40);
  if (action?.type !== 'FunctionCall') return '';
  return previewPayload(action.args, 80);
}

function gasOf(step: TraceStep, inner: number, full: bigint): CardGas | null {
  if (step.gasBurnt === null) return null;
  const label = formatGas(step.gasBurnt);
  const room = Math.max(0, inner - monoWidth(label, card.gasSize) - 8);
  const scale = (gas: bigint): number => (full === 0n ? 0 : Math.min(room, (Number(gas) / Number(full)) * room));
  return { label, room, attached: scale(step.gasAttached), burnt: Math.min(room, Math.max(2, scale(step.gasBurnt))) };
}
