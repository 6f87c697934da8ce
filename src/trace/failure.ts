import { readExecution } from './executionWords.ts';
import type { FailureContext, Fields, Words } from './failureWords.ts';
import { sentences } from './failureWords.ts';
import type { TraceFailure } from './trace.ts';

/** Of whom an outcome tells. */
export interface FailedStep {
  readonly executorId: string | null;
  readonly predecessorId: string | null;
  /** Of each action: the method it calls, or a word for it. */
  readonly methodNames: readonly string[];
}

/** Reads the `Failure` of an outcome: what nearcore calls it and what it means. */
export function readFailure(failure: unknown, step: FailedStep): TraceFailure {
  const index = actionIndexOf(failure);
  const error = index === undefined ? failure : (failure as { ActionError: { kind: unknown } }).ActionError.kind;
  const { names, held } = unwrap(error);
  const method = step.methodNames[index ?? 0] ?? step.methodNames[0] ?? 'the method';
  const { kind, words } = meaningOf(names, held, { ...step, method });
  const [short, plain] = words;
  return { kind, protocol: protocolWords(names, held), plain, short, actionIndex: index ?? null };
}

function actionIndexOf(failure: unknown): number | null | undefined {
  if (!isRecord(failure) || !isRecord(failure['ActionError'])) return undefined;
  const index = failure['ActionError']['index'];
  return typeof index === 'number' ? index : null;
}

/** Goes inwards through one-key objects; what is left are the innermost variant's fields, or its text. */
function unwrap(error: unknown): { names: string[]; held: Fields | string | null } {
  const names: string[] = [];
  let rest = error;
  for (;;) {
    if (typeof rest === 'string') {
      const isVariant = /^[A-Z]\w*$/.test(rest) && names.at(-1) !== 'ExecutionError';
      if (isVariant) names.push(rest);
      return { names, held: isVariant ? null : rest };
    }
    if (!isRecord(rest)) return { names, held: null };
    const [key, ...more] = Object.keys(rest);
    if (key === undefined || more.length > 0 || !/^[A-Z]/.test(key)) return { names, held: rest };
    names.push(key);
    rest = rest[key];
  }
}

function protocolWords(names: readonly string[], held: Fields | string | null): string {
  const path = names.join(' › ');
  if (held === null) return path;
  return `${path}: ${typeof held === 'string' ? held : JSON.stringify(held)}`;
}

interface Meaning {
  readonly kind: string;
  readonly words: Words;
}

function meaningOf(names: readonly string[], held: Fields | string | null, context: FailureContext): Meaning {
  // The reasons why Wasm cannot be prepared are many, and mean one thing.
  const kind = names.includes('PrepareError') ? 'PrepareError' : (names.at(-1) ?? 'Failure');
  if (kind === 'ExecutionError') return readExecution(typeof held === 'string' ? held : '', context);
  const fields = held !== null && typeof held === 'object' ? held : {};
  const known = sentences[kind];
  if (known) return { kind, words: known(fields, context) };
  const spelt = kind.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  const rest = held === null ? '' : ` (${typeof held === 'string' ? held : JSON.stringify(held)})`;
  return { kind, words: [spelt, `The network refused it: ${spelt}${rest}.`] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
