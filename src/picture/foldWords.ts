import { count, formatGas } from '../trace/format.ts';
import { previewPayload } from '../trace/payload.ts';
import { sentenceOf } from '../trace/sentenceOf.ts';
import type { TraceStep } from '../trace/trace.ts';
import { titleOf } from '../trace/words.ts';
import { failedOf } from './folding.ts';
import type { Fold, Folding } from './folding.ts';

/** What all of a fold have in common, the longest way to say it first. */
export function foldDetail(fold: Fold): readonly (readonly string[])[] {
  const failed = failedOf(fold);
  if (fold.kind === 'tree') {
    const inside = `+ ${fold.steps.length - 1} folded`;
    return failed === 0 ? [[inside]] : [[inside, `✕ ${failed} failed`], [`✕ ${failed} of ${fold.steps.length} failed`]];
  }
  const [first] = fold.steps;
  if (first?.status.type === 'Failure') return [[`all failed: ${first.status.failure.short}`], ['all failed']];
  if (first?.status.type === 'Pending') return [['all on their way'], ['on their way']];
  const values = new Set(fold.steps.map(valueOf));
  const [value = ''] = values;
  return values.size === 1 && value !== '' ? [[`each → ${value}`]] : [['all succeeded'], ['']];
}

/** A fold as sentences, for those who do not see it. `receipts` is how many are numbered. */
export function foldSentence(fold: Fold, receipts: number): string {
  const [first] = fold.steps;
  if (!first) return '';
  if (fold.kind === 'tree') return `${sentenceOf(first, receipts)} ${treeWords(fold)} Enter opens it.`;
  const place = first.ranAt === null ? 'not in a block yet' : `in block ${first.ranAt}`;
  const from = new Set(fold.steps.map((s) => s.predecessorId));
  const by = from.size === 1 ? ` from ${first.predecessorId ?? 'an unknown account'}` : ` from ${from.size} accounts`;
  const gas = fold.steps.reduce((sum, s) => sum + (s.gasBurnt ?? 0n), 0n);
  const burnt = first.gasBurnt === null ? '' : ` Burnt ${formatGas(gas)} together.`;
  return `${runName(fold)}, folded into one, ${place}:${by}. ${runEnd(fold)}${burnt} Enter opens them.`;
}

/** What a picture does not show one by one, as sentences. */
export function foldingToText({ folds, quiet }: Folding): readonly string[] {
  const told = [...folds.values()].map((fold) => {
    const [first] = fold.steps;
    const place = first?.ranAt === null ? 'not in a block yet' : `block ${first?.ranAt}`;
    if (fold.kind === 'run') return `${place}: ${runName(fold)}. ${runEnd(fold)}`;
    return `${place}: ${first ? titleOf(first) : ''}. ${treeWords(fold)}`;
  });
  const shared = quiet.length === 0 ? [] : [`One lane for ${quiet.length} accounts: ${quiet.join(', ')}.`];
  return [...told, ...shared];
}

function runName({ steps }: Fold): string {
  const accounts = new Set(steps.map((s) => s.executorId));
  const on = accounts.size === 1 ? (steps[0]?.executorId ?? 'an unknown account') : count(accounts.size, 'account');
  return `${steps.length} × ${steps[0] ? titleOf(steps[0]) : ''} on ${on}`;
}

function runEnd(fold: Fold): string {
  const [first] = fold.steps;
  if (first?.status.type === 'Failure') return `All failed: ${first.status.failure.plain}`;
  return first?.status.type === 'Pending' ? 'None has run yet.' : 'All succeeded.';
}

function treeWords(fold: Fold): string {
  const failed = failedOf({ ...fold, steps: fold.steps.slice(1) });
  const inside = `${count(fold.steps.length - 1, 'receipt')} that came of it ${fold.steps.length === 2 ? 'is' : 'are'} folded into it`;
  return failed === 0 ? `${inside}.` : `${inside}; ${failed} of them failed.`;
}

function valueOf({ status }: TraceStep): string {
  return status.type === 'SuccessValue' ? previewPayload(status.value, 40) : '';
}
