import { rustDebug } from './rustDebug.ts';

type Limited = { readonly length: number | bigint; readonly limit: number };
type Text = { readonly msg: string };

/** Why a host function stops a contract. Names and the order of fields are nearcore's. @see nearcore runtime/near-vm-runner/src/logic/errors.rs `HostError` */
export type HostErrorReason =
  | {
      readonly type:
        | 'BadUTF16'
        | 'BadUTF8'
        | 'GasExceeded'
        | 'GasLimitExceeded'
        | 'BalanceExceeded'
        | 'EmptyMethodName'
        | 'IntegerOverflow'
        | 'CannotAppendActionToJointPromise'
        | 'CannotReturnJointPromise'
        | 'CannotSetRefundToOnJointPromise'
        | 'MemoryAccessViolation'
        | 'InvalidAccountId'
        | 'InvalidMethodName'
        | 'InvalidPublicKey'
        | 'DataIdMalformed'
        | 'YieldIdMalformed'
        | 'ContractCodeHashMalformed'
        | 'DataEntryAlreadyExists';
    }
  | { readonly type: 'GuestPanic'; readonly panicMsg: string }
  | { readonly type: 'InvalidPromiseIndex'; readonly promiseIdx: bigint }
  | { readonly type: 'InvalidPromiseResultIndex'; readonly resultIdx: bigint }
  | { readonly type: 'InvalidRegisterId'; readonly registerId: bigint }
  | { readonly type: 'InvalidActionIndex'; readonly receiptIndex: number; readonly actionIndex: bigint }
  | { readonly type: 'ProhibitedInView'; readonly methodName: string }
  | { readonly type: 'NumberOfLogsExceeded' | 'RecordedStorageExceeded'; readonly limit: number }
  | ({
      readonly type:
        | 'KeyLengthExceeded'
        | 'ValueLengthExceeded'
        | 'TotalLogLengthExceeded'
        | 'ReturnedValueLengthExceeded'
        | 'YieldPayloadLength';
    } & Limited)
  | { readonly type: 'NumberPromisesExceeded'; readonly numberOfPromises: number; readonly limit: number }
  | {
      readonly type: 'NumberInputDataDependenciesExceeded';
      readonly numberOfInputDataDependencies: number;
      readonly limit: number;
    }
  | { readonly type: 'ContractSizeExceeded'; readonly size: number; readonly limit: number }
  | { readonly type: 'Deprecated'; readonly methodName: string }
  | ({
      readonly type:
        | 'ECRecoverError'
        | 'AltBn128InvalidInput'
        | 'Ed25519VerifyInvalidInput'
        | 'P256VerifyInvalidInput'
        | 'MlDsaVerifyInvalidInput'
        | 'BLS12381InvalidInput';
    } & Text);

type Displays = {
  readonly [Type in HostErrorReason['type']]: (reason: HostErrorReason & { readonly type: Type }) => string;
};

