import type { BlockHeight, CryptoHash, ShardId } from '../primitives/brands.ts';
import { BorshWriter } from '../primitives/borsh.ts';
import type { ShardReport } from '../primitives/congestionInfo.ts';
import { equalBytes, hashOf } from '../primitives/hash.ts';
import { chunkOutcomes } from '../primitives/outcomeHash.ts';
import type { Receipt } from '../primitives/receipt.ts';
import { shuffle } from '../primitives/shuffle.ts';
import type { SignedTransaction } from '../primitives/transaction.ts';
import type { ApplyEnvironment } from '../runtime/environment.ts';
import { recordToEntry } from '../state/stateRecords.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';
import { applyChunk, type ChunkResult } from './applyChunk.ts';
import { finalBlock, type ChainState, type ShardState } from './chainState.ts';
import { hearProposals, newestProposals, reportIn, toldBy } from './chunkHeaders.ts';
import { remember } from './history.ts';
import { beginEpoch, endsEpoch, stakesOf, updateValidatorAccounts, type EpochState } from './epochs.ts';
import { finalityAfter } from './finality.ts';
import { nextGasPrice } from './gasPrice.ts';
import { pickTransactions } from './pickTransactions.ts';
import { isExpired } from './pool.ts';
import { shardIdAt, shardIndexOf, shardIndexOfReceipt } from './shards.ts';
import type { Block, BlockInput, Chunk } from './types.ts';

/** Nanoseconds from one block to the next unless told otherwise. */
export const blockTime = 600_000_000n;

const utf8 = new TextEncoder();

/** What is settled about a block before its chunks are applied. */
interface BlockPlan {
  readonly height: BlockHeight;
  readonly hash: CryptoHash;
  readonly timestamp: bigint;
  readonly randomValue: CryptoHash;
  readonly missing: readonly ShardId[];
  /** What the block's chunk headers say of their shards. */
  readonly reports: ReadonlyMap<ShardId, ShardReport>;
  readonly startsEpoch: boolean;
  readonly epochs: EpochState;
  /** Per shard. */
  readonly transactions: readonly (readonly SignedTransaction[])[];
  readonly arriving: readonly (readonly Receipt[])[];
}

/** Makes the block after the head: the only step a chain takes. */
export function produceBlock(state: ChainState, input: BlockInput = {}): ChainState {
  const { plan, pool } = planBlock(state, input);
  const results = state.shards.map((shard, index) => applyChunk(chunkInput(state, plan, shard, index)));
  const block = blockOf(state, plan, results);
  const shards = state.shards.map((shard, index) =>
    shardAfter(shard, plan.arriving[index] ?? [], results[index] as ChunkResult, block.chunks[index] as Chunk),
  );
  const epochs: EpochState = { ...plan.epochs, blocksProduced: plan.epochs.blocksProduced + 1 };
  return {
    ...state,
    head: block,
    epochs,
    shards,
    pool,
    patches: [],
    history: remember(state.history, block, results, epochs),
  };
}

