import type { AccessKey, Account } from '../primitives/account.ts';
import type { GlobalContractIdentifier } from '../primitives/action.ts';
import type {
  AccountId,
  Balance,
  BlockHeight,
  CryptoHash,
  Nonce,
  ProtocolVersion,
  ShardId,
} from '../primitives/brands.ts';
import type { InvalidTxError } from '../primitives/errors.ts';
import type { PublicKey } from '../primitives/key.ts';
import type { KeyHandle } from '../primitives/keyHandle.ts';
import type { Receipt } from '../primitives/receipt.ts';
import type { SignedTransaction } from '../primitives/transaction.ts';
import type { StakeProposal } from '../runtime/environment.ts';
import type { VmError } from '../vm/interface.ts';
import type {
  Block,
  BlockInput,
  Chunk,
  Genesis,
  PlacedOutcome,
  StateRecord,
  SubmitResult,
  ViewCallResult,
} from './types.ts';

/**
 * A NEAR network: its blocks, its state, and the transactions that wait.
 *
 * It is synchronous and keeps no clock: `produceBlock` is the only step, and equal inputs give equal bytes.
 * What a method returns is immutable and stays valid after later blocks, `restore` and `patchState`.
 */
export interface Chain {
  readonly genesis: Genesis;
  readonly protocolVersion: ProtocolVersion;

  // Blocks
  genesisBlock(): Block;
  /** The newest block ("optimistic"). */
  head(): Block;
  /** "near-final": what the head's header names as its last doomslug-final block. */
  nearFinalBlock(): Block;
  /** "final": two consecutive blocks stand on it. */
  finalBlock(): Block;
  blockByHash(hash: CryptoHash): Block | undefined;
  /** `undefined` also for a height that was skipped. */
  blockByHeight(height: BlockHeight): Block | undefined;
  chunkByHash(hash: CryptoHash): PlacedChunk | undefined;
  isFinal(block: Block): boolean;

  // Transactions and receipts
  /** Admits a transaction into the pool, or says why not. One that is already there, or on the chain, is accepted again. */
  submit(transaction: SignedTransaction): SubmitResult;
  /** What `submit` would refuse it for, without admitting it. */
  verify(transaction: SignedTransaction): InvalidTxError | null;
  /** One that stands in a block. */
  transaction(hash: CryptoHash): PlacedTransaction | undefined;
  isInPool(hash: CryptoHash): boolean;
  /** By transaction hash or receipt id. */
  outcome(id: CryptoHash): PlacedOutcome | undefined;
  /** Every receipt that a transaction or receipt made: refunds, data and local ones too, executed or not. */
  receipt(id: CryptoHash): PlacedReceipt | undefined;

  // State
  /** What stands after the block's chunks were applied. `accountId` picks the shard. */
  stateAt(block: Block, accountId: AccountId): StateView;
  /** A view call on the state after `block`. */
  view(block: Block, accountId: AccountId, methodName: string, args: Uint8Array): ViewCallOutcome;
  shardOf(accountId: AccountId): ShardId;
  /** The validators of the epoch that `block` is in; they change only when elections do. */
  validatorsAt(block: Block): readonly Validator[];
  /** The epoch that `block` is in, as it stood then. */
  epochAt(block: Block): EpochInfo;

  // Time
  /**
   * The one loop over blocks: applies the next block's chunks and moves the head. Throws `NetworkFault`, and makes no
   * block, where the network's own code fails; the next call goes on without what it failed at.
   */
  produceBlock(input?: BlockInput): Block;
  /** No transaction in the pool, no receipt in flight or waiting for anything: further blocks would change nothing. */
  isQuiet(): boolean;
  /** What keeps it from being quiet. */
  pending(): PendingWork;
  /**
   * Changes rows behind the protocol's back, as the sandbox's `sandbox_patch_state` does: in force with the next block.
   * Applied after that block's receipts.
   */
  patchState(records: readonly StateRecord[]): void;
  /**
   * Lets the next block's height be `deltaHeight` further, time with it. Makes the blocks that an epoch's end on the
   * way needs. Returns the new head; refuses with a message where the sandbox does. `timePerHeight`: nanoseconds.
   */
  fastForward(deltaHeight: number, timePerHeight?: bigint): FastForwardResult;

