import { describe, expect, test } from 'vitest';
import type { PublicKey } from '../near/primitives/key.ts';
import type {
  ActionErrorKind,
  ActionsValidationError,
  FunctionCallError,
  InvalidAccessKeyError,
  InvalidTxError,
  PrepareError,
  ReceiptValidationError,
} from '../near/primitives/errors.ts';
import { errorView } from '../near/rpc/views/errorView.ts';
import { HostError } from '../near/vm/host/hostError.ts';
import type { HostErrorReason } from '../near/vm/host/hostError.ts';
import { readFailure } from './failure.ts';

const step = { executorId: 'hello.test', predecessorId: 'caller.test', methodNames: ['set_greeting'] };

/** Every field that a variant may have, so that each is spelt as the network spells it. */
const filled = {
  accountId: 'alice.test',
  signerId: 'alice.test',
  receiverId: 'bob.test',
  senderId: 'carol.test',
  actorId: 'carol.test',
  predecessorId: 'caller.test',
  registrarAccountId: 'registrar',
  derivedId: 'dora.test',
  txReceiver: 'bob.test',
  akReceiver: 'carol.test',
  methodName: 'set_greeting',
  protocolFeature: 'Something',
  publicKey: { type: 'ed25519', data: new Uint8Array(32) } as unknown as PublicKey,
  identifier: { type: 'AccountId', accountId: 'carol.test' },
  ...Object.fromEntries(
    ['amount', 'allowance', 'balance', 'cost', 'locked', 'minimumStake', 'required', 'stake'].map((name) => [
      name,
      2n * 10n ** 24n,
    ]),
  ),
  ...Object.fromEntries(
    ['txNonce', 'akNonce', 'delegateNonce', 'upperBound', 'limit', 'totalNumberOfActions', 'totalNumberOfBytes'].map(
      (name) => [name, 7n],
    ),
  ),
  ...Object.fromEntries(
    [
      'txNonceIndex',
      'nonceIndex',
      'numNonces',
      'shardId',
      'congestionLevel',
      'missedChunks',
      'version',
      'length',
      'size',
    ].map((name) => [name, 3]),
  ),
  ...Object.fromEntries(
    [
      'requestedNonces',
      'numberOfDeployActions',
      'numberOfEntries',
      'numberOfKeys',
      'numberOfInputDataDependencies',
    ].map((name) => [name, 9]),
  ),
  totalPrepaidGas: 301_000_000_000_000n,
  reason: 'NotEnoughBalance',
};

type Named<Union extends { readonly type: string }, Holds extends string = never> = Readonly<
  Record<Exclude<Union['type'], Holds>, readonly (keyof typeof filled | string)[]>
>;

function wordsOf(error: unknown): readonly [string, string, string] {
  const { kind, short, plain } = readFailure(error, step);
  return [kind, short, plain];
}

/** The words for each variant of a table that the compiler keeps complete. */
function tableOf(
  fields: Readonly<Record<string, readonly string[]>>,
  wrap: (error: unknown) => unknown,
): readonly string[] {
  return Object.entries(fields).map(([type, names]) => {
    const held = Object.fromEntries(names.map((name) => [name, (filled as Record<string, unknown>)[name]]));
    const error = wrap(errorView({ type, ...held } as unknown as ActionErrorKind));
    const [kind, short, plain] = wordsOf(error);
    expect(kind).toBe(type);
    return `${kind} | ${short} | ${plain}`;
  });
}

const inAction = (kind: unknown): unknown => ({ ActionError: { index: 0, kind } });

const actionErrors: Named<
  ActionErrorKind,
  'FunctionCallError' | 'NewReceiptValidationError' | 'DelegateActionAccessKeyError'
