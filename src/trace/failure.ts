import { formatNear } from './format.ts';
import type { TraceFailure } from './trace.ts';

/** Who failed, for the sentence. */
export interface FailureContext {
  readonly executorId: string | null;
  readonly predecessorId: string | null;
  readonly methodNames: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;
type Words = readonly [short: string, plain: string];

/** Reads the `Failure` of an outcome: what nearcore calls it and what it means. */
export function readFailure(failure: unknown, context: FailureContext): TraceFailure {
  const index = actionIndexOf(failure);
  const error = index === undefined ? failure : (failure as { ActionError: { kind: unknown } }).ActionError.kind;
  const { names, held } = unwrap(error);
  const method = context.methodNames[index ?? 0] ?? context.methodNames[0] ?? 'the method';
  const [short, plain] = wordsFor(names, held, { ...context, method });
  return { protocol: protocolWords(names, held), plain, short, actionIndex: index ?? null };
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

function wordsFor(
  names: readonly string[],
  held: Fields | string | null,
  context: FailureContext & { readonly method: string },
): Words {
  const innermost = names.at(-1) ?? 'Failure';
  if (innermost === 'ExecutionError') return executionWords(typeof held === 'string' ? held : '', context.method);
  const fields = held !== null && typeof held === 'object' ? held : {};
  const known = sentences[innermost];
  if (known) return known(fields, context);
  const spelt = innermost.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return [
    spelt,
    `The network refused it: ${spelt}${held === null ? '' : ` (${typeof held === 'string' ? held : JSON.stringify(held)})`}.`,
  ];
}

const PANIC = 'Smart contract panicked: ';

function executionWords(text: string, method: string): Words {
  if (text.startsWith(PANIC)) {
    const [message = ''] = text.slice(PANIC.length).split('\n');
    return ['panicked', `${method} stopped itself with the message “${message}”.`];
  }
  if (text.startsWith('Exceeded the prepaid gas')) {
    return ['out of gas', `${method} used up the gas that was attached to it and was stopped.`];
  }
  if (text.startsWith('Exceeded the maximum amount of gas')) {
    return ['out of gas', `${method} burnt as much gas as one call may burn and was stopped.`];
  }
  if (text.startsWith('Exceeded the account balance')) {
    return ['balance too low', `${method} tried to send more NEAR than its account holds.`];
  }
  if (text.startsWith('WebAssembly trap')) {
    return ['trapped', `${method} ran into an instruction that cannot go on (${text.slice(text.indexOf(':') + 2)}).`];
  }
  if (text.startsWith('Link Error')) {
    return ['cannot be linked', `The contract asks for a function that the network does not have (${text}).`];
  }
  return ['stopped', `The network stopped ${method}: ${text.replace(/\.?$/, '.')}`];
}

type Sentence = (fields: Fields, context: FailureContext & { readonly method: string }) => Words;

const at = (fields: Fields, key: string): string => String(fields[key] ?? '?');
const near = (fields: Fields, key: string): string =>
  /^\d+$/.test(at(fields, key)) ? formatNear(BigInt(at(fields, key))) : at(fields, key);

/** By the innermost variant's name. */
const sentences: Readonly<Record<string, Sentence>> = {
  MethodNotFound: (_, c) => ['no such method', `The contract on ${c.executorId} has no method named “${c.method}”.`],
  MethodEmptyName: () => ['no method name', 'The call names no method.'],
  MethodInvalidSignature: (_, c) => [
    'not callable',
    `“${c.method}” takes arguments or returns values as a Wasm function; a contract's method may do neither.`,
  ],
  CodeDoesNotExist: (f) => ['no contract', `There is no contract on ${at(f, 'account_id')}.`],
  AccountDoesNotExist: (f) => ['no such account', `The account ${at(f, 'account_id')} does not exist.`],
  AccountAlreadyExists: (f) => ['already exists', `The account ${at(f, 'account_id')} exists already.`],
  ActorNoPermission: (f) => [
    'not allowed',
    `${at(f, 'actor_id')} may not do this to ${at(f, 'account_id')}: only the account itself may.`,
  ],
  CreateAccountNotAllowed: (f) => [
    'not allowed',
    `${at(f, 'predecessor_id')} may create only accounts directly below its own name, and ${at(f, 'account_id')} is not one.`,
  ],
  CreateAccountOnlyByRegistrar: (f) => [
    'not allowed',
    `Only ${at(f, 'registrar_account_id')} may create a name without a dot, such as ${at(f, 'account_id')}.`,
  ],
  LackBalanceForState: (f) => [
    'storage not covered',
    `${at(f, 'account_id')} would keep too little to pay for its storage: ${near(f, 'amount')} are missing.`,
  ],
  AddKeyAlreadyExists: (f) => ['key exists', `${at(f, 'account_id')} has that key already.`],
  DeleteKeyDoesNotExist: (f) => ['no such key', `${at(f, 'account_id')} has no such key.`],
  DeleteAccountStaking: (f) => ['still staking', `${at(f, 'account_id')} is staking and cannot be deleted.`],
  DeleteAccountWithLargeState: (f) => [
    'state too large',
    `${at(f, 'account_id')} holds too much data to be deleted in one go.`,
  ],
  TriesToStake: (f) => [
    'balance too low',
    `${at(f, 'account_id')} wants to stake ${near(f, 'stake')} and holds ${near(f, 'balance')}.`,
  ],
  InsufficientStake: (f) => [
    'stake too small',
    `${at(f, 'account_id')} offers ${near(f, 'stake')}; the least is ${near(f, 'minimum_stake')}.`,
  ],
  GlobalContractDoesNotExist: () => ['no global contract', 'Nobody has published the global contract that it names.'],
  DelegateActionExpired: () => ['expired', 'The delegated action came after the last block for which it was signed.'],
  DelegateActionInvalidSignature: () => ['bad signature', "The delegated action's signature does not fit its sender."],
  NotEnoughBalance: (f) => [
    'balance too low',
    `${at(f, 'signer_id')} holds ${near(f, 'balance')}; the transaction needs ${near(f, 'cost')}.`,
  ],
  InvalidNonce: (f) => [
    'nonce used',
    `The transaction's nonce is ${at(f, 'tx_nonce')}; it must be above ${at(f, 'ak_nonce')}, the last one that the key used.`,
  ],
  AccessKeyNotFound: (f) => ['no such key', `${at(f, 'account_id')} has no such access key.`],
  RequiresFullAccess: () => ['key not allowed', 'The key may only call methods; this needs a full-access key.'],
  MethodNameMismatch: (f) => ['key not allowed', `The key may not call “${at(f, 'method_name')}”.`],
  ReceiverMismatch: (f) => [
    'key not allowed',
    `The key may call only ${at(f, 'ak_receiver')}, and this goes to ${at(f, 'tx_receiver')}.`,
  ],
  DepositWithFunctionCall: () => ['key not allowed', 'A key that may only call methods cannot attach a deposit.'],
  NotEnoughAllowance: (f) => [
    'allowance used up',
    `The key may still spend ${near(f, 'allowance')}; this needs ${near(f, 'cost')}.`,
  ],
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