  // Copies
  /** O(1). */
  snapshot(): ChainSnapshot;
  /** Goes back to a snapshot of this chain or of one it was forked from. O(1). */
  restore(snapshot: ChainSnapshot): void;
  /** An independent chain that stands where this one does. O(1). */
  fork(): Chain;

  /** Calls `listener` after each block, once it is the head, and after `restore`. Returns how to stop it. */
  onBlock(listener: (block: Block) => void): () => void;
}

/** Opaque; see `Chain.snapshot`. */
export interface ChainSnapshot {
  readonly head: Block;
}

export interface PlacedChunk {
  readonly block: Block;
  readonly chunk: Chunk;
}

export interface PlacedTransaction {
  readonly transaction: SignedTransaction;
  readonly blockHash: CryptoHash;
  readonly blockHeight: BlockHeight;
  readonly shardId: ShardId;
}

export interface PlacedReceipt {
  readonly receipt: Receipt;
  /** The block whose chunk made it. */
  readonly madeIn: CryptoHash;
  /** Made by a transaction whose signer is its receiver: it ran in the same block and was never sent. */
  readonly isLocal: boolean;
}

export interface Validator {
  readonly accountId: AccountId;
  readonly publicKey: PublicKey;
  readonly stake: Balance;
}

export interface PendingWork {
  readonly transactions: number;
  /** Made, to be received in the next block. */
  readonly inFlight: number;
  /** Waiting for data. */
  readonly postponed: number;
  readonly delayed: number;
  /** Waiting to be sent to a congested shard, or for bandwidth. */
  readonly buffered: number;
  readonly yielded: number;
  readonly patches: number;
}

export interface EpochInfo {
  readonly validators: readonly Validator[];
  readonly nextValidators: readonly Validator[];
  /** Stakes proposed in it as its block headers tell it, the newest of each account, by account. */
  readonly proposals: readonly StakeProposal[];
  /** Blocks of it made so far; heights that were skipped do not count. */
  readonly blocksProduced: number;
  /** The rewards that its validators' stakes contain, by account. */
  readonly rewardsPaid: ReadonlyMap<AccountId, Balance>;
}

export interface AccessKeyEntry {
  /** All that the trie holds of a key: see `formatKeyHandle`. */
  readonly keyHandle: KeyHandle;
  readonly accessKey: AccessKey;
}

export interface DataRange {
  readonly entries: readonly { readonly key: Uint8Array; readonly value: Uint8Array }[];
  /** Present if a limit cut the list: where to go on from. */
  readonly lastKey: Uint8Array | null;
}

/** One shard's state after a block, for reading. */
export interface StateView {
  readonly root: CryptoHash;
  account(accountId: AccountId): Account | undefined;
  accessKey(accountId: AccountId, keyHandle: KeyHandle): AccessKey | undefined;
  /** In trie order. */
  accessKeys(accountId: AccountId): readonly AccessKeyEntry[];
  /** In index order; `undefined` if the key is missing or no gas key. */
  gasKeyNonces(accountId: AccountId, keyHandle: KeyHandle): readonly Nonce[] | undefined;
  /** The account's contract, local or global. */
  code(accountId: AccountId): Uint8Array | undefined;
  globalCode(identifier: GlobalContractIdentifier): Uint8Array | undefined;
  /** Ascending by key. */
  data(
    accountId: AccountId,
    prefix: Uint8Array,
    options?: { readonly afterKey?: Uint8Array; readonly limit?: number },
  ): DataRange;
  /** The encoded trie nodes from the root to the prefix and all below it. */
  dataProof(accountId: AccountId, prefix: Uint8Array): readonly Uint8Array[];
  /** All of the shard's state that records can say: see `stateRecords`. */
  records(): Iterable<StateRecord>;
}

export type ViewCallOutcome =
  | ({ readonly type: 'Success' } & ViewCallResult)
  | { readonly type: 'AccountDoesNotExist' }
  | { readonly type: 'Failure'; readonly error: VmError; readonly logs: readonly string[] };

export type FastForwardResult =
  { readonly type: 'Done'; readonly head: Block } | { readonly type: 'Refused'; readonly message: string };