> = {
  AccountAlreadyExists: ['accountId'],
  AccountDoesNotExist: ['accountId'],
  AccountNotInitialized: ['accountId'],
  CreateAccountOnlyByRegistrar: ['accountId', 'registrarAccountId', 'predecessorId'],
  CreateAccountNotAllowed: ['accountId', 'predecessorId'],
  ActorNoPermission: ['accountId', 'actorId'],
  DeleteKeyDoesNotExist: ['accountId', 'publicKey'],
  AddKeyAlreadyExists: ['accountId', 'publicKey'],
  DeleteAccountStaking: ['accountId'],
  LackBalanceForState: ['accountId', 'amount'],
  TriesToUnstake: ['accountId'],
  TriesToStake: ['accountId', 'stake', 'locked', 'balance'],
  InsufficientStake: ['accountId', 'stake', 'minimumStake'],
  OnlyImplicitAccountCreationAllowed: ['accountId'],
  DeleteAccountWithLargeState: ['accountId'],
  DelegateActionInvalidSignature: [],
  DelegateActionSenderDoesNotMatchTxReceiver: ['senderId', 'receiverId'],
  DelegateActionExpired: [],
  DelegateActionInvalidNonce: ['delegateNonce', 'akNonce'],
  DelegateActionNonceTooLarge: ['delegateNonce', 'upperBound'],
  DelegateActionInvalidNonceIndex: ['nonceIndex', 'numNonces'],
  GlobalContractDoesNotExist: ['identifier'],
  ReceiptStorageProofSizeExceeded: ['limit'],
  GasKeyDoesNotExist: ['accountId', 'publicKey'],
  InsufficientGasKeyBalance: ['accountId', 'publicKey', 'balance', 'required'],
  GasKeyBalanceTooHigh: ['accountId', 'publicKey', 'balance'],
};

const accessKeyErrors: Named<InvalidAccessKeyError> = {
  AccessKeyNotFound: ['accountId', 'publicKey'],
  ReceiverMismatch: ['txReceiver', 'akReceiver'],
  MethodNameMismatch: ['methodName'],
  RequiresFullAccess: [],
  NotEnoughAllowance: ['accountId', 'publicKey', 'allowance', 'cost'],
  DepositWithFunctionCall: [],
  DelegateActionRequiresNonGasKey: [],
  DelegateActionRequiresGasKey: [],
};

const transactionErrors: Named<InvalidTxError, 'InvalidAccessKeyError' | 'ActionsValidation'> = {
  InvalidSignerId: ['signerId'],
  SignerDoesNotExist: ['signerId'],
  InvalidNonce: ['txNonce', 'akNonce'],
  NonceTooLarge: ['txNonce', 'upperBound'],
  InvalidReceiverId: ['receiverId'],
  InvalidSignature: [],
  NotEnoughBalance: ['signerId', 'balance', 'cost'],
  LackBalanceForState: ['signerId', 'amount'],
  CostOverflow: [],
  InvalidChain: [],
  Expired: [],
  TransactionSizeExceeded: ['size', 'limit'],
  InvalidTransactionVersion: [],
  ShardCongested: ['shardId', 'congestionLevel'],
  ShardStuck: ['shardId', 'missedChunks'],
  InvalidNonceIndex: ['txNonceIndex', 'numNonces'],
  NotEnoughGasKeyBalance: ['signerId', 'balance', 'cost'],
  NotEnoughBalanceForDeposit: ['signerId', 'balance', 'cost', 'reason'],
};

