import type { FailureContext, Words } from './failureWords.ts';
import { cut } from './format.ts';

/** What stopped a running contract: a name that stays, and words for it. */
export interface Execution {
  /** nearcore's name where it has one, as `GuestPanic`; what contracts' libraries say often has its own, as `PrivateMethod`. */
  readonly kind: string;
  readonly words: Words;
}

type Reading = readonly [
  pattern: RegExp,
  kind: string,
  short: string,
  plain: (c: FailureContext, found: RegExpExecArray) => string,
];

const PANIC = 'Smart contract panicked: ';

/** Reads the text of an `ExecutionError`: all that nearcore tells of host errors, traps and what the contract said itself. */
export function readExecution(text: string, context: FailureContext): Execution {
  if (text.startsWith(PANIC)) return readPanic(text.slice(PANIC.length), context);
  for (const [pattern, kind, short, plain] of readings) {
    const found = pattern.exec(text);
    if (found) return { kind, words: [short, plain(context, found)] };
  }
  return {
    kind: 'ExecutionError',
    words: ['stopped', `The network stopped ${context.method}: ${text.replace(/\.?$/, '.')}`],
  };
}

function readPanic(said: string, context: FailureContext): Execution {
  const message = messageOf(said);
  const stopped = `${context.method} stopped itself with the message “${cut(message, 300)}”`;
  for (const [pattern, kind, short, meaning] of panics) {
    const found = pattern.exec(message);
    if (found) return { kind, words: [short, `${stopped}: ${meaning(context, found)}.`] };
  }
  return { kind: 'GuestPanic', words: ['panicked', `${stopped}.`] };
}

/** The first line says it; where Rust says in which line of the source it was, the next one does. */
function messageOf(said: string): string {
  const [first = '', second = ''] = said.split('\n');
  return /^panicked at .*:\d+:\d+:$/.test(first) && second !== '' ? second : first;
}

