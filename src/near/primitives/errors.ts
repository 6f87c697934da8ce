import type { GlobalContractIdentifier } from './action.ts';
import type { AccountId, Balance, Gas, Nonce } from './brands.ts';
import type { PublicKey } from './key.ts';

/**
 * The protocol's refusals, as values: variant names are nearcore's, fields are camelCased.
 * A variant that wraps another error holds it in `error`. `near/rpc` spells them in nearcore's JSON.
 * @see nearcore core/primitives/src/errors.rs
 */
type V<Type extends string, Fields = object> = { readonly type: Type } & Readonly<Fields>;
type Limit<Name extends string> = { [K in Name | 'limit']: number };

export type InvalidAccessKeyError =
  | V<'AccessKeyNotFound', { accountId: AccountId; publicKey: PublicKey }>
  | V<'ReceiverMismatch', { txReceiver: AccountId; akReceiver: string }>
  | V<'MethodNameMismatch', { methodName: string }>
  | V<'RequiresFullAccess'>
  | V<'NotEnoughAllowance', { accountId: AccountId; publicKey: PublicKey; allowance: Balance; cost: Balance }>
  | V<'DepositWithFunctionCall'>
  | V<'DelegateActionRequiresNonGasKey'>
  | V<'DelegateActionRequiresGasKey'>;

export type ActionsValidationError =
  | V<'DeleteActionMustBeFinal'>
  | V<'TotalPrepaidGasExceeded', { totalPrepaidGas: Gas; limit: Gas }>
  | V<'TotalNumberOfActionsExceeded', { totalNumberOfActions: bigint; limit: bigint }>
  | V<'AddKeyMethodNamesNumberOfBytesExceeded', { totalNumberOfBytes: bigint; limit: bigint }>
  | V<'AddKeyMethodNameLengthExceeded', Limit<'length'>>
  | V<'IntegerOverflow'>
  | V<'InvalidAccountId', { accountId: string }>
  | V<'ContractSizeExceeded', Limit<'size'>>
  | V<'FunctionCallMethodNameLengthExceeded', Limit<'length'>>
  | V<'FunctionCallArgumentsLengthExceeded', Limit<'length'>>
  | V<'UnsuitableStakingKey', { publicKey: PublicKey }>
  | V<'FunctionCallZeroAttachedGas'>
  | V<'FunctionCallEmptyMethodName'>
  | V<'DelegateActionMustBeOnlyOne'>
  | V<'UnsupportedProtocolFeature', { protocolFeature: string; version: number }>
  | V<'RemovedProtocolFeature', { protocolFeature: string; version: number }>
  | V<'InvalidDeterministicStateInitReceiver', { receiverId: AccountId; derivedId: AccountId }>
  | V<'DeterministicStateInitKeyLengthExceeded', Limit<'length'>>
  | V<'DeterministicStateInitValueLengthExceeded', Limit<'length'>>
  | V<'GasKeyInvalidNumNonces', { requestedNonces: number; limit: number }>
  | V<'AddGasKeyWithNonZeroBalance', { balance: Balance }>
  | V<'GasKeyFunctionCallAllowanceNotAllowed'>
  | V<'WithdrawFromGasKeyNotAllowedInDelegate'>
  | V<'TotalNumberOfDeployActionsExceeded', { numberOfDeployActions: number; limit: number }>
  | V<'TotalNumberOfStateInitEntriesExceeded', { numberOfEntries: number; limit: number }>
  | V<'TransferToUniversalAccountNotAllowed', { accountId: AccountId }>
  | V<'InvalidUniversalStateInitReceiver', { receiverId: AccountId; derivedId: AccountId }>
  | V<'UniversalStateInitKeyLengthExceeded', Limit<'length'>>
  | V<'UniversalStateInitValueLengthExceeded', Limit<'length'>>
  | V<'MalformedUniversalStateInit'>
  | V<'TotalNumberOfStateInitKeysExceeded', { numberOfKeys: number; limit: number }>;

export type InvalidTxError =
  | V<'InvalidAccessKeyError', { error: InvalidAccessKeyError }>
  | V<'InvalidSignerId', { signerId: string }>
  | V<'SignerDoesNotExist', { signerId: AccountId }>
  | V<'InvalidNonce', { txNonce: Nonce; akNonce: Nonce }>
  | V<'NonceTooLarge', { txNonce: Nonce; upperBound: Nonce }>
  | V<'InvalidReceiverId', { receiverId: string }>
  | V<'InvalidSignature'>
  | V<'NotEnoughBalance', { signerId: AccountId; balance: Balance; cost: Balance }>
  | V<'LackBalanceForState', { signerId: AccountId; amount: Balance }>
  | V<'CostOverflow'>
  | V<'InvalidChain'>
  | V<'Expired'>
  | V<'ActionsValidation', { error: ActionsValidationError }>
  | V<'TransactionSizeExceeded', Limit<'size'>>
  | V<'InvalidTransactionVersion'>
  | V<'ShardCongested', { shardId: number; congestionLevel: number }>
  | V<'ShardStuck', { shardId: number; missedChunks: number }>
  | V<'InvalidNonceIndex', { txNonceIndex: number | null; numNonces: number }>
  | V<'NotEnoughGasKeyBalance', { signerId: AccountId; balance: Balance; cost: Balance }>
  | V<
      'NotEnoughBalanceForDeposit',
      { signerId: AccountId; balance: Balance; cost: Balance; reason: 'NotEnoughBalance' | 'LackBalanceForState' }
    >;