const validationErrors: Named<ActionsValidationError> = {
  DeleteActionMustBeFinal: [],
  TotalPrepaidGasExceeded: ['limit'],
  TotalNumberOfActionsExceeded: ['totalNumberOfActions', 'limit'],
  AddKeyMethodNamesNumberOfBytesExceeded: ['totalNumberOfBytes', 'limit'],
  AddKeyMethodNameLengthExceeded: ['length', 'limit'],
  IntegerOverflow: [],
  InvalidAccountId: ['accountId'],
  ContractSizeExceeded: ['size', 'limit'],
  FunctionCallMethodNameLengthExceeded: ['length', 'limit'],
  FunctionCallArgumentsLengthExceeded: ['length', 'limit'],
  UnsuitableStakingKey: ['publicKey'],
  FunctionCallZeroAttachedGas: [],
  FunctionCallEmptyMethodName: [],
  DelegateActionMustBeOnlyOne: [],
  UnsupportedProtocolFeature: ['protocolFeature', 'version'],
  RemovedProtocolFeature: ['protocolFeature', 'version'],
  InvalidDeterministicStateInitReceiver: ['receiverId', 'derivedId'],
  DeterministicStateInitKeyLengthExceeded: ['length', 'limit'],
  DeterministicStateInitValueLengthExceeded: ['length', 'limit'],
  GasKeyInvalidNumNonces: ['requestedNonces', 'limit'],
  AddGasKeyWithNonZeroBalance: ['balance'],
  GasKeyFunctionCallAllowanceNotAllowed: [],
  WithdrawFromGasKeyNotAllowedInDelegate: [],
  TotalNumberOfDeployActionsExceeded: ['numberOfDeployActions', 'limit'],
  TotalNumberOfStateInitEntriesExceeded: ['numberOfEntries', 'limit'],
  TransferToUniversalAccountNotAllowed: ['accountId'],
  InvalidUniversalStateInitReceiver: ['receiverId', 'derivedId'],
  UniversalStateInitKeyLengthExceeded: ['length', 'limit'],
  UniversalStateInitValueLengthExceeded: ['length', 'limit'],
  MalformedUniversalStateInit: [],
  TotalNumberOfStateInitKeysExceeded: ['numberOfKeys', 'limit'],
};

const receiptErrors: Named<ReceiptValidationError, 'ActionsValidation'> = {
  InvalidPredecessorId: ['accountId'],
  InvalidReceiverId: ['accountId'],
  InvalidSignerId: ['accountId'],
  InvalidDataReceiverId: ['accountId'],
  ReturnedValueLengthExceeded: ['length', 'limit'],
  NumberInputDataDependenciesExceeded: ['numberOfInputDataDependencies', 'limit'],
  ReceiptSizeExceeded: ['size', 'limit'],
  InvalidRefundTo: ['accountId'],
};

