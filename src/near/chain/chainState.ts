import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { BlockHeight, CryptoHash } from '../primitives/brands.ts';
import type { ShardReport } from '../primitives/congestionInfo.ts';
import { hashKey } from '../primitives/hash.ts';
import type { Receipt } from '../primitives/receipt.ts';
import type { SignedTransaction } from '../primitives/transaction.ts';
import type { Trie } from '../state/trie.ts';
import type { PlacedChunk, PlacedReceipt, PlacedTransaction } from './chain.ts';
import type { EpochState } from './epochs.ts';
import type { LayeredIndex } from './layeredIndex.ts';
import type { Block, Chunk, Genesis, PlacedOutcome, StateRecord } from './types.ts';

/** Everything a chain is at one moment. It never changes, so keeping it is a snapshot. */
export interface ChainState {
  readonly genesis: Genesis;
  readonly parameters: RuntimeParameters;
  readonly genesisBlock: Block;
  readonly head: Block;
  readonly epochs: EpochState;
  /** In the layout's order. */
  readonly shards: readonly ShardState[];
  readonly pool: readonly SignedTransaction[];
  /** Waiting for the next block. */
  readonly patches: readonly StateRecord[];
  /** Receipts at which this network failed: see `ApplyEnvironment`. */
  readonly faults: ReadonlyMap<string, string>;
  readonly history: History;
}

export interface ShardState {
  readonly trie: Trie;
  /** The last chunk that was not missing. */
  readonly lastChunk: Chunk;
  /** What it made, to be sent with this shard's next chunk. */
  readonly outgoing: readonly Receipt[];
  /** What was sent here while chunks were missing, the newest block's first. */
  readonly unreceived: readonly Receipt[];
  /** What the header of the last chunk that was not missing says of the one before it; `height` is that header's. */
  readonly told: Omit<ShardReport, 'missedChunks'> & { readonly height: BlockHeight };
}

/**
 * What was, by name. Keys are `hashKey` of hashes.
 * Differs from nearcore: all of it is kept; nothing is collected after five epochs, so no request ends with
 * `GARBAGE_COLLECTED_BLOCK`.
 */
export interface History {
  readonly blocks: LayeredIndex<string, Block>;
  readonly heights: LayeredIndex<BlockHeight, Block>;
  readonly chunks: LayeredIndex<string, PlacedChunk>;
  /** By block: the state of each shard after it, and the epoch it stood in. */
  readonly moments: LayeredIndex<string, Moment>;
  readonly transactions: LayeredIndex<string, PlacedTransaction>;
  readonly outcomes: LayeredIndex<string, PlacedOutcome>;
  readonly receipts: LayeredIndex<string, PlacedReceipt>;
}

export interface Moment {
  readonly tries: readonly Trie[];
  readonly epochs: EpochState;
}

export function blockByHash({ history }: ChainState, hash: CryptoHash): Block | undefined {
  return history.blocks.get(hashKey(hash));
}

/** The head's last final block; the genesis while nothing is final. */
export const finalBlock = (state: ChainState): Block =>
  blockByHash(state, state.head.lastFinalBlock) ?? state.genesisBlock;

export const nearFinalBlock = (state: ChainState): Block =>
  blockByHash(state, state.head.lastDsFinalBlock) ?? state.genesisBlock;
