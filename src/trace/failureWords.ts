import { formatGas, formatNear, groupDigits } from './format.ts';

/** Who failed, for the sentence. */
export interface FailureContext {
  readonly executorId: string | null;
  readonly predecessorId: string | null;
  /** What failed: a method, or an action. */
  readonly method: string;
}

export type Fields = Readonly<Record<string, unknown>>;
/** Two or three words for a card, and one sentence. */
export type Words = readonly [short: string, plain: string];
type Sentence = (fields: Fields, context: FailureContext) => Words;

const at = (fields: Fields, key: string): string => String(fields[key] ?? '?');
const near = (fields: Fields, key: string): string =>
  /^\d+$/.test(at(fields, key)) ? formatNear(BigInt(at(fields, key))) : at(fields, key);
const gas = (fields: Fields, key: string): string =>
  /^\d+$/.test(at(fields, key)) ? formatGas(BigInt(at(fields, key))) : at(fields, key);
/** The account in question, however the variant calls it. */
const who = (f: Fields): string =>
  at(f, ['account_id', 'signer_id', 'receiver_id'].find((key) => key in f) ?? 'account_id');

/** What is longer or more than it may be: `size`, `length` or a number, and `limit`. */
const limit =
  (short: string, what: string, unit: string): Sentence =>
  (fields) => {
    const [, is] = Object.entries(fields).find(([key]) => key !== 'limit') ?? [];
    return [short, `${what} ${number(is)} ${unit}; at most ${number(fields['limit'])} are allowed.`];
  };
const number = (value: unknown): string => (/^\d+$/.test(String(value)) ? groupDigits(BigInt(String(value))) : '?');
const said =
  (short: string, plain: string): Sentence =>
  () => [short, plain];

/** What a name is for. */
const badName: Sentence = (f) => ['bad account id', `“${who(f)}” cannot be the name of an account.`];

/**
 * By the innermost variant's name: what an outcome can tell of a failed action, of a transaction's or delegate's key, and of a
 * transaction that was refused.
 * @see nearcore core/primitives/src/errors.rs `ActionErrorKind`, `InvalidTxError`, `InvalidAccessKeyError`
 */