describe('every refusal of the protocol has words', () => {
  test('of an action', () => {
    expect(tableOf(actionErrors, inAction)).toMatchInlineSnapshot(`
      [
        "AccountAlreadyExists | already exists | The account alice.test exists already.",
        "AccountDoesNotExist | no such account | The account alice.test does not exist.",
        "AccountNotInitialized | not initialized | The account alice.test has been named and not been set up yet.",
        "CreateAccountOnlyByRegistrar | not allowed | Only registrar may create a name without a dot, such as alice.test.",
        "CreateAccountNotAllowed | not allowed | caller.test may create only accounts directly below its own name, and alice.test is not one.",
        "ActorNoPermission | not allowed | carol.test may not do this to alice.test: only the account itself may.",
        "DeleteKeyDoesNotExist | no such key | alice.test has no such key.",
        "AddKeyAlreadyExists | key exists | alice.test has that key already.",
        "DeleteAccountStaking | still staking | alice.test is staking and cannot be deleted.",
        "LackBalanceForState | storage not covered | alice.test would keep too little to pay for its storage: 2 NEAR are missing.",
        "TriesToUnstake | nothing staked | alice.test wants to stake nothing any more, and has nothing staked.",
        "TriesToStake | balance too low | alice.test wants to stake 2 NEAR and holds 2 NEAR.",
        "InsufficientStake | stake too small | alice.test offers 2 NEAR; the least is 2 NEAR.",
        "OnlyImplicitAccountCreationAllowed | not allowed | alice.test is named after a key: it comes into being by a transfer, not by being created.",
        "DeleteAccountWithLargeState | state too large | alice.test holds too much data to be deleted in one go.",
        "DelegateActionInvalidSignature | bad signature | The delegated action's signature does not fit its sender.",
        "DelegateActionSenderDoesNotMatchTxReceiver | wrong receiver | carol.test signed the delegated action, and it came to bob.test: it must be sent to whoever signed it.",
        "DelegateActionExpired | expired | The delegated action came after the last block for which it was signed.",
        "DelegateActionInvalidNonce | nonce used | The delegated action's nonce is 7; it must be above 7, the last one that the key used.",
        "DelegateActionNonceTooLarge | nonce too large | The delegated action's nonce is 7; it must be below 7.",
        "DelegateActionInvalidNonceIndex | wrong nonce index | The delegated action names nonce 3, counted from 0, of a key that has 3.",
        "GlobalContractDoesNotExist | no global contract | Nobody has published the global contract that it names.",
        "ReceiptStorageProofSizeExceeded | touched too much | It read and wrote more state than one receipt may: a proof of it may have 7 bytes.",
        "GasKeyDoesNotExist | no such key | alice.test has no such gas key.",
        "InsufficientGasKeyBalance | gas key too low | The gas key of alice.test holds 2 NEAR; 2 NEAR were asked of it.",
        "GasKeyBalanceTooHigh | gas key not empty | A gas key of alice.test still holds 2 NEAR, too much to be destroyed with it: withdraw it first.",
      ]
    `);
  });
  test('of an access key', () => {
    expect(tableOf(accessKeyErrors, (e) => inAction({ DelegateActionAccessKeyError: e }))).toMatchInlineSnapshot(`
      [
        "AccessKeyNotFound | no such key | alice.test has no such access key.",
        "ReceiverMismatch | key not allowed | The key may call only carol.test, and this goes to bob.test.",
        "MethodNameMismatch | key not allowed | The key may not call “set_greeting”.",
        "RequiresFullAccess | key not allowed | The key may only call methods; this needs a full-access key.",
        "NotEnoughAllowance | allowance used up | The key may still spend 2 NEAR; this needs 2 NEAR.",
        "DepositWithFunctionCall | key not allowed | A key that may only call methods cannot attach a deposit.",
        "DelegateActionRequiresNonGasKey | wrong key | A delegated action of this kind cannot be signed by a gas key.",
        "DelegateActionRequiresGasKey | wrong key | A delegated action of this kind must be signed by a gas key.",
      ]
    `);
  });
  test('of a transaction', () => {
    expect(tableOf(transactionErrors, (e) => ({ InvalidTxError: e }))).toMatchInlineSnapshot(`
      [
        "InvalidSignerId | bad account id | “alice.test” cannot be the name of an account.",
        "SignerDoesNotExist | no such account | The account alice.test, which signed, does not exist.",
        "InvalidNonce | nonce used | The transaction's nonce is 7; it must be above 7, the last one that the key used.",
        "NonceTooLarge | nonce too large | The transaction's nonce is 7; it must be below 7.",
        "InvalidReceiverId | bad account id | “bob.test” cannot be the name of an account.",
        "InvalidSignature | bad signature | The signature does not fit the transaction and the key.",
        "NotEnoughBalance | balance too low | alice.test holds 2 NEAR; the transaction needs 2 NEAR.",
        "LackBalanceForState | storage not covered | alice.test would keep too little to pay for its storage: 2 NEAR are missing.",
        "CostOverflow | too expensive | What the transaction costs is more than a number can hold.",
        "InvalidChain | wrong chain | The block that the transaction names is not on this chain.",
        "Expired | expired | The block that the transaction names is too old: sign it again with a newer one.",
        "TransactionSizeExceeded | too large | The transaction has 3 bytes; at most 7 are allowed.",
        "InvalidTransactionVersion | unknown version | The network does not know transactions of this version.",
        "ShardCongested | congested | Shard 3 has too much to do and takes no new transactions now.",
        "ShardStuck | shard stuck | Shard 3 has missed 3 chunks and takes no new transactions now.",
        "InvalidNonceIndex | wrong nonce index | The transaction names nonce 3, counted from 0, of a key that has 3.",
        "NotEnoughGasKeyBalance | gas key too low | The gas key of alice.test holds 2 NEAR; the gas costs 2 NEAR.",
        "NotEnoughBalanceForDeposit | balance too low | alice.test holds 2 NEAR; the deposits of the transaction are 2 NEAR.",
      ]
    `);
  });
  test('of what a transaction may not hold', () => {
    const wrap = (e: unknown): unknown => ({ InvalidTxError: { ActionsValidation: e } });
    expect(tableOf(validationErrors, wrap)).toMatchInlineSnapshot(`
      [
        "DeleteActionMustBeFinal | order of actions | Nothing can follow the action that deletes the account.",
        "TotalPrepaidGasExceeded | too much gas | All calls together have ? attached; at most 7 gas are allowed.",
        "TotalNumberOfActionsExceeded | too many actions | It holds 7 actions; at most 7 are allowed.",
        "AddKeyMethodNamesNumberOfBytesExceeded | names too long | The names of a key's methods have 7 bytes; at most 7 are allowed.",
        "AddKeyMethodNameLengthExceeded | name too long | The name of a key's method has 3 bytes; at most 7 are allowed.",
        "IntegerOverflow | too large | Its amounts add up to more than a number can hold.",
        "InvalidAccountId | bad account id | “alice.test” cannot be the name of an account.",
        "ContractSizeExceeded | contract too large | The contract has 3 bytes; at most 7 are allowed.",
        "FunctionCallMethodNameLengthExceeded | name too long | A method's name has 3 bytes; at most 7 are allowed.",
        "FunctionCallArgumentsLengthExceeded | arguments too long | The arguments of a call have 3 bytes; at most 7 are allowed.",
        "UnsuitableStakingKey | unsuitable key | A validator cannot sign with a key of this kind.",
        "FunctionCallZeroAttachedGas | no gas | A call has no gas attached.",
        "FunctionCallEmptyMethodName | no method name | A call names no method.",
        "DelegateActionMustBeOnlyOne | order of actions | A transaction may hold one delegated action only.",
        "UnsupportedProtocolFeature | not yet allowed | The network can do this (Something) only from protocol version 3 on.",
        "RemovedProtocolFeature | no longer allowed | The network cannot do this (Something) any more since protocol version 3.",
        "InvalidDeterministicStateInitReceiver | wrong account | What is to be set up belongs to dora.test and was sent to bob.test.",
        "DeterministicStateInitKeyLengthExceeded | key too long | A key of the first state has 3 bytes; at most 7 are allowed.",
        "DeterministicStateInitValueLengthExceeded | value too long | A value of the first state has 3 bytes; at most 7 are allowed.",
        "GasKeyInvalidNumNonces | bad gas key | A gas key with 9 nonces was asked for; it has at least 1 and at most 7.",
        "AddGasKeyWithNonZeroBalance | bad gas key | A gas key begins empty: fund it when it is there.",
        "GasKeyFunctionCallAllowanceNotAllowed | bad gas key | A gas key holds its own money and has no allowance.",
        "WithdrawFromGasKeyNotAllowedInDelegate | not allowed | A delegated action cannot withdraw from a gas key.",
        "TotalNumberOfDeployActionsExceeded | too many actions | It deploys 9 contracts; at most 7 are allowed.",
        "TotalNumberOfStateInitEntriesExceeded | too many entries | The first state has 9 entries; at most 7 are allowed.",
        "TransferToUniversalAccountNotAllowed | not allowed | Nothing can be transferred to alice.test before it is set up.",
        "InvalidUniversalStateInitReceiver | wrong account | What is to be set up belongs to dora.test and was sent to bob.test.",
        "UniversalStateInitKeyLengthExceeded | key too long | A key of the first state has 3 bytes; at most 7 are allowed.",
        "UniversalStateInitValueLengthExceeded | value too long | A value of the first state has 3 bytes; at most 7 are allowed.",
        "MalformedUniversalStateInit | malformed | What the account is to be set up with cannot be read.",
        "TotalNumberOfStateInitKeysExceeded | too many keys | The account would begin with 9 keys; at most 7 are allowed.",
      ]
    `);
  });
  test('of a receipt that a contract made', () => {
    expect(tableOf(receiptErrors, (e) => inAction({ NewReceiptValidationError: e }))).toMatchInlineSnapshot(`
      [
        "InvalidPredecessorId | bad account id | “alice.test” cannot be the name of an account.",
        "InvalidReceiverId | bad account id | “alice.test” cannot be the name of an account.",
        "InvalidSignerId | bad account id | “alice.test” cannot be the name of an account.",
        "InvalidDataReceiverId | bad account id | “alice.test” cannot be the name of an account.",
        "ReturnedValueLengthExceeded | result too long | The returned value has 3 bytes; at most 7 are allowed.",
        "NumberInputDataDependenciesExceeded | waits for too many | A callback would wait for 9 results; at most 7 are allowed.",
        "ReceiptSizeExceeded | receipt too large | A receipt that it made has 3 bytes; at most 7 are allowed.",
        "InvalidRefundTo | bad account id | “alice.test” cannot be the name of an account.",
      ]
    `);
  });
});

