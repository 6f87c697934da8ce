import { count, formatGas, formatNear } from './format.ts';
import { previewPayload } from './payload.ts';
import type { Payload, TraceStep } from './trace.ts';
import { titleOf } from './words.ts';

/** `receipt 3`, as it is called within a sentence. */
export function nameOf(step: TraceStep | null | undefined): string {
  if (!step) return 'a receipt outside this transaction';
  switch (step.kind) {
    case 'transaction':
      return 'the transaction';
    case 'gasRefund':
      return 'the refund of gas';
    case 'depositRefund':
      return 'the refund of a deposit';
    case 'unknown':
      return 'a receipt of which only the id is known';
    case 'action':
    case 'yield':
      return `receipt ${step.number ?? '?'}`;
    default:
      return step.kind satisfies never;
  }
}

/** `Receipt 3, get_greeting on hello.test,` to begin a sentence with. */
export function introduce(step: TraceStep): string {
  const name = capital(nameOf(step));
  return step.number === null ? name : `${name}, ${titleOf(step)} on ${step.executorId ?? 'an unknown account'},`;
}

/** `in block 6`, and what is said when nobody knows. */
export function blockOf({ ranAt, blockHash }: TraceStep): string {
  if (ranAt !== null) return `in block ${ranAt}`;
  return blockHash === null ? 'in no block yet' : 'in a block that the network has forgotten';
}

/** `“Hello”`, `nothing` for no bytes. */
export function valueOf(payload: Payload): string {
  return previewPayload(payload, 60) || 'nothing';
}

/** `30 Tgas and 2 NEAR`; empty for neither. */
export function givenTo({ gasAttached, deposit }: TraceStep): string {
  const given = [...(gasAttached > 0n ? [formatGas(gasAttached)] : []), ...(deposit > 0n ? [formatNear(deposit)] : [])];
  return given.join(' and ');
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `2 blocks after it was made`; null when nobody knows. */
export function ageOf({ createdAt, ranAt }: TraceStep): string | null {
  if (createdAt === null || ranAt === null) return null;
  return ranAt === createdAt
    ? 'in the block in which it was made'
    : `${count(ranAt - createdAt, 'block')} after it was made`;
}