function planBlock(
  state: ChainState,
  input: BlockInput,
): { readonly plan: BlockPlan; readonly pool: ChainState['pool'] } {
  const { genesis, head } = state;
  const { shardIds } = genesis.shardLayout;
  const height = input.height ?? head.height + 1;
  const timestamp = input.timestamp ?? head.timestamp + blockTime * BigInt(height - head.height);
  const startsEpoch = endsEpoch(genesis, head, finalBlock(state).height);
  // The first block after genesis has no chunks: nobody could make them before it.
  const missing = input.missingShards ?? (head === state.genesisBlock ? shardIds : []);
  const picked = shardIds.map((id, index) => {
    if (missing.includes(id)) return { transactions: [], dropped: [] };
    if (input.transactions === undefined) return pickTransactions(state, index, height);
    const isMine = ({ transaction }: SignedTransaction): boolean =>
      shardIndexOf(genesis.shardLayout, transaction.signerId) === index;
    return { transactions: input.transactions.filter(isMine), dropped: [] };
  });
  const transactions = picked.map((each) => each.transactions);
  const gone = [...transactions.flat(), ...picked.flatMap(({ dropped }) => dropped)];
  const plan: BlockPlan = {
    height,
    timestamp,
    startsEpoch,
    missing,
    reports: new Map(shardIds.map((id, index) => [id, reportIn(state, index, height, missing.includes(id))])),
    hash: input.hash ?? hashBlock(state, height, timestamp, transactions.flat()),
    randomValue: input.randomValue ?? hashOf(genesis.seed, utf8.encode(`random value ${height}`), head.hash),
    epochs: hearProposals(state, missing, startsEpoch ? beginEpoch(genesis, state.epochs, head, height) : state.epochs),
    transactions,
    arriving: arrivals(state, missing),
  };
  return { plan, pool: state.pool.filter((pooled) => !gone.some(({ hash }) => equalBytes(hash, pooled.hash))) };
}

/** Names a block by all that makes it differ from others: what it stands on and what was put into it. */
function hashBlock(
  { genesis, head, patches }: ChainState,
  height: BlockHeight,
  timestamp: bigint,
  transactions: readonly SignedTransaction[],
): CryptoHash {
  const writer = new BorshWriter().fixed(genesis.seed).fixed(head.hash).u64(height).u64(timestamp);
  for (const { hash } of transactions) writer.fixed(hash);
  for (const [key, value] of patches.map(recordToEntry)) writer.bytes(key).bytes(value);
  return hashOf(writer.finish());
}

/**
 * What each shard receives: each source's receipts in their order, the sources shuffled by the previous block's hash;
 * then, if it missed blocks, what was sent to it in those, the newest first.
 * @see nearcore chain/chain/src/store/utils.rs `get_incoming_receipts_for_shard`
 */
function arrivals({ genesis, shards, head }: ChainState, missing: readonly ShardId[]): readonly (readonly Receipt[])[] {
  const layout = genesis.shardLayout;
  const sources = shards.filter((_, index) => !missing.includes(shardIdAt(layout, index)));
  return shards.map((shard, index) => {
    const bySource = sources.map(({ outgoing }) =>
      outgoing.filter((receipt) => shardIndexOfReceipt(layout, receipt) === index),
    );
    return [...shuffle(bySource, head.hash).flat(), ...shard.unreceived];
  });
}

function chunkInput(
  state: ChainState,
  plan: BlockPlan,
  shard: ShardState,
  index: number,
): Parameters<typeof applyChunk>[0] {
  const { genesis } = state;
  const layout = genesis.shardLayout;
  const isHere = (accountId: string): boolean => shardIndexOf(layout, accountId) === index;
  const isMissing = plan.missing.includes(shardIdAt(layout, index));
  return {
    trie: shard.trie,
    env: environmentOf(state, plan, index),
    gasLimit: genesis.gasLimit,
    contents: isMissing
      ? null
      : {
          transactions: plan.transactions[index] ?? [],
          incoming: plan.arriving[index] ?? [],
          isExpired: (signed) => isExpired(state, signed),
        },
    prevBlockHash: state.head.hash,
    reports: plan.reports,
    shardOf: (receipt) => shardIdAt(layout, shardIndexOfReceipt(layout, receipt)),
    prepare(update: StateUpdate) {
      if (plan.startsEpoch) updateValidatorAccounts(update, plan.epochs, shard.lastChunk.proposals, isHere);
    },
    finish(update: StateUpdate) {
      for (const record of state.patches.filter(({ accountId }) => isHere(accountId)))
        update.set(...recordToEntry(record));
      update.commit({ type: 'Migration' });
    },
  };
}