const calls: readonly (
  | FunctionCallError
  | {
      readonly type: 'CompilationError';
      readonly error: { readonly type: 'PrepareError'; readonly error: PrepareError };
    }
)[] = [
  { type: 'CompilationError', error: { type: 'CodeDoesNotExist', accountId: 'hello.test' as never } },
  { type: 'CompilationError', error: { type: 'PrepareError', error: 'Deserialization' } },
  { type: 'CompilationError', error: { type: 'WasmtimeCompileError', msg: 'no' } },
  { type: 'MethodResolveError', error: 'MethodEmptyName' },
  { type: 'MethodResolveError', error: 'MethodNotFound' },
  { type: 'MethodResolveError', error: 'MethodInvalidSignature' },
];

test('a call that cannot begin has words', () => {
  expect(calls.map((error) => wordsOf(inAction({ FunctionCallError: errorView(error) })).join(' | ')))
    .toMatchInlineSnapshot(`
      [
        "CodeDoesNotExist | no contract | There is no contract on hello.test.",
        "PrepareError | bad contract | What is deployed on hello.test is no Wasm that the network can run.",
        "WasmerCompileError | bad contract | The Wasm that is deployed on hello.test cannot be compiled.",
        "MethodEmptyName | no method name | The call names no method.",
        "MethodNotFound | no such method | The contract on hello.test has no method named “set_greeting”.",
        "MethodInvalidSignature | not callable | “set_greeting” takes arguments or returns values as a Wasm function; a contract's method may do neither.",
      ]
    `);
});

