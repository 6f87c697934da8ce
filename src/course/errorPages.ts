import type { TraceFailure } from '../trace/trace.ts';
import type { RecordedError } from './recordedErrors.ts';

/** A failure that has a page of its own in `content/reference/errors/`: `<id>.mdx`, and `<id>.ts`, the least code that makes it. */
export interface ErrorPage {
  /** Its place in addresses; never changed once published. */
  readonly id: string;
  /** The failures that it explains, by `TraceFailure.kind`; the first is the one that its code makes. */
  readonly kinds: readonly TraceFailure['kind'][];
  /** It explains what becomes of a callback; another page, or none, explains the failure elsewhere. */
  readonly inCallback?: boolean;
  /** Failures that its code makes on the way, and that other pages explain. */
  readonly after?: readonly TraceFailure['kind'][];
}

/** What belongs together, in the order in which the index shows it. */
export interface ErrorGroup {
  readonly title: string;
  readonly pages: readonly ErrorPage[];
}

export const errorGroups: readonly ErrorGroup[] = [
  {
    title: 'The contract stopped itself',
    pages: [
      { id: 'guest-panic', kinds: ['GuestPanic'] },
      { id: 'private-method', kinds: ['PrivateMethod'] },
      { id: 'arguments-unreadable', kinds: ['ArgumentsUnreadable'] },
      { id: 'deposit-not-accepted', kinds: ['DepositNotAccepted'] },
      { id: 'one-yocto-required', kinds: ['OneYoctoRequired'] },
      { id: 'callback-unwrap', kinds: ['CallbackUnwrap'], after: ['AccountDoesNotExist'] },
      { id: 'not-initialized', kinds: ['NotInitialized'] },
      { id: 'already-initialized', kinds: ['AlreadyInitialized'] },
    ],
  },
  {
    title: 'The network stopped the contract',
    pages: [
      { id: 'gas-exceeded', kinds: ['GasExceeded', 'GasLimitExceeded'] },
      { id: 'gas-exceeded-in-a-callback', kinds: ['GasExceeded'], inCallback: true },
      { id: 'balance-exceeded', kinds: ['BalanceExceeded'] },
      {
        id: 'limit-exceeded',
        kinds: [
          'NumberInputDataDependenciesExceeded',
          'NumberPromisesExceeded',
          'TotalNumberOfActionsExceeded',
          'ReceiptSizeExceeded',
          'ReturnedValueLengthExceeded',
          'NumberOfLogsExceeded',
          'TotalLogLengthExceeded',
          'KeyLengthExceeded',
          'ValueLengthExceeded',
          'RecordedStorageExceeded',
          'ReceiptStorageProofSizeExceeded',
        ],
      },
      { id: 'invalid-promise-result-index', kinds: ['InvalidPromiseResultIndex'] },
      { id: 'joint-promise', kinds: ['CannotReturnJointPromise', 'CannotAppendActionToJointPromise'] },
      { id: 'unreachable', kinds: ['Unreachable', 'MemoryOutOfBounds', 'IllegalArithmetic', 'WasmTrap'] },
    ],
  },
  {
    title: 'There was nothing to call',
    pages: [
      { id: 'method-not-found', kinds: ['MethodNotFound'] },
      { id: 'code-does-not-exist', kinds: ['CodeDoesNotExist'] },
      { id: 'account-does-not-exist', kinds: ['AccountDoesNotExist', 'SignerDoesNotExist'] },
      { id: 'prepare-error', kinds: ['PrepareError', 'LinkError', 'WasmerCompileError'] },
    ],
  },
  {
    title: 'Accounts and their money',
    pages: [
      { id: 'not-enough-balance', kinds: ['NotEnoughBalance'] },
      { id: 'lack-balance-for-state', kinds: ['LackBalanceForState'] },
      { id: 'account-already-exists', kinds: ['AccountAlreadyExists'] },
      { id: 'create-account-not-allowed', kinds: ['CreateAccountNotAllowed', 'CreateAccountOnlyByRegistrar'] },
      { id: 'actor-no-permission', kinds: ['ActorNoPermission'] },
    ],
  },
  {
    title: 'The transaction was refused',
    pages: [
      { id: 'access-key-not-found', kinds: ['AccessKeyNotFound'] },
      {
        id: 'key-not-allowed',
        kinds: ['RequiresFullAccess', 'ReceiverMismatch', 'MethodNameMismatch', 'DepositWithFunctionCall'],
      },
      { id: 'invalid-nonce', kinds: ['InvalidNonce'] },
      { id: 'expired', kinds: ['Expired', 'InvalidChain'] },
      { id: 'total-prepaid-gas-exceeded', kinds: ['TotalPrepaidGasExceeded'] },
    ],
  },
];

export const errorPages: readonly ErrorPage[] = errorGroups.flatMap(({ pages }) => pages);

/** Finds the page that explains a failure, the one on callbacks for a callback. */
export function errorPageOn(failure: { readonly kind: string; readonly isCallback: boolean }): ErrorPage | undefined {
  const fitting = errorPages.filter(({ kinds }) => kinds.includes(failure.kind));
  return fitting.find(({ inCallback = false }) => inCallback === failure.isCallback) ?? fitting[0];
}

/** Finds the page whose code alone made near-api-js throw an error of that name. */
export function errorPageOfThrown(
  name: string,
  recorded: Readonly<Record<string, RecordedError>>,
): ErrorPage | undefined {
  const throwing = errorPages.filter(({ id }) => {
    const record = recorded[id];
    return record?.thrown === name || record?.console.includes(name);
  });
  return throwing.length === 1 ? throwing[0] : undefined;
}

/** Gives a page's content entry and route, without base path or slashes around it. */
export function errorSlug(page: ErrorPage): string {
  return `reference/errors/${page.id}`;
}
