import { hasRun } from '../trace/buildTrace.ts';
import { formatGas, formatNear } from '../trace/format.ts';
import { previewPayload } from '../trace/payload.ts';
import { sentenceOf } from '../trace/sentenceOf.ts';
import type { TraceStep } from '../trace/trace.ts';
import { callOf, failedActionOf, titleOf } from '../trace/words.ts';
import { failedOf } from './folding.ts';
import type { Fold } from './folding.ts';
import { foldDetail, foldSentence } from './foldWords.ts';
import { cutMiddle, fittingSans, monoFit, monoWidth, wrapName } from './measure.ts';
import type { Card, CardGas, CardOutcome, Detail } from './picture.ts';

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
  dotWidth: 20,
  dotHeight: 12,
  dotGap: 4,
} as const;

export type CardContent = Omit<Card, 'x' | 'y' | 'lane' | 'colour' | 'blockHeight'>;

export interface ContentOptions {
  readonly width: number;
  readonly titleLines: number;
  readonly detail: Detail;
  /** Put the account's id before the detail: where cards of all lanes lie below each other. */
  readonly withAccount: boolean;
  /** The gas that a full bar stands for. */
  readonly fullGas: bigint;
  /** How many receipts have a number. */
  readonly receipts: number;
}

/** What a step's card says, cut to its width; with a fold, what it says of all that it stands for. */
export function cardContent(step: TraceStep, options: ContentOptions, fold: Fold | null = null): CardContent {
  const { width, detail: size } = options;
  const outcome = fold !== null && failedOf(fold) > 0 ? 'fail' : outcomeOf(step);
  const sentence = fold ? foldSentence(fold, options.receipts) : sentenceOf(step, options.receipts);
  const folded = fold && { key: fold.key, kind: fold.kind, count: fold.steps.length, failed: failedOf(fold) };
  const facts = { id: step.id, outcome, mark: marks[outcome], sentence, size, fold: folded };
  if (size === 'dot')
    return { ...facts, width: card.dotWidth, height: card.dotHeight, title: [], detail: '', gas: null };
  const inner = width - card.padLeft - card.padRight;
  const compact = size === 'compact';
  const room = monoFit(inner - card.markRoom, card.titleSize);
  const title = compact
    ? [shortTitle(step, fold, room, options)]
    : wrapName(nameOf(step, fold), room, options.titleLines);
  const account = options.withAccount ? [accountOf(step, fold)] : [];
  const ways = (fold ? foldDetail(fold) : detailsOf(step)).map((said) => [...account, ...said].join(' · '));
  const gas = compact ? null : gasOf(fold?.kind === 'run' ? fold.steps : [step], inner, options.fullGas);
  const detail = compact ? '' : fittingSans(ways, inner, card.detailSize);
  const height = compact
    ? card.compactHeight
    : card.padTop + title.length * card.titleLine + card.line + (gas ? card.line : 0) + card.padBottom;
  return { ...facts, width, height, title, detail, gas };
}

function nameOf(step: TraceStep, fold: Fold | null): string {
  if (fold?.kind === 'run') return `× ${fold.steps.length} ${titleOf(step)}`;
  return step.kind === 'transaction' ? 'transaction' : titleOf(step);
}

/** One line. Where no detail follows it, it also says what a tree holds, and whose it is. */
function shortTitle(step: TraceStep, fold: Fold | null, room: number, { withAccount }: ContentOptions): string {
  const name = fold?.kind === 'tree' ? `${nameOf(step, fold)} +${fold.steps.length - 1}` : nameOf(step, fold);
  const [title = ''] = wrapName(name, room, 1);
  const left = room - title.length - 3;
  return withAccount && left >= 6 ? `${title} · ${cutMiddle(accountOf(step, fold), left)}` : title;
}

function accountOf(step: TraceStep, fold: Fold | null): string {
  const accounts = new Set(fold?.kind === 'run' ? fold.steps.map((s) => s.executorId) : [step.executorId]);
  return accounts.size === 1 ? (step.executorId ?? 'unknown account') : `${accounts.size} accounts`;
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
  const failed = failedActionOf(step);
  if (failed !== null) {
    const whole = `${failed.name} (${failed.place} of ${failed.of}): ${said}`;
    return [[...money, whole], [whole], [`${failed.name}: ${said}`], [said]];
  }
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

function gasOf(steps: readonly TraceStep[], inner: number, full: bigint): CardGas | null {
  if (steps.some((s) => s.gasBurnt === null)) return null;
  const burnt = steps.reduce((sum, s) => sum + (s.gasBurnt ?? 0n), 0n);
  const attached = steps.reduce((sum, s) => sum + s.gasAttached, 0n);
  const label = formatGas(burnt);
  const room = Math.max(0, inner - monoWidth(label, card.gasSize) - 8);
  const scale = (gas: bigint): number => (full === 0n ? 0 : Math.min(room, (Number(gas) / Number(full)) * room));
  return { label, room, attached: scale(attached), burnt: Math.min(room, Math.max(2, scale(burnt))) };
}