/** What each reason holds, for its text. */
const reasons: { readonly [Type in HostErrorReason['type']]: Omit<HostErrorReason & { readonly type: Type }, 'type'> } =
  {
    BadUTF16: {},
    BadUTF8: {},
    GasExceeded: {},
    GasLimitExceeded: {},
    BalanceExceeded: {},
    EmptyMethodName: {},
    IntegerOverflow: {},
    CannotAppendActionToJointPromise: {},
    CannotReturnJointPromise: {},
    CannotSetRefundToOnJointPromise: {},
    MemoryAccessViolation: {},
    InvalidAccountId: {},
    InvalidMethodName: {},
    InvalidPublicKey: {},
    DataIdMalformed: {},
    YieldIdMalformed: {},
    ContractCodeHashMalformed: {},
    DataEntryAlreadyExists: {},
    GuestPanic: { panicMsg: 'a greeting must not be empty' },
    InvalidPromiseIndex: { promiseIdx: 4n },
    InvalidPromiseResultIndex: { resultIdx: 0n },
    InvalidRegisterId: { registerId: 77n },
    InvalidActionIndex: { receiptIndex: 1, actionIndex: 2n },
    ProhibitedInView: { methodName: 'storage_write' },
    NumberOfLogsExceeded: { limit: 100 },
    KeyLengthExceeded: { length: 2049, limit: 2048 },
    ValueLengthExceeded: { length: 5, limit: 4 },
    TotalLogLengthExceeded: { length: 17000, limit: 16384 },
    ReturnedValueLengthExceeded: { length: 5, limit: 4 },
    YieldPayloadLength: { length: 1025, limit: 1024 },
    NumberPromisesExceeded: { numberOfPromises: 1025, limit: 1024 },
    NumberInputDataDependenciesExceeded: { numberOfInputDataDependencies: 129, limit: 128 },
    ContractSizeExceeded: { size: 5, limit: 4 },
    Deprecated: { methodName: 'account_locked_balance' },
    ECRecoverError: { msg: 'bad v' },
    AltBn128InvalidInput: { msg: 'bad length' },
    Ed25519VerifyInvalidInput: { msg: 'invalid key' },
    P256VerifyInvalidInput: { msg: 'invalid key' },
    MlDsaVerifyInvalidInput: { msg: 'invalid key' },
    BLS12381InvalidInput: { msg: 'bad length' },
    RecordedStorageExceeded: { limit: 4000000 },
  };

