import type { Chain, PlacedChunk } from '../../chain/chain.ts';
import { runtimeParameters } from '../../parameters/runtimeParameters.ts';
import { congestionLevel as level } from '../../runtime/congestion/congestionLevel.ts';
import type { CryptoHash, ShardId } from '../../primitives/brands.ts';
import { blockIdValue, findBlockById, unknownBlockHttpStatus, unknownBlockText } from '../blockReference.ts';
import type { BlockId } from '../blockReference.ts';
import type { RpcContext } from '../context.ts';
import { parseHash, toBase58 } from '../encoding.ts';
import type { Json } from '../json.ts';
import { countValue, isFields, parsingArgs } from '../params.ts';
import { RpcError, handlerError } from '../rpcError.ts';
import { chunkView, lastIncluded, toldChunk } from '../views/chunkView.ts';

type ChunkReference =
  | { readonly type: 'Hash'; readonly hash: CryptoHash }
  | { readonly type: 'BlockShard'; readonly blockId: BlockId; readonly shardId: ShardId };

/** A chunk's header, its transactions, and the receipts that the shard's chunk before it made. */
export function chunk(params: unknown, { chain }: RpcContext): Json {
  const reference = chunkParams(params);
  const placed = findChunk(chain, reference);
  const view = chunkView(chain, placed);
  if (reference.type === 'BlockShard') return view;
  // Asked for by itself, a chunk does not know the block that included it.
  return { ...view, header: { ...view.header, height_included: 0 } };
}

/** How congested a shard is by its chunk's header: from 0, not at all, to 1. */
export function congestionLevel(params: unknown, { chain }: RpcContext): Json {
  const placed = findChunk(chain, chunkParams(params));
  const { block, chunk } = lastIncluded(chain, placed);
  const { congestion } = toldChunk(chain, block, chunk.shardId) ?? chunk;
  const limits = runtimeParameters(chain.protocolVersion).congestion;
  return { congestion_level: level(limits, { congestion, missedChunks: 0 }) };
}

function findChunk(chain: Chain, reference: ChunkReference): PlacedChunk {
  return reference.type === 'Hash' ? chunkByHash(chain, reference.hash) : chunkOfBlock(chain, reference);
}

function chunkByHash(chain: Chain, hash: CryptoHash): PlacedChunk {
  const placed = chain.chunkByHash(hash);
  if (placed) return placed;
  const name = toBase58(hash);
  const text = `Chunk Missing (unavailable on the node): ChunkHash(\`${name}\`) \n Cause: Unknown`;
  throw handlerError('UNKNOWN_CHUNK', { chunk_hash: name }, text);
}

function chunkOfBlock(chain: Chain, { blockId, shardId }: ChunkReference & { type: 'BlockShard' }): PlacedChunk {
  const block = findBlockById(chain, blockId);
  if (!block) {
    throw handlerError('UNKNOWN_BLOCK', {}, unknownBlockText(blockId, 'BLOCK'), unknownBlockHttpStatus(chain, blockId));
  }
  const found = block.chunks.find((candidate) => candidate.shardId === shardId);
  if (found) return { block, chunk: found };
  throw handlerError('INVALID_SHARD_ID', { shard_id: shardId }, `Shard id ${shardId} does not exist`);
}

function chunkParams(params: unknown): ChunkReference {
  try {
    return Array.isArray(params) && params.length === 1 ? positional(params[0]) : named(params);
  } catch (error) {
    throw error instanceof RpcError ? unmatched() : error;
  }
}

function positional(value: unknown): ChunkReference {
  if (Array.isArray(value) && value.length === 2) return blockShard(value[0], value[1]);
  return byHash(value);
}

function named(params: unknown): ChunkReference {
  if (!isFields(params)) throw unmatched();
  return params['chunk_id'] === undefined
    ? blockShard(params['block_id'], params['shard_id'])
    : byHash(params['chunk_id']);
}

function blockShard(blockId: unknown, shardId: unknown): ChunkReference {
  return { type: 'BlockShard', blockId: blockIdValue(blockId), shardId: countValue(shardId) };
}

function byHash(value: unknown): ChunkReference {
  const hash = parseHash(value);
  if (!hash) throw unmatched();
  return { type: 'Hash', hash };
}

function unmatched() {
  return parsingArgs('data did not match any variant of untagged enum ChunkReference');
}
