import type { GlobalContractIdentifier } from '../../primitives/action.ts';
import type {
  ActionErrorKind,
  ActionsValidationError,
  CompilationError,
  FunctionCallError,
  InvalidAccessKeyError,
  InvalidTxError,
  ReceiptValidationError,
  TxExecutionError,
} from '../../primitives/errors.ts';
import type { PublicKey } from '../../primitives/key.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { snakeCase } from '../snakeCase.ts';
import { globalContractIdentifierView } from './actionView.ts';
import { formatPublicKey } from '../../primitives/key.ts';

type ProtocolError =
  | TxExecutionError
  | InvalidTxError
  | InvalidAccessKeyError
  | ActionsValidationError
  | ReceiptValidationError
  | ActionErrorKind
  | FunctionCallError
  | CompilationError;

/** Fields in yoctoNEAR: strings in JSON. Every other integer is a number. */
const BALANCE_FIELDS: ReadonlySet<string> = new Set([
  'allowance',
  'amount',
  'balance',
  'cost',
  'locked',
  'minimumStake',
  'required',
  'stake',
]);

/**
 * Spells an error of the protocol as serde does: a variant without fields is a string, any other an object with one key.
 * @see nearcore core/primitives/src/errors.rs
 */
export function errorView(error: ProtocolError): Json {
  switch (error.type) {
    case 'ActionError':
      return { ActionError: { index: error.error.index, kind: errorView(error.error.kind) } };
    case 'ExecutionError':
      return { ExecutionError: error.message };
    // The schema kept the name of nearcore's former compiler.
    case 'WasmtimeCompileError':
      return { WasmerCompileError: { msg: error.msg } };
  }
  const { type, ...fields } = error as { readonly type: string; readonly error?: ProtocolError | string };
  if (fields.error !== undefined) {
    return { [type]: typeof fields.error === 'string' ? fields.error : errorView(fields.error) };
  }
  const entries = Object.entries(fields);
  if (entries.length === 0) return type;
  return { [type]: Object.fromEntries(entries.map(([name, value]) => [snakeCase(name), fieldView(name, value)])) };
}

function fieldView(name: string, value: unknown): Json {
  if (name === 'publicKey') return value === null ? null : formatPublicKey(value as PublicKey);
  if (name === 'identifier') return globalContractIdentifierView(value as GlobalContractIdentifier);
  if (typeof value === 'bigint') return BALANCE_FIELDS.has(name) ? value.toString() : u64Json(value);
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  throw new TypeError(`The error field ${name} has no JSON form for ${String(value)}.`);
}