test('whatever stops a contract has words', () => {
  const said = Object.entries(reasons).map(([type, fields]) => {
    const { display } = new HostError({ type, ...fields } as HostErrorReason);
    return wordsOf(inAction({ FunctionCallError: { ExecutionError: display } })).join(' | ');
  });
  expect(said.filter((words) => words.startsWith('ExecutionError'))).toEqual([]);
  expect(said).toMatchInlineSnapshot(`
    [
      "BadUTF8 | not text | set_greeting gave the network bytes as text that are none.",
      "BadUTF8 | not text | set_greeting gave the network bytes as text that are none.",
      "GasExceeded | out of gas | set_greeting used up the gas that was attached to it and was stopped.",
      "GasLimitExceeded | out of gas | set_greeting burnt as much gas as one call may burn and was stopped.",
      "BalanceExceeded | balance too low | set_greeting tried to send more NEAR than its account holds.",
      "EmptyMethodName | no method name | set_greeting wanted to call a method without a name.",
      "IntegerOverflow | too large | set_greeting gave the network numbers that add up to more than a number can hold.",
      "CannotAppendActionToJointPromise | joint promise | set_greeting wanted to add an action to several promises joined into one.",
      "CannotReturnJointPromise | joint promise | set_greeting returned several promises joined into one: only a single promise can be returned.",
      "CannotSetRefundToOnJointPromise | joint promise | set_greeting wanted to say where refunds go for several promises joined into one.",
      "MemoryAccessViolation | outside memory | set_greeting let the network read or write beyond its memory.",
      "InvalidAccountId | bad account id | set_greeting named an account that cannot have that name.",
      "InvalidMethodName | bad method name | set_greeting wanted to call a method whose name is no text.",
      "InvalidPublicKey | bad key | set_greeting gave the network a public key that is none.",
      "DataIdMalformed | bad yield id | set_greeting wanted to resume something by an id that is none.",
      "DataIdMalformed | bad yield id | set_greeting wanted to resume something by an id that is none.",
      "ContractCodeHashMalformed | bad hash | set_greeting named a global contract by a hash that is none.",
      "DataEntryAlreadyExists | entry exists | set_greeting set a key of an account's first state twice.",
      "GuestPanic | panicked | set_greeting stopped itself with the message “a greeting must not be empty”.",
      "InvalidPromiseIndex | no such promise | set_greeting used the number of a promise that it has not made.",
      "InvalidPromiseResultIndex | no such result | set_greeting asked for result 0, and no promise stands behind that: it is not called as a callback, or waited for fewer.",
      "InvalidRegisterId | empty register | set_greeting read a register in which nothing stands.",
      "InvalidActionIndex | no such action | set_greeting named an action that its promise does not have.",
      "ProhibitedInView | only in transactions | set_greeting does what only a transaction may do (storage_write).",
      "NumberOfLogsExceeded | too many logs | set_greeting wanted to write more than 100 logs.",
      "KeyLengthExceeded | key too long | set_greeting handed over a key of 2049 bytes; at most 2048 are allowed.",
      "ValueLengthExceeded | value too long | set_greeting handed over a value of 5 bytes; at most 4 are allowed.",
      "TotalLogLengthExceeded | logs too long | set_greeting handed over logs of 17000 bytes; at most 16384 are allowed.",
      "ReturnedValueLengthExceeded | result too long | set_greeting handed over a result of 5 bytes; at most 4 are allowed.",
      "YieldPayloadLength | data too long | set_greeting handed over data for a resumption of 1025 bytes; at most 1024 are allowed.",
      "NumberPromisesExceeded | too many promises | set_greeting made 1025 promises; one call may make 1024.",
      "NumberInputDataDependenciesExceeded | waits for too many | set_greeting made a callback that waits for 129 results; it may wait for 128.",
      "ContractSizeExceeded | contract too large | set_greeting handed over a contract of 5 bytes; at most 4 are allowed.",
      "Deprecated | no longer there | set_greeting used what the network no longer does (account_locked_balance).",
      "CryptoInvalidInput | bad input | set_greeting gave the network bytes that ECDSA cannot take (bad v).",
      "CryptoInvalidInput | bad input | set_greeting gave the network bytes that AltBn128 cannot take (bad length).",
      "CryptoInvalidInput | bad input | set_greeting gave the network bytes that ED25519 cannot take (invalid key).",
      "CryptoInvalidInput | bad input | set_greeting gave the network bytes that P256 cannot take (invalid key).",
      "CryptoInvalidInput | bad input | set_greeting gave the network bytes that ML-DSA-65 cannot take (invalid key).",
      "CryptoInvalidInput | bad input | set_greeting gave the network bytes that BLS12-381 cannot take (bad length).",
      "RecordedStorageExceeded | touched too much | set_greeting read and wrote more state than one receipt may: a proof of it may have 4.0 MB.",
    ]
  `);
});