const displays: Displays = {
  BadUTF16: () => 'String encoding is bad UTF-16 sequence.',
  BadUTF8: () => 'String encoding is bad UTF-8 sequence.',
  GasExceeded: () => 'Exceeded the prepaid gas.',
  GasLimitExceeded: () => 'Exceeded the maximum amount of gas allowed to burn per contract.',
  BalanceExceeded: () => 'Exceeded the account balance.',
  EmptyMethodName: () => 'Tried to call an empty method name.',
  IntegerOverflow: () => 'Integer overflow.',
  CannotAppendActionToJointPromise: () => 'Actions can only be appended to non-joint promise.',
  CannotReturnJointPromise: () => 'Returning joint promise is currently prohibited.',
  CannotSetRefundToOnJointPromise: () => 'Setting refund_to on a joint promise is prohibited.',
  MemoryAccessViolation: () => 'Accessed memory outside the bounds.',
  InvalidAccountId: () => 'VM Logic returned an invalid account id',
  InvalidMethodName: () => 'VM Logic returned an invalid method name',
  InvalidPublicKey: () => 'VM Logic provided an invalid public key',
  DataIdMalformed: () => 'yield resumption token is malformed',
  YieldIdMalformed: () => 'yield id is malformed',
  ContractCodeHashMalformed: () => 'contract code hash is malformed',
  DataEntryAlreadyExists: () => 'Data entry for given key already exists',
  GuestPanic: ({ panicMsg }) => `Smart contract panicked: ${panicMsg}`,
  InvalidPromiseIndex: ({ promiseIdx }) => `${promiseIdx} does not correspond to existing promises`,
  InvalidPromiseResultIndex: ({ resultIdx }) => `Accessed invalid promise result index: ${resultIdx}`,
  InvalidRegisterId: ({ registerId }) => `Accessed invalid register id: ${registerId}`,
  InvalidActionIndex: ({ receiptIndex, actionIndex }) =>
    `Action ${actionIndex} in receipt ${receiptIndex} does not exist or has the wrong type of action.`,
  ProhibitedInView: ({ methodName }) => `${methodName} is not allowed in view calls`,
  NumberOfLogsExceeded: ({ limit }) => `The number of logs will exceed the limit ${limit}`,
  RecordedStorageExceeded: ({ limit }) =>
    `Size of the recorded trie storage proof has exceeded the allowed limit (${(limit / 1_000_000).toFixed(1)} MB)`,
  KeyLengthExceeded: ({ length, limit }) => `The length of a storage key ${length} exceeds the limit ${limit}`,
  ValueLengthExceeded: ({ length, limit }) => `The length of a storage value ${length} exceeds the limit ${limit}`,
  TotalLogLengthExceeded: ({ length, limit }) => `The length of a log message ${length} exceeds the limit ${limit}`,
  ReturnedValueLengthExceeded: ({ length, limit }) =>
    `The length of a returned value ${length} exceeds the limit ${limit}`,
  YieldPayloadLength: ({ length, limit }) =>
    `Yield resume payload is ${length} bytes which exceeds the ${limit} byte limit`,
  NumberPromisesExceeded: ({ numberOfPromises, limit }) =>
    `The number of promises within a FunctionCall ${numberOfPromises} exceeds the limit ${limit}`,
  NumberInputDataDependenciesExceeded: ({ numberOfInputDataDependencies, limit }) =>
    `The number of input data dependencies ${numberOfInputDataDependencies} exceeds the limit ${limit}`,
  ContractSizeExceeded: ({ size, limit }) =>
    `The size of a contract code in DeployContract action ${size} exceeds the limit ${limit}`,
  Deprecated: ({ methodName }) => `Attempted to call deprecated host function ${methodName}`,
  ECRecoverError: ({ msg }) => `ECDSA recover error: ${msg}`,
  AltBn128InvalidInput: ({ msg }) => `AltBn128 invalid input: ${msg}`,
  Ed25519VerifyInvalidInput: ({ msg }) => `ED25519 signature verification error: ${msg}`,
  P256VerifyInvalidInput: ({ msg }) => `P256 signature verification error: ${msg}`,
  MlDsaVerifyInvalidInput: ({ msg }) => `ML-DSA-65 signature verification error: ${msg}`,
  BLS12381InvalidInput: ({ msg }) => `BLS12-381 invalid input: ${msg}`,
};

/** Stops a contract; host functions throw it and the call catches it once. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly reason: HostErrorReason;

  constructor(reason: HostErrorReason) {
    super((displays[reason.type] as (reason: HostErrorReason) => string)(reason));
    this.reason = reason;
  }

  /** nearcore's text. */
  get display(): string {
    return this.message;
  }

  /** nearcore's Rust form, as view calls show it: `HostError(GuestPanic { panic_msg: "…" })`. */
  get debug(): string {
    const { type, ...fields } = this.reason;
    return `HostError(${rustDebug(type, fields)})`;
  }
}

/** The state contradicts itself: a node would stop here, no outcome exists. @see nearcore runtime/near-vm-runner/src/logic/errors.rs `InconsistentStateError` */
export class InconsistentStateError extends Error {
  override readonly name = 'InconsistentStateError';

  constructor() {
    super('Math operation with a value from the state resulted in a integer overflow.');
  }
}
