import type { AccountContract } from '../primitives/account.ts';
import type { Action, FunctionCallAction } from '../primitives/action.ts';
import type { AccountId, Balance, BlockHeight, CryptoHash, Gas, Timestamp } from '../primitives/brands.ts';
import type { CompilationError, MethodResolveError } from '../primitives/errors.ts';
import type { Profile } from '../primitives/outcome.ts';

/** What an input promise became. `NotReady` never reaches a contract on a chain; vectors use it. */
export type PromiseResult =
  | { readonly type: 'Successful'; readonly data: Uint8Array }
  | { readonly type: 'Failed' }
  | { readonly type: 'NotReady' };

/** All that one function call may know. @see nearcore runtime/near-vm-runner/src/logic/context.rs `VMContext` */
export interface VmContext {
  readonly currentAccountId: AccountId;
  readonly signerAccountId: AccountId;
  /** Borsh: tag and data. */
  readonly signerAccountPk: Uint8Array;
  readonly predecessorAccountId: AccountId;
  readonly refundToAccountId: AccountId;
  readonly input: Uint8Array;
  readonly promiseResults: readonly PromiseResult[];
  /** bigint only where vectors pass what no chain reaches; so too `epochHeight`. */
  readonly blockHeight: BlockHeight | bigint;
  readonly blockTimestamp: Timestamp;
  readonly epochHeight: number | bigint;
  /** Without the attached deposit. */
  readonly accountBalance: Balance;
  readonly accountLockedBalance: Balance;
  /** Bytes, when the call starts. */
  readonly storageUsage: number;
  readonly accountContract: AccountContract;
  readonly attachedDeposit: Balance;
  readonly prepaidGas: Gas;
  readonly randomSeed: Uint8Array;
  readonly chainId: string;
  /** Who waits for this call's data; empty unless it is the receipt's last action. */
  readonly outputDataReceivers: readonly AccountId[];
  /** Present in view calls: nothing may change, and this much gas may burn. */
  readonly view?: { readonly maxGasBurnt: Gas };
}

/** Trie nodes visited by a write or removal, split by whether this chunk has touched them before. */
export interface TrieNodesCount {
  readonly touched: number;
  readonly cached: number;
}

/** The world outside the call, as `runtime` gives it. Nothing here charges gas. */
export interface VmExternal {
  storageRead(key: Uint8Array): Uint8Array | undefined;
  storageHasKey(key: Uint8Array): boolean;
  storageWrite(
    key: Uint8Array,
    value: Uint8Array,
  ): { readonly evicted: Uint8Array | undefined; readonly nodes: TrieNodesCount };
  storageRemove(key: Uint8Array): { readonly removed: Uint8Array | undefined; readonly nodes: TrieNodesCount };
  /** Whether the receipt so far made the chunk's validators read more than so many bytes of the state. */
  storageProofExceeds(limit: number): boolean;
  /** The account's stake in yoctoNEAR, 0n if it does not validate. */
  validatorStake(accountId: AccountId): Balance;
  validatorTotalStake(): Balance;
  /** The next id of this call: H(action hash, height, j). */
  generateDataId(): CryptoHash;
  /** Whether a yield with this data id waits on the current account (made earlier or in this chunk). */
  hasPendingYield(dataId: CryptoHash): boolean;
  /** The data id of the yield with this chosen id, if one waits on the current account. */
  pendingYieldDataId(yieldId: Uint8Array): CryptoHash | undefined;
}

/** An action a contract asked for. `gasWeight` shares the gas left unused; `runtime` hands it out. */
export type PromiseAction = Exclude<Action, FunctionCallAction> | WeightedCall;

/** A call that takes its share, by weight, of the gas that is left unused; a weight of 0 takes none. */
export type WeightedCall = FunctionCallAction & { readonly gasWeight: bigint };

/** A receipt as a call made it, before ids and gas shares. */
export interface PromiseReceipt {
  readonly receiverId: AccountId;
  readonly refundTo: AccountId | null;
  /** Indices, into the outcome's `receipts`, of those it waits for; parallel to `inputDataIds`. */
  readonly dependsOn: readonly number[];
  readonly inputDataIds: readonly CryptoHash[];
  readonly outputDataReceivers: readonly { readonly dataId: CryptoHash; readonly receiverId: AccountId }[];
  readonly isYield: boolean;
  /** The id chosen by `promise_yield_create_with_id`. */
  readonly yieldId: Uint8Array | null;
  readonly actions: readonly PromiseAction[];
}

/** Why a call stopped. `display` is nearcore's text, `debug` its Rust form (view calls show it). */
export type VmError =
  | {
      readonly type: 'CompilationError';
      readonly error: CompilationError;
      readonly display: string;
      readonly debug: string;
    }
  | {
      readonly type: 'MethodResolveError';
      readonly error: MethodResolveError;
      readonly display: string;
      readonly debug: string;
    }
  | { readonly type: 'LinkError'; readonly display: string; readonly debug: string }
  | { readonly type: 'WasmTrap'; readonly display: string; readonly debug: string }
  | { readonly type: 'HostError'; readonly display: string; readonly debug: string };

export type ReturnData =
  | { readonly type: 'None' }
  | { readonly type: 'Value'; readonly value: Uint8Array }
  | { readonly type: 'ReceiptIndex'; readonly index: number };

/** @see nearcore runtime/near-vm-runner/src/logic/logic.rs `VMOutcome` */
export interface VmOutcome {
  readonly error: VmError | null;
  readonly burntGas: Gas;
  /** Burnt plus what is reserved for promises. */
  readonly usedGas: Gas;
  readonly computeUsage: Gas;
  readonly logs: readonly string[];
  readonly profile: Profile;
  /** What follows counts only without an error. */
  readonly returnData: ReturnData;
  /** yoctoNEAR, attached deposit included, what promises took excluded. */
  readonly balance: Balance;
  readonly storageUsage: number;
  readonly subsidizedAmount: Balance;
  readonly receipts: readonly PromiseReceipt[];
  /** The calls with a weight, in the order in which they were asked for: the very objects that stand in `receipts`. */
  readonly weightedCalls: readonly WeightedCall[];
  readonly resumes: readonly { readonly dataId: CryptoHash; readonly data: Uint8Array }[];
}
