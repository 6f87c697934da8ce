import { isRefund } from './buildTrace.ts';
import { formatGas, formatNear } from './format.ts';
import { previewPayload } from './payload.ts';
import type { Payload, Trace, TraceStep } from './trace.ts';
import { callOf, titleOf } from './words.ts';

/**
 * `gas` is what each receipt was given, burnt and gave back: a byte more in a name changes it everywhere, so it is told
 * once for all.
 */
export type DifferentField =
  'account' | 'call' | 'gas attached' | 'deposit' | 'outcome' | 'data' | 'logs' | 'state' | 'block' | 'gas';

/** One trace, as it is looked at while two are compared. */
export interface Side {
  readonly trace: Trace;
  readonly byId: ReadonlyMap<string, TraceStep>;
  /** Makes texts with account ids of this side comparable. */
  readonly rename: (text: string) => string;
}

/** What is said of a step. */
export interface Fact {
  readonly says: string;
  /** What is compared in place of the words, where those shorten it. */
  readonly exact?: string;
}

/** All that counts of a step, equal when it is; null for what is not known. */
export function factsOf(step: TraceStep, side: Side): Readonly<Record<DifferentField, Fact | null>> {
  const { rename } = side;
  const says = (text: string): Fact => ({ says: rename(text) });
  const nothing = { says: '' };
  return {
    account: says(`ran on ${step.executorId ?? 'an unknown account'}`),
    call: isRefund(step)
      ? nothing
      : { ...says(`asked for ${callOf(step, Infinity)}`), exact: exact(step.actions, side) },
    'gas attached': step.kind === 'transaction' ? says(`had ${formatGas(step.gasAttached)} attached`) : nothing,
    deposit: step.kind === 'gasRefund' ? nothing : says(`held ${formatNear(step.deposit)}`),
    outcome: {
      ...says(outcomeOf(step)),
      exact: exact('value' in step.status ? step.status.value : outcomeOf(step), side),
    },
    data: says(dataOf(step, side)),
    logs: says(step.logs.length === 0 ? 'logged nothing' : `logged ${step.logs.map((log) => `“${log}”`).join(', ')}`),
    state: stateOf(step, side),
    block: says(blockOf(step, side.trace)),
    gas: says([step.gasAttached, step.gasBurnt, step.kind === 'gasRefund' ? step.deposit : ''].join(' ')),
  };
}

/** Every byte of it; the gas of a call is told apart, and what bytes there are tells how many. */
function exact(value: unknown, { rename }: Side): string {
  return rename(
    JSON.stringify(value, (key, one: unknown) =>
      typeof one === 'bigint' ? (key === 'gas' ? 0 : `${one}`) : key === 'length' ? 0 : one,
    ),
  );
}

/** What it wrote and so changed. Null where nobody asked for changes. */
function stateOf(step: TraceStep, side: Side): Fact | null {
  if (side.trace.changes === null) return null;
  const written = side.trace.changes.values.filter(({ stepId, same }) => stepId === step.id && !same);
  if (written.length === 0) return { says: 'changed no state' };
  const valueText = (value: Payload | 'absent'): string => (value === 'absent' ? 'nothing' : previewPayload(value, 60));
  const changes = written.map(({ key, after }) => `${previewPayload(key, 40)} to ${valueText(after)}`);
  const all = written.map(({ key, after }) => exact([key, after], side)).toSorted();
  return { says: side.rename(`changed ${changes.join(', ')}`), exact: all.join('\n') };
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

function dataOf(step: TraceStep, { trace, byId }: Side): string {
  if (step.inputDataIds.length === 0) return 'waited for nothing';
  const awaited = step.inputDataIds.map((id) => {
    const data = trace.data.find(({ dataId, to }) => dataId === id && to === step.id);
    const from = byId.get(data?.from ?? '');
    const source = from ? `${titleOf(from)} on ${from.executorId ?? '?'}` : 'somebody outside';
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

/** Right names become left ones, the longest first, so that none is cut in two; in bytes too, as Borsh writes a text. */
export function createRename(names: Readonly<Record<string, string>>): (text: string) => string {
  const pairs = Object.entries(names)
    .filter(([left, right]) => left !== right)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([left, right]) => [[left, right] as const, [borshHex(left), borshHex(right)] as const]);
  return (text) => pairs.reduce((renamed, [left, right]) => renamed.replaceAll(right, left), text);
}

function borshHex(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const length = new Uint8Array(new Uint32Array([bytes.length]).buffer);
  return Array.from([...length, ...bytes], (byte) => byte.toString(16).padStart(2, '0')).join('');
}
