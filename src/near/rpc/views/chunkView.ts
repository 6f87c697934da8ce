import type { Chain, PlacedChunk } from '../../chain/chain.ts';
import { shardIndexOfReceipt } from '../../chain/shards.ts';
import type { BandwidthRequest, Block, Chunk, CongestionInfo } from '../../chain/types.ts';
import { BorshWriter } from '../../primitives/borsh.ts';
import type { CryptoHash, ShardId } from '../../primitives/brands.ts';
import { ZERO_HASH, hashOf, isZeroHash } from '../../primitives/hash.ts';
import { requestSizesCount } from '../../runtime/congestion/bandwidthRequest.ts';
import { merklize } from '../../primitives/merkle.ts';
import { writeReceipt } from '../../primitives/receiptBorsh.ts';
import { encodeSignedTransaction } from '../../primitives/transactionBorsh.ts';
import { toBase58 } from '../encoding.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { receiptView } from './receiptView.ts';
import { transactionView } from './transactionView.ts';
import { validatorStakeView } from './validatorStakeView.ts';

/** The signature that nearcore's genesis has: 64 zero bytes. */
export const NO_SIGNATURE = `ed25519:${'1'.repeat(64)}`;

/** @see nearcore core/primitives/src/views.rs `ChunkView` */
export function chunkView(chain: Chain, { block, chunk }: PlacedChunk) {
  return {
    author: chain.validatorsAt(block)[0]?.accountId ?? null,
    header: chunkHeaderView(chain, { block, chunk }),
    transactions: chunk.transactions.map(transactionView),
    receipts: (toldChunk(chain, block, chunk.shardId)?.outgoingReceipts ?? []).map(receiptView),
  };
}

/**
 * A chunk's header. What it says of state, outcomes, gas and receipts describes the shard's chunk before it.
 * @see nearcore core/primitives/src/views.rs `ChunkHeaderView`
 */
export function chunkHeaderView(chain: Chain, placed: PlacedChunk): { readonly [key: string]: Json } {
  const { block, chunk } = lastIncluded(chain, placed);
  const previous = previousChunk(chain, block, chunk.shardId);
  const told = toldChunk(chain, block, chunk.shardId);
  return {
    chunk_hash: toBase58(chunk.hash),
    prev_block_hash: toBase58(isZeroHash(block.prevHash) ? ZERO_HASH : block.prevHash),
    outcome_root: toBase58(told?.outcomeRoot ?? ZERO_HASH),
    prev_state_root: toBase58(previous?.stateRoot ?? chunk.stateRoot),
    // Differs from nearcore: chunks are not split into parts for other nodes, so nothing is encoded.
    encoded_merkle_root: toBase58(ZERO_HASH),
    encoded_length: 0,
    height_created: chunk.heightCreated,
    height_included: block.height,
    shard_id: chunk.shardId,
    gas_used: u64Json(told?.gasUsed ?? 0n),
    gas_limit: u64Json(chunk.gasLimit),
    rent_paid: '0',
    validator_reward: '0',
    balance_burnt: (told?.balanceBurnt ?? 0n).toString(),
    outgoing_receipts_root: toBase58(outgoingReceiptsRoot(chain, told)),
    tx_root: toBase58(transactionsRoot(chunk)),
    validator_proposals: (told?.proposals ?? []).map(validatorStakeView),
    congestion_info: congestionInfoView((told ?? chunk).congestion),
    bandwidth_requests: { V1: { requests: (told ?? chunk).bandwidthRequests.map(bandwidthRequestView) } },
    proposed_split: null,
    // Differs from nearcore: chunks are not signed; nobody else has to believe them.
    signature: NO_SIGNATURE,
  };
}

/** @see nearcore core/primitives/src/views.rs `CongestionInfoView` */
function congestionInfoView(info: CongestionInfo): Json {
  return {
    delayed_receipts_gas: info.delayedReceiptsGas.toString(),
    buffered_receipts_gas: info.bufferedReceiptsGas.toString(),
    receipt_bytes: info.receiptBytes,
    allowed_shard: info.allowedShard,
  };
}

/** @see nearcore core/primitives/src/bandwidth_scheduler.rs `BandwidthRequestBitmap` */
function bandwidthRequestView({ toShard, sizes }: BandwidthRequest): Json {
  const data = new Array<number>(requestSizesCount / 8).fill(0);
  for (const place of sizes) data[place >> 3] = (data[place >> 3] ?? 0) | (1 << (place & 7));
  return { to_shard: toShard, requested_values_bitmap: { data } };
}

/** A block without a new chunk of a shard repeats the header of the last one. */
export function lastIncluded(chain: Chain, placed: PlacedChunk): PlacedChunk {
  let { block, chunk } = placed;
  while (chunk.missing) {
    const parent = chain.blockByHash(block.prevHash);
    const older = parent?.chunks.find(({ shardId }) => shardId === chunk.shardId);
    if (!parent || !older) break;
    block = parent;
    chunk = older;
  }
  return { block, chunk };
}

export function previousChunk(chain: Chain, block: Block, shardId: ShardId): Chunk | undefined {
  return chain.blockByHash(block.prevHash)?.chunks.find((chunk) => chunk.shardId === shardId);
}

/** The chunk that the next header of its shard tells of: the last one that was not missing before a block. */
export function toldChunk(chain: Chain, block: Block, shardId: ShardId): Chunk | undefined {
  const parent = chain.blockByHash(block.prevHash);
  const previous = parent?.chunks.find((chunk) => chunk.shardId === shardId);
  return parent && previous && lastIncluded(chain, { block: parent, chunk: previous }).chunk;
}

/** @see nearcore core/primitives/src/sharding.rs `ShardChunkHeaderInner::tx_root` */
export function transactionsRoot(chunk: Chunk): CryptoHash {
  return merklize(chunk.transactions.map((transaction) => hashOf(encodeSignedTransaction(transaction)))).root;
}

/** @see nearcore chain/chain/src/chain.rs `build_receipts_hashes` */
export function outgoingReceiptsRoot(chain: Chain, chunk: Chunk | undefined): CryptoHash {
  if (!chunk) return ZERO_HASH;
  const layout = chain.genesis.shardLayout;
  const leaves = layout.shardIds.map((shardId, index) => {
    const receipts = chunk.outgoingReceipts.filter((receipt) => shardIndexOfReceipt(layout, receipt) === index);
    return hashOf(hashOf(new BorshWriter().u64(shardId).list(receipts, writeReceipt).finish()));
  });
  return merklize(leaves).root;
}