const texts = [
  'WebAssembly trap: An `unreachable` opcode was executed.',
  'WebAssembly trap: Call indirect incorrect signature trap.',
  'WebAssembly trap: Memory out of bounds trap.',
  'WebAssembly trap: An arithmetic exception, e.g. divided by zero.',
  'Link Error: unknown or invalid import',
  'Smart contract panicked: Method set_greeting is private',
  'Smart contract panicked: Function is private\n    at <anonymous> (near-sdk-js/near-bindgen.js:46:27)',
  'Smart contract panicked: Callback computation 0 was not successful',
  'Smart contract panicked: panicked at src/lib.rs:31:9:\nassertion failed: amount > 0',
  "Smart contract panicked: Method set_greeting doesn't accept deposit",
  'Smart contract panicked: Failed to deserialize input from JSON. Error: `missing field`',
  'Smart contract panicked: The contract is not initialized',
  'Something from the future',
];

test('traps, and what the libraries of contracts say, have words', () => {
  expect(texts.map((text) => wordsOf(inAction({ FunctionCallError: { ExecutionError: text } })).join(' | ')))
    .toMatchInlineSnapshot(`
    [
      "Unreachable | trapped | set_greeting came to a place in its code that must never be reached, as after a panic without words.",
      "WasmTrap | trapped | set_greeting ran into an instruction that cannot go on (Call indirect incorrect signature trap).",
      "MemoryOutOfBounds | trapped | set_greeting reached beyond its memory.",
      "IllegalArithmetic | trapped | set_greeting calculated what has no result, as a division by zero.",
      "LinkError | cannot be linked | The contract on hello.test asks for a function that the network does not have (Link Error: unknown or invalid import).",
      "PrivateMethod | private method | set_greeting stopped itself with the message “Method set_greeting is private”: only hello.test itself may call it, and caller.test did.",
      "PrivateMethod | private method | set_greeting stopped itself with the message “Function is private”: only hello.test itself may call it, and caller.test did.",
      "CallbackUnwrap | promise failed | set_greeting stopped itself with the message “Callback computation 0 was not successful”: it wants a value, and the promise that it waited for failed.",
      "GuestPanic | panicked | set_greeting stopped itself with the message “assertion failed: amount > 0”.",
      "DepositNotAccepted | no deposit allowed | set_greeting stopped itself with the message “Method set_greeting doesn't accept deposit”: the method is not payable.",
      "ArgumentsUnreadable | wrong arguments | set_greeting stopped itself with the message “Failed to deserialize input from JSON. Error: \`missing field\`”: the arguments are not those that the method takes.",
      "NotInitialized | not initialized | set_greeting stopped itself with the message “The contract is not initialized”: nobody has called the method that sets the contract up.",
      "ExecutionError | stopped | The network stopped set_greeting: Something from the future.",
    ]
  `);
});