export const sentences: Readonly<Record<string, Sentence>> = {
  // Accounts and their keys
  AccountDoesNotExist: (f) => ['no such account', `The account ${who(f)} does not exist.`],
  AccountAlreadyExists: (f) => ['already exists', `The account ${who(f)} exists already.`],
  AccountNotInitialized: (f) => ['not initialized', `The account ${who(f)} has been named and not been set up yet.`],
  ActorNoPermission: (f) => [
    'not allowed',
    `${at(f, 'actor_id')} may not do this to ${who(f)}: only the account itself may.`,
  ],
  CreateAccountNotAllowed: (f) => [
    'not allowed',
    `${at(f, 'predecessor_id')} may create only accounts directly below its own name, and ${who(f)} is not one.`,
  ],
  CreateAccountOnlyByRegistrar: (f) => [
    'not allowed',
    `Only ${at(f, 'registrar_account_id')} may create a name without a dot, such as ${who(f)}.`,
  ],
  OnlyImplicitAccountCreationAllowed: (f) => [
    'not allowed',
    `${who(f)} is named after a key: it comes into being by a transfer, not by being created.`,
  ],
  LackBalanceForState: (f) => [
    'storage not covered',
    `${who(f)} would keep too little to pay for its storage: ${near(f, 'amount')} are missing.`,
  ],
  AddKeyAlreadyExists: (f) => ['key exists', `${who(f)} has that key already.`],
  DeleteKeyDoesNotExist: (f) => ['no such key', `${who(f)} has no such key.`],
  DeleteAccountStaking: (f) => ['still staking', `${who(f)} is staking and cannot be deleted.`],
  DeleteAccountWithLargeState: (f) => ['state too large', `${who(f)} holds too much data to be deleted in one go.`],

  // Stakes
  TriesToStake: (f) => [
    'balance too low',
    `${who(f)} wants to stake ${near(f, 'stake')} and holds ${near(f, 'balance')}.`,
  ],
  TriesToUnstake: (f) => ['nothing staked', `${who(f)} wants to stake nothing any more, and has nothing staked.`],
  InsufficientStake: (f) => [
    'stake too small',
    `${who(f)} offers ${near(f, 'stake')}; the least is ${near(f, 'minimum_stake')}.`,
  ],

  // Code
  MethodNotFound: (_, c) => ['no such method', `The contract on ${c.executorId} has no method named “${c.method}”.`],
  MethodEmptyName: said('no method name', 'The call names no method.'),
  MethodInvalidSignature: (_, c) => [
    'not callable',
    `“${c.method}” takes arguments or returns values as a Wasm function; a contract's method may do neither.`,
  ],
  CodeDoesNotExist: (f) => ['no contract', `There is no contract on ${who(f)}.`],
  PrepareError: (_, c) => ['bad contract', `What is deployed on ${c.executorId} is no Wasm that the network can run.`],
  WasmerCompileError: (_, c) => ['bad contract', `The Wasm that is deployed on ${c.executorId} cannot be compiled.`],
  GlobalContractDoesNotExist: said('no global contract', 'Nobody has published the global contract that it names.'),

  ReceiptStorageProofSizeExceeded: (f) => [
    'touched too much',
    `It read and wrote more state than one receipt may: a proof of it may have ${number(f['limit'])} bytes.`,
  ],

  // Delegated actions
  DelegateActionExpired: said('expired', 'The delegated action came after the last block for which it was signed.'),
  DelegateActionInvalidSignature: said('bad signature', "The delegated action's signature does not fit its sender."),
  DelegateActionSenderDoesNotMatchTxReceiver: (f) => [
    'wrong receiver',
    `${at(f, 'sender_id')} signed the delegated action, and it came to ${at(f, 'receiver_id')}: it must be sent to whoever signed it.`,
  ],
  DelegateActionInvalidNonce: (f) => [
    'nonce used',
    `The delegated action's nonce is ${at(f, 'delegate_nonce')}; it must be above ${at(f, 'ak_nonce')}, the last one that the key used.`,
  ],
  DelegateActionNonceTooLarge: (f) => [
    'nonce too large',
    `The delegated action's nonce is ${at(f, 'delegate_nonce')}; it must be below ${at(f, 'upper_bound')}.`,
  ],
  DelegateActionInvalidNonceIndex: (f) => [
    'wrong nonce index',
    `The delegated action names nonce ${at(f, 'nonce_index')}, counted from 0, of a key that has ${at(f, 'num_nonces')}.`,
  ],
  DelegateActionRequiresNonGasKey: said('wrong key', 'A delegated action of this kind cannot be signed by a gas key.'),
  DelegateActionRequiresGasKey: said('wrong key', 'A delegated action of this kind must be signed by a gas key.'),

  // Gas keys
  GasKeyDoesNotExist: (f) => ['no such key', `${who(f)} has no such gas key.`],
  InsufficientGasKeyBalance: (f) => [
    'gas key too low',
    `The gas key of ${who(f)} holds ${near(f, 'balance')}; ${near(f, 'required')} were asked of it.`,
  ],
  GasKeyBalanceTooHigh: (f) => [
    'gas key not empty',
    `A gas key of ${who(f)} still holds ${near(f, 'balance')}, too much to be destroyed with it: withdraw it first.`,
  ],
  NotEnoughGasKeyBalance: (f) => [
    'gas key too low',
    `The gas key of ${who(f)} holds ${near(f, 'balance')}; the gas costs ${near(f, 'cost')}.`,
  ],
  NotEnoughBalanceForDeposit: (f) => [
    'balance too low',
    `${who(f)} holds ${near(f, 'balance')}; the deposits of the transaction are ${near(f, 'cost')}${at(f, 'reason') === 'LackBalanceForState' ? ', and something must stay for storage' : ''}.`,
  ],

  // Transactions that are refused
  NotEnoughBalance: (f) => [
    'balance too low',
    `${who(f)} holds ${near(f, 'balance')}; the transaction needs ${near(f, 'cost')}.`,
  ],
  SignerDoesNotExist: (f) => ['no such account', `The account ${who(f)}, which signed, does not exist.`],
  InvalidSignature: said('bad signature', 'The signature does not fit the transaction and the key.'),
  InvalidNonce: (f) => [
    'nonce used',
    `The transaction's nonce is ${at(f, 'tx_nonce')}; it must be above ${at(f, 'ak_nonce')}, the last one that the key used.`,
  ],
  NonceTooLarge: (f) => [
    'nonce too large',
    `The transaction's nonce is ${at(f, 'tx_nonce')}; it must be below ${at(f, 'upper_bound')}.`,
  ],
  InvalidNonceIndex: (f) => [
    'wrong nonce index',
    f['tx_nonce_index'] == null
      ? `The key has ${at(f, 'num_nonces')} nonces, and the transaction names none of them.`
      : `The transaction names nonce ${at(f, 'tx_nonce_index')}, counted from 0, of a key that has ${at(f, 'num_nonces')}.`,
  ],
  InvalidSignerId: badName,
  InvalidReceiverId: badName,
  CostOverflow: said('too expensive', 'What the transaction costs is more than a number can hold.'),
  InvalidChain: said('wrong chain', 'The block that the transaction names is not on this chain.'),
  Expired: said('expired', 'The block that the transaction names is too old: sign it again with a newer one.'),
  InvalidTransactionVersion: said('unknown version', 'The network does not know transactions of this version.'),
  TransactionSizeExceeded: limit('too large', 'The transaction has', 'bytes'),
  ShardCongested: (f) => [
    'congested',
    `Shard ${at(f, 'shard_id')} has too much to do and takes no new transactions now.`,
  ],
  ShardStuck: (f) => [
    'shard stuck',
    `Shard ${at(f, 'shard_id')} has missed ${at(f, 'missed_chunks')} chunks and takes no new transactions now.`,
  ],

  // Access keys
  AccessKeyNotFound: (f) => ['no such key', `${who(f)} has no such access key.`],
  RequiresFullAccess: said('key not allowed', 'The key may only call methods; this needs a full-access key.'),
  MethodNameMismatch: (f) => ['key not allowed', `The key may not call “${at(f, 'method_name')}”.`],
  ReceiverMismatch: (f) => [
    'key not allowed',
    `The key may call only ${at(f, 'ak_receiver')}, and this goes to ${at(f, 'tx_receiver')}.`,
  ],
  DepositWithFunctionCall: said('key not allowed', 'A key that may only call methods cannot attach a deposit.'),
  NotEnoughAllowance: (f) => [
    'allowance used up',
    `The key may still spend ${near(f, 'allowance')}; this needs ${near(f, 'cost')}.`,
  ],

  // What a transaction or receipt may not hold
  DeleteActionMustBeFinal: said('order of actions', 'Nothing can follow the action that deletes the account.'),
  DelegateActionMustBeOnlyOne: said('order of actions', 'A transaction may hold one delegated action only.'),
  FunctionCallZeroAttachedGas: said('no gas', 'A call has no gas attached.'),
  FunctionCallEmptyMethodName: said('no method name', 'A call names no method.'),
  TotalPrepaidGasExceeded: (f) => [
    'too much gas',
    `All calls together have ${gas(f, 'total_prepaid_gas')} attached; at most ${gas(f, 'limit')} are allowed.`,
  ],
  TotalNumberOfActionsExceeded: limit('too many actions', 'It holds', 'actions'),
  TotalNumberOfDeployActionsExceeded: limit('too many actions', 'It deploys', 'contracts'),
  FunctionCallMethodNameLengthExceeded: limit('name too long', "A method's name has", 'bytes'),
  FunctionCallArgumentsLengthExceeded: limit('arguments too long', 'The arguments of a call have', 'bytes'),
  ContractSizeExceeded: limit('contract too large', 'The contract has', 'bytes'),
  AddKeyMethodNamesNumberOfBytesExceeded: limit('names too long', "The names of a key's methods have", 'bytes'),
  AddKeyMethodNameLengthExceeded: limit('name too long', "The name of a key's method has", 'bytes'),
  IntegerOverflow: said('too large', 'Its amounts add up to more than a number can hold.'),
  InvalidAccountId: badName,
  UnsuitableStakingKey: said('unsuitable key', 'A validator cannot sign with a key of this kind.'),
  UnsupportedProtocolFeature: (f) => [
    'not yet allowed',
    `The network can do this (${at(f, 'protocol_feature')}) only from protocol version ${at(f, 'version')} on.`,
  ],
  RemovedProtocolFeature: (f) => [
    'no longer allowed',
    `The network cannot do this (${at(f, 'protocol_feature')}) any more since protocol version ${at(f, 'version')}.`,
  ],
  InvalidDeterministicStateInitReceiver: (f) => [
    'wrong account',
    `What is to be set up belongs to ${at(f, 'derived_id')} and was sent to ${at(f, 'receiver_id')}.`,
  ],
  InvalidUniversalStateInitReceiver: (f) => [
    'wrong account',
    `What is to be set up belongs to ${at(f, 'derived_id')} and was sent to ${at(f, 'receiver_id')}.`,
  ],
  DeterministicStateInitKeyLengthExceeded: limit('key too long', 'A key of the first state has', 'bytes'),
  DeterministicStateInitValueLengthExceeded: limit('value too long', 'A value of the first state has', 'bytes'),
  UniversalStateInitKeyLengthExceeded: limit('key too long', 'A key of the first state has', 'bytes'),
  UniversalStateInitValueLengthExceeded: limit('value too long', 'A value of the first state has', 'bytes'),
  MalformedUniversalStateInit: said('malformed', 'What the account is to be set up with cannot be read.'),
  TotalNumberOfStateInitEntriesExceeded: limit('too many entries', 'The first state has', 'entries'),
  TotalNumberOfStateInitKeysExceeded: limit('too many keys', 'The account would begin with', 'keys'),
  TransferToUniversalAccountNotAllowed: (f) => [
    'not allowed',
    `Nothing can be transferred to ${who(f)} before it is set up.`,
  ],
  GasKeyInvalidNumNonces: (f) => [
    'bad gas key',
    `A gas key with ${at(f, 'requested_nonces')} nonces was asked for; it has at least 1 and at most ${at(f, 'limit')}.`,
  ],
  AddGasKeyWithNonZeroBalance: said('bad gas key', 'A gas key begins empty: fund it when it is there.'),
  GasKeyFunctionCallAllowanceNotAllowed: said('bad gas key', 'A gas key holds its own money and has no allowance.'),
  WithdrawFromGasKeyNotAllowedInDelegate: said('not allowed', 'A delegated action cannot withdraw from a gas key.'),
  InvalidPredecessorId: badName,
  InvalidDataReceiverId: badName,
  InvalidRefundTo: badName,
  ReturnedValueLengthExceeded: limit('result too long', 'The returned value has', 'bytes'),
  NumberInputDataDependenciesExceeded: limit('waits for too many', 'A callback would wait for', 'results'),
  ReceiptSizeExceeded: limit('receipt too large', 'A receipt that it made has', 'bytes'),
};
