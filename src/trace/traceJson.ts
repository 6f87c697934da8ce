import type { AccountBefore, AccountChange, AccountState, GasKeyChange, TraceChanges, ValueChange } from './changes.ts';
import {
  aBigInt,
  aBoolean,
  aCount,
  aString,
  listOf,
  literal,
  mapOf,
  Misread,
  nullable,
  oneOf,
  record,
  union,
} from './reader.ts';
import type { Reader } from './reader.ts';
import type {
  DataValue,
  Payload,
  ProfileEntry,
  StepStatus,
  Trace,
  TraceAction,
  TraceBlock,
  TraceData,
  TraceFailure,
  TraceStatus,
  TraceStep,
} from './trace.ts';

/** By these a file of ours is known. A change of `Trace` that old files do not fit raises the version. */
const FORMAT = 'crosscall-trace';
const VERSION = 1;

export type ReadTrace =
  | { readonly type: 'Trace'; readonly trace: Trace }
  | { readonly type: 'Newer'; readonly version: number }
  | { readonly type: 'Unreadable'; readonly reason: string };

/** Writes a trace as a file: JSON, with every bigint as its digits in quotes. */
export function traceToJson(trace: Trace): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, trace }, plain, 2)}\n`;
}

/** Reads what `traceToJson` wrote, and trusts nothing in it. */
export function readTraceJson(text: string): ReadTrace {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { type: 'Unreadable', reason: 'it is not JSON' };
  }
  const { format, version, trace } = (typeof file === 'object' && file !== null ? file : {}) as Record<string, unknown>;
  if (format !== FORMAT) return { type: 'Unreadable', reason: 'it is not a trace that this site has saved' };
  if (typeof version === 'number' && version > VERSION) return { type: 'Newer', version };
  try {
    return { type: 'Trace', trace: readTrace(trace, 'trace') };
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    return { type: 'Unreadable', reason: error.message };
  }
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Map ? Object.fromEntries(value) : value;
}

const readPayload: Reader<Payload> = union<Payload>({
  empty: record({ type: literal('empty') }),
  json: record({ type: literal('json'), text: aString }),
  text: record({ type: literal('text'), text: aString }),
  bytes: record({ type: literal('bytes'), hex: aString, length: aCount }),
});

const readFailure = record<TraceFailure>({
  kind: aString,
  protocol: aString,
  plain: aString,
  short: aString,
  actionIndex: nullable(aCount),
});

const failed = record<{ readonly type: 'Failure'; readonly failure: TraceFailure }>({
  type: literal('Failure'),
  failure: readFailure,
});
const pending = record<{ readonly type: 'Pending' }>({ type: literal('Pending') });
const returned = record<{ readonly type: 'SuccessValue'; readonly value: Payload }>({
  type: literal('SuccessValue'),
  value: readPayload,
});

const readStatus = union<TraceStatus>({ Pending: pending, SuccessValue: returned, Failure: failed });

const readStepStatus = union<StepStatus>({
  Pending: pending,
  SuccessValue: returned,
  SuccessReceiptId: record({ type: literal('SuccessReceiptId'), receiptId: aString }),
  Failure: failed,
});

const readAction: Reader<TraceAction> = union<TraceAction>({
  FunctionCall: record({
    type: literal('FunctionCall'),
    methodName: aString,
    args: readPayload,
    gas: aBigInt,
    deposit: aBigInt,
  }),
  Transfer: record({ type: literal('Transfer'), deposit: aBigInt }),
  Delegate: record({
    type: literal('Delegate'),
    senderId: aString,
    receiverId: aString,
    actions: (value, path) => listOf(readAction)(value, path),
  }),
  Other: record({ type: literal('Other'), name: aString, detail: aString, deposit: aBigInt }),
});

const readStep = record<TraceStep>({
  id: aString,
  kind: oneOf('transaction', 'action', 'yield', 'gasRefund', 'depositRefund', 'unknown'),
  number: nullable(aCount),
  predecessorId: nullable(aString),
  signerId: nullable(aString),
  executorId: nullable(aString),
  receiverId: nullable(aString),
  createdBy: nullable(aString),
  receiptIds: listOf(aString),
  createdAt: nullable(aCount),
  ranAt: nullable(aCount),
  place: nullable(aCount),
  blockHash: nullable(aString),
  actions: listOf(readAction),
  inputDataIds: listOf(aString),
  outputDataReceivers: listOf(record({ dataId: aString, receiverId: aString })),
  gasAttached: aBigInt,
  gasPrice: nullable(aBigInt),
  gasBurnt: nullable(aBigInt),
  tokensBurnt: nullable(aBigInt),
  deposit: aBigInt,
  gasRefunded: aBigInt,
  profile: listOf(record<ProfileEntry>({ category: aString, cost: aString, gas: aBigInt })),
  logs: listOf(aString),
  status: readStepStatus,
});

const readData = record<TraceData>({
  dataId: aString,
  from: nullable(aString),
  to: nullable(aString),
  arrivedAt: nullable(aCount),
  value: union<DataValue>({
    Pending: pending,
    Successful: record({ type: literal('Successful'), value: readPayload }),
    Failed: record({ type: literal('Failed') }),
  }),
  isResume: aBoolean,
  seen: aBoolean,
});

const readAccount = record<AccountState>({
  balance: aBigInt,
  storageUsage: aCount,
  codeHash: nullable(aString),
});

/** A word in place of an object. */
function wordOr<const W extends string, T>(words: readonly W[], read: Reader<T>): Reader<W | T> {
  return (value, path) => (typeof value === 'string' ? oneOf(...words)(value, path) : read(value, path));
}

const readBefore: Reader<AccountBefore> = wordOr(['absent', 'unknown'], readAccount);

const readChanges = record<TraceChanges>({
  accounts: listOf(
    record<AccountChange>({
      height: aCount,
      accountId: aString,
      stepId: nullable(aString),
      isReward: aBoolean,
      before: readBefore,
      after: wordOr(['absent'], readAccount),
    }),
  ),
  values: listOf(
    record<ValueChange>({
      height: aCount,
      accountId: aString,
      stepId: nullable(aString),
      key: readPayload,
      before: wordOr(['absent', 'unknown'], readPayload),
      after: wordOr(['absent'], readPayload),
      same: aBoolean,
    }),
  ),
  gasKeys: listOf(
    record<GasKeyChange>({
      height: aCount,
      accountId: aString,
      publicKey: aString,
      stepId: nullable(aString),
      before: nullable(aBigInt),
      after: aBigInt,
    }),
  ),
  starts: mapOf(readBefore),
  unknown: listOf(aString),
});

const readTrace = record<Trace>({
  txHash: aString,
  signerId: aString,
  receiverId: aString,
  steps: listOf(readStep),
  data: listOf(readData),
  blocks: listOf(
    record<TraceBlock>({ height: nullable(aCount), hash: nullable(aString), timestamp: nullable(aBigInt) }),
  ),
  status: readStatus,
  failedInside: aBoolean,
  final: aBoolean,
  unknown: listOf(aString),
  changes: nullable(readChanges),
});