function environmentOf(
  { genesis, parameters, head, faults }: ChainState,
  plan: BlockPlan,
  index: number,
): ApplyEnvironment {
  return {
    parameters,
    chainId: genesis.chainId,
    shardId: shardIdAt(genesis.shardLayout, index),
    shardIds: genesis.shardLayout.shardIds,
    blockHeight: plan.height,
    blockTimestamp: plan.timestamp,
    epochHeight: plan.epochs.current.height,
    gasPrice: head.gasPrice,
    randomValue: plan.randomValue,
    stakes: stakesOf(genesis, plan.epochs.current),
    faults,
  };
}

function blockOf(state: ChainState, plan: BlockPlan, results: readonly ChunkResult[]): Block {
  const { genesis, head } = state;
  // A header tells of the chunks before: their gas sets the price, their burnt tokens leave the supply.
  const told = state.shards.filter((_, index) => !plan.missing.includes(shardIdAt(genesis.shardLayout, index)));
  const used = told.reduce((sum, { lastChunk }) => sum + lastChunk.gasUsed, 0n);
  const limit = told.reduce((sum, { lastChunk }) => sum + lastChunk.gasLimit, 0n);
  const burnt = told.reduce((sum, { lastChunk }) => sum + lastChunk.balanceBurnt, 0n);
  const { height, hash, timestamp, randomValue, epochs, startsEpoch } = plan;
  return {
    height,
    hash,
    prevHash: head.hash,
    prevHeight: head.height,
    timestamp,
    randomValue,
    gasPrice: nextGasPrice(genesis, head.gasPrice, used, limit),
    epochId: epochs.current.id,
    nextEpochId: epochs.next.id,
    epochHeight: epochs.current.height,
    epochStartHeight: epochs.startHeight,
    ordinal: head.ordinal + 1,
    totalSupply: head.totalSupply + (startsEpoch ? epochs.minted : 0n) - burnt,
    ...finalityAfter(head, height),
    chunks: state.shards.map((shard, index) => chunkOf(state, plan, shard, index, results[index] as ChunkResult)),
  };
}

function chunkOf(
  { genesis }: ChainState,
  plan: BlockPlan,
  { lastChunk }: ShardState,
  index: number,
  result: ChunkResult,
): Chunk {
  const shardId = shardIdAt(genesis.shardLayout, index);
  const missing = plan.missing.includes(shardId);
  let outcomeRoot: CryptoHash | undefined;
  return {
    shardId,
    missing,
    hash: missing ? lastChunk.hash : hashOf(plan.hash, utf8.encode(`chunk ${shardId}`)),
    heightCreated: missing ? lastChunk.heightCreated : plan.height,
    transactions: plan.transactions[index] ?? [],
    incomingReceipts: missing ? [] : (plan.arriving[index] ?? []),
    outcomes: result.outcomes,
    outgoingReceipts: result.outgoing,
    // Roots are hashed when somebody asks.
    get stateRoot() {
      return result.trie.root;
    },
    get outcomeRoot() {
      return (outcomeRoot ??= chunkOutcomes(result.outcomes).root);
    },
    gasUsed: result.gasUsed,
    gasLimit: genesis.gasLimit,
    balanceBurnt: result.balanceBurnt,
    congestion: missing ? lastChunk.congestion : result.congestion,
    bandwidthRequests: missing ? lastChunk.bandwidthRequests : result.bandwidthRequests,
    proposals: newestProposals(result.proposals),
    changes: result.changes,
  };
}

/** A shard without a chunk keeps what it was to send, and what others sent it waits. */
function shardAfter(
  shard: ShardState,
  arrived: readonly Receipt[],
  { trie, outgoing }: ChunkResult,
  chunk: Chunk,
): ShardState {
  if (chunk.missing) return { ...shard, trie, unreceived: arrived };
  const told = { ...toldBy(shard.lastChunk), height: chunk.heightCreated };
  return { trie, lastChunk: chunk, outgoing, unreceived: [], told };
}