/** What the libraries of contracts say when it is not the contract's own rule that is broken. */
const panics: readonly Reading[] = [
  [
    /^(?:Method .*|Function) is private$/,
    'PrivateMethod',
    'private method',
    (c) => `only ${c.executorId ?? 'the contract'} itself may call it, and ${c.predecessorId ?? 'another'} did`,
  ],
  [
    /^Callback computation \d+ was not successful/,
    'CallbackUnwrap',
    'promise failed',
    () => 'it wants a value, and the promise that it waited for failed',
  ],
  [
    /contract is not initialized/i,
    'NotInitialized',
    'not initialized',
    () => 'nobody has called the method that sets the contract up',
  ],
  [
    /contract has already been initialized|already initialized/i,
    'AlreadyInitialized',
    'initialized before',
    () => 'the method that sets the contract up works once',
  ],
  [
    /^Cannot deserialize the contract state/,
    'StateOfAnotherVersion',
    'state unreadable',
    () => 'another version of the contract wrote its state',
  ],
  [
    /^Failed to deserialize input|^Expected input since method has arguments/,
    'ArgumentsUnreadable',
    'wrong arguments',
    () => 'the arguments are not those that the method takes',
  ],
  [/doesn't accept deposit$/, 'DepositNotAccepted', 'no deposit allowed', () => 'the method is not payable'],
  [
    /^Requires attached deposit of exactly 1 yoctoNEAR/i,
    'OneYoctoRequired',
    'one yoctoNEAR',
    () => 'it wants the signature of a full-access key, which the deposit shows',
  ],
];

/** @see nearcore runtime/near-vm-runner/src/logic/errors.rs `HostError`, `WasmTrap` */
const readings: readonly Reading[] = [
  [
    /^Exceeded the prepaid gas/,
    'GasExceeded',
    'out of gas',
    (c) => `${c.method} used up the gas that was attached to it and was stopped.`,
  ],
  [
    /^Exceeded the maximum amount of gas/,
    'GasLimitExceeded',
    'out of gas',
    (c) => `${c.method} burnt as much gas as one call may burn and was stopped.`,
  ],
  [
    /^Exceeded the account balance/,
    'BalanceExceeded',
    'balance too low',
    (c) => `${c.method} tried to send more NEAR than its account holds.`,
  ],
  [
    /^WebAssembly trap: An `unreachable`/,
    'Unreachable',
    'trapped',
    (c) => `${c.method} came to a place in its code that must never be reached, as after a panic without words.`,
  ],
  [
    /^WebAssembly trap: (?:Memory out of bounds)/,
    'MemoryOutOfBounds',
    'trapped',
    (c) => `${c.method} reached beyond its memory.`,
  ],
  [
    /^WebAssembly trap: An arithmetic/,
    'IllegalArithmetic',
    'trapped',
    (c) => `${c.method} calculated what has no result, as a division by zero.`,
  ],
  [
    /^WebAssembly trap: (.*?)\.?$/,
    'WasmTrap',
    'trapped',
    (c, [, what]) => `${c.method} ran into an instruction that cannot go on (${what}).`,
  ],
  [
    /^Link Error/,
    'LinkError',
    'cannot be linked',
    (c, { input }) => `The contract on ${c.executorId} asks for a function that the network does not have (${input}).`,
  ],
  [
    /^(\S+) is not allowed in view calls/,
    'ProhibitedInView',
    'only in transactions',
    (c, [, host]) => `${c.method} does what only a transaction may do (${host}).`,
  ],
  [
    /^String encoding is bad/,
    'BadUTF8',
    'not text',
    (c) => `${c.method} gave the network bytes as text that are none.`,
  ],
  [
    /^Tried to call an empty method name/,
    'EmptyMethodName',
    'no method name',
    (c) => `${c.method} wanted to call a method without a name.`,
  ],
  [
    /^VM Logic returned an invalid method name/,
    'InvalidMethodName',
    'bad method name',
    (c) => `${c.method} wanted to call a method whose name is no text.`,
  ],
  [
    /^VM Logic returned an invalid account id/,
    'InvalidAccountId',
    'bad account id',
    (c) => `${c.method} named an account that cannot have that name.`,
  ],
  [
    /^VM Logic provided an invalid public key/,
    'InvalidPublicKey',
    'bad key',
    (c) => `${c.method} gave the network a public key that is none.`,
  ],
  [
    /does not correspond to existing promises/,
    'InvalidPromiseIndex',
    'no such promise',
    (c) => `${c.method} used the number of a promise that it has not made.`,
  ],
  [
    /^Accessed invalid promise result index: (\d+)/,
    'InvalidPromiseResultIndex',
    'no such result',
    (c, [, n]) =>
      `${c.method} asked for result ${n}, and no promise stands behind that: it is not called as a callback, or waited for fewer.`,
  ],
  [
    /^Returning joint promise/,
    'CannotReturnJointPromise',
    'joint promise',
    (c) => `${c.method} returned several promises joined into one: only a single promise can be returned.`,
  ],
  [
    /^Actions can only be appended to non-joint promise/,
    'CannotAppendActionToJointPromise',
    'joint promise',
    (c) => `${c.method} wanted to add an action to several promises joined into one.`,
  ],
  [
    /^Setting refund_to on a joint promise/,
    'CannotSetRefundToOnJointPromise',
    'joint promise',
    (c) => `${c.method} wanted to say where refunds go for several promises joined into one.`,
  ],
  [
    /^Action \d+ in receipt \d+ does not exist/,
    'InvalidActionIndex',
    'no such action',
    (c) => `${c.method} named an action that its promise does not have.`,
  ],
  [
    /^Accessed invalid register id/,
    'InvalidRegisterId',
    'empty register',
    (c) => `${c.method} read a register in which nothing stands.`,
  ],
  [
    /^Accessed memory outside the bounds/,
    'MemoryAccessViolation',
    'outside memory',
    (c) => `${c.method} let the network read or write beyond its memory.`,
  ],
  [
    /^yield (?:resumption token|id) is malformed/,
    'DataIdMalformed',
    'bad yield id',
    (c) => `${c.method} wanted to resume something by an id that is none.`,
  ],
  [
    /^contract code hash is malformed/,
    'ContractCodeHashMalformed',
    'bad hash',
    (c) => `${c.method} named a global contract by a hash that is none.`,
  ],
  [
    /^Data entry for given key already exists/,
    'DataEntryAlreadyExists',
    'entry exists',
    (c) => `${c.method} set a key of an account's first state twice.`,
  ],
  [
    /^Attempted to call deprecated host function (\S+)/,
    'Deprecated',
    'no longer there',
    (c, [, host]) => `${c.method} used what the network no longer does (${host}).`,
  ],
  [
    /^Integer overflow/,
    'IntegerOverflow',
    'too large',
    (c) => `${c.method} gave the network numbers that add up to more than a number can hold.`,
  ],
  [
    /^Size of the recorded trie storage proof has exceeded the allowed limit \((.*)\)/,
    'RecordedStorageExceeded',
    'touched too much',
    (c, [, most]) => `${c.method} read and wrote more state than one receipt may: a proof of it may have ${most}.`,
  ],
  [
    /^The number of logs will exceed the limit (\d+)/,
    'NumberOfLogsExceeded',
    'too many logs',
    (c, [, n]) => `${c.method} wanted to write more than ${n} logs.`,
  ],
  [
    /^The length of a storage key (\d+) exceeds the limit (\d+)/,
    'KeyLengthExceeded',
    'key too long',
    (c, f) => tooLong(c, f, 'a key of'),
  ],
  [
    /^The length of a storage value (\d+) exceeds the limit (\d+)/,
    'ValueLengthExceeded',
    'value too long',
    (c, f) => tooLong(c, f, 'a value of'),
  ],
  [
    /^The length of a log message (\d+) exceeds the limit (\d+)/,
    'TotalLogLengthExceeded',
    'logs too long',
    (c, f) => tooLong(c, f, 'logs of'),
  ],
  [
    /^The length of a returned value (\d+) exceeds the limit (\d+)/,
    'ReturnedValueLengthExceeded',
    'result too long',
    (c, f) => tooLong(c, f, 'a result of'),
  ],
  [
    /^Yield resume payload is (\d+) bytes which exceeds the (\d+)/,
    'YieldPayloadLength',
    'data too long',
    (c, f) => tooLong(c, f, 'data for a resumption of'),
  ],
  [
    /^The size of a contract code in DeployContract action (\d+) exceeds the limit (\d+)/,
    'ContractSizeExceeded',
    'contract too large',
    (c, f) => tooLong(c, f, 'a contract of'),
  ],
  [
    /^The number of promises within a FunctionCall (\d+) exceeds the limit (\d+)/,
    'NumberPromisesExceeded',
    'too many promises',
    (c, [, is, most]) => `${c.method} made ${is} promises; one call may make ${most}.`,
  ],
  [
    /^The number of input data dependencies (\d+) exceeds the limit (\d+)/,
    'NumberInputDataDependenciesExceeded',
    'waits for too many',
    (c, [, is, most]) => `${c.method} made a callback that waits for ${is} results; it may wait for ${most}.`,
  ],
  [
    /^(ECDSA|ED25519|P256|ML-DSA-65|AltBn128|BLS12-381) .*?: (.*?)\.?$/,
    'CryptoInvalidInput',
    'bad input',
    (c, [, what, why]) => `${c.method} gave the network bytes that ${what} cannot take (${why}).`,
  ],
];

function tooLong(c: FailureContext, [, is, most]: RegExpExecArray, what: string): string {
  return `${c.method} handed over ${what} ${is} bytes; at most ${most} are allowed.`;
}
