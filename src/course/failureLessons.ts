import type { Lesson } from './manifest.ts';
import { lessons } from './manifest.ts';

/** What of a failure decides which lesson explains it. */
export interface FailureInPlace {
  /** `TraceFailure.kind`. */
  readonly kind: string;
  /** It is a callback that failed. */
  readonly isCallback: boolean;
  /** A callback waits for the result. */
  readonly isAwaited: boolean;
  /** Another receipt made it: the transaction did not become it. */
  readonly isInside: boolean;
}

/** By the failure's name: the codes of the lessons that explain it wherever it happens, the best first. */
const byKind: Readonly<Record<string, readonly string[]>> = {
  PrivateMethod: ['A5'],
  CallbackUnwrap: ['B4', 'A2'],
  InvalidPromiseResultIndex: ['A2'],
  InvalidPromiseIndex: ['A3'],
  GasExceeded: ['C3', 'C2'],
  GasLimitExceeded: ['C4'],
  TotalPrepaidGasExceeded: ['C4'],
  NumberPromisesExceeded: ['C4'],
  NumberInputDataDependenciesExceeded: ['C4'],
  TotalNumberOfActionsExceeded: ['C4'],
  ReturnedValueLengthExceeded: ['C4'],
  NumberOfLogsExceeded: ['C4'],
  TotalLogLengthExceeded: ['C4'],
  KeyLengthExceeded: ['C4'],
  ValueLengthExceeded: ['C4'],
  ReceiptSizeExceeded: ['C4'],
  ReceiptStorageProofSizeExceeded: ['C4'],
  RecordedStorageExceeded: ['C4'],
  FunctionCallZeroAttachedGas: ['C1'],
  CannotReturnJointPromise: ['D2'],
  CannotAppendActionToJointPromise: ['D2'],
  DataIdMalformed: ['D6'],
  YieldPayloadLength: ['D6'],
  BalanceExceeded: ['B3'],
  LackBalanceForState: ['E5', 'D5'],
  DepositNotAccepted: ['B3'],
  OneYoctoRequired: ['E4', 'D7'],
  RequiresFullAccess: ['E4'],
  MethodNameMismatch: ['E4'],
  ReceiverMismatch: ['E4'],
  DepositWithFunctionCall: ['E4'],
  NotEnoughAllowance: ['E4'],
};

/** Finds the lesson that explains a failure, of those that are written; by what failed, else by where it did. */
export function lessonOnFailure(failure: FailureInPlace, written: readonly Lesson[] = lessons): Lesson | undefined {
  const codes = [...(byKind[failure.kind] ?? []), ...byPlace(failure)];
  return codes.flatMap((code) => written.find((lesson) => lesson.code === code) ?? [])[0];
}

function byPlace({ isCallback, isAwaited, isInside }: FailureInPlace): readonly string[] {
  if (isCallback) return ['B4', 'B2'];
  if (isAwaited) return ['B1', 'A2'];
  return isInside ? ['B1', 'B2'] : [];
}