export type ReceiptValidationError =
  | V<'InvalidPredecessorId', { accountId: string }>
  | V<'InvalidReceiverId', { accountId: string }>
  | V<'InvalidSignerId', { accountId: string }>
  | V<'InvalidDataReceiverId', { accountId: string }>
  | V<'ReturnedValueLengthExceeded', Limit<'length'>>
  | V<'NumberInputDataDependenciesExceeded', { numberOfInputDataDependencies: number; limit: number }>
  | V<'ActionsValidation', { error: ActionsValidationError }>
  | V<'ReceiptSizeExceeded', Limit<'size'>>
  | V<'InvalidRefundTo', { accountId: string }>;

export type PrepareError =
  | 'Serialization'
  | 'Deserialization'
  | 'InternalMemoryDeclared'
  | 'GasInstrumentation'
  | 'StackHeightInstrumentation'
  | 'Instantiate'
  | 'Memory'
  | 'TooManyFunctions'
  | 'TooManyLocals'
  | 'TooManyTables'
  | 'TooManyTableElements'
  | 'TooManyGlobals'
  | 'FunctionBodyTooLarge'
  | 'InstrumentedCodeTooLarge'
  | 'TooManyBlocksPerFunction'
  | 'TooManyBlocksPerContract'
  | 'TooManyTypes'
  | 'TooManyParamsPerFunction'
  | 'TooManyParamsPerContract'
  | 'OperandStackTooLarge';

/** What stands in an outcome: host errors, traps and link errors are all flattened to `ExecutionError`. */
export type FunctionCallError =
  | V<'CompilationError', { error: CompilationError }>
  | V<'MethodResolveError', { error: MethodResolveError }>
  | V<'ExecutionError', { message: string }>;

export type CompilationError =
  | V<'CodeDoesNotExist', { accountId: AccountId }>
  | V<'PrepareError', { error: PrepareError }>
  | V<'WasmtimeCompileError', { msg: string }>;

export type MethodResolveError = 'MethodEmptyName' | 'MethodNotFound' | 'MethodInvalidSignature';

export type ActionErrorKind =
  | V<'AccountAlreadyExists', { accountId: AccountId }>
  | V<'AccountDoesNotExist', { accountId: AccountId }>
  | V<'AccountNotInitialized', { accountId: AccountId }>
  | V<'CreateAccountOnlyByRegistrar', { accountId: AccountId; registrarAccountId: AccountId; predecessorId: AccountId }>
  | V<'CreateAccountNotAllowed', { accountId: AccountId; predecessorId: AccountId }>
  | V<'ActorNoPermission', { accountId: AccountId; actorId: AccountId }>
  | V<'DeleteKeyDoesNotExist', { accountId: AccountId; publicKey: PublicKey }>
  | V<'AddKeyAlreadyExists', { accountId: AccountId; publicKey: PublicKey }>
  | V<'DeleteAccountStaking', { accountId: AccountId }>
  | V<'LackBalanceForState', { accountId: AccountId; amount: Balance }>
  | V<'TriesToUnstake', { accountId: AccountId }>
  | V<'TriesToStake', { accountId: AccountId; stake: Balance; locked: Balance; balance: Balance }>
  | V<'InsufficientStake', { accountId: AccountId; stake: Balance; minimumStake: Balance }>
  | V<'FunctionCallError', { error: FunctionCallError }>
  | V<'NewReceiptValidationError', { error: ReceiptValidationError }>
  | V<'OnlyImplicitAccountCreationAllowed', { accountId: AccountId }>
  | V<'DeleteAccountWithLargeState', { accountId: AccountId }>
  | V<'DelegateActionInvalidSignature'>
  | V<'DelegateActionSenderDoesNotMatchTxReceiver', { senderId: AccountId; receiverId: AccountId }>
  | V<'DelegateActionExpired'>
  | V<'DelegateActionAccessKeyError', { error: InvalidAccessKeyError }>
  | V<'DelegateActionInvalidNonce', { delegateNonce: Nonce; akNonce: Nonce }>
  | V<'DelegateActionNonceTooLarge', { delegateNonce: Nonce; upperBound: Nonce }>
  | V<'DelegateActionInvalidNonceIndex', { nonceIndex: number; numNonces: number }>
  | V<'GlobalContractDoesNotExist', { identifier: GlobalContractIdentifier }>
  | V<'ReceiptStorageProofSizeExceeded', { limit: number }>
  | V<'GasKeyDoesNotExist', { accountId: AccountId; publicKey: PublicKey }>
  | V<'InsufficientGasKeyBalance', { accountId: AccountId; publicKey: PublicKey; balance: Balance; required: Balance }>
  | V<'GasKeyBalanceTooHigh', { accountId: AccountId; publicKey: PublicKey | null; balance: Balance }>;

/** `index` null: not tied to one action. */
export interface ActionError {
  readonly index: number | null;
  readonly kind: ActionErrorKind;
}

export type TxExecutionError =
  V<'ActionError', { error: ActionError }> | V<'InvalidTxError', { error: InvalidTxError }>;
