import type { Chain } from '../../chain/chain.ts';
import type { Chunk, PlacedOutcome } from '../../chain/types.ts';
import { equalBytes } from '../../primitives/hash.ts';
import type { MerklePath } from '../../primitives/merkle.ts';
import { chunkOutcomes } from '../../primitives/outcomeHash.ts';
import { toBase58 } from '../encoding.ts';
import type { Json } from '../json.ts';

const pathsOfChunk = new WeakMap<Chunk, readonly MerklePath[]>();

/** The path from an outcome to its chunk's outcome root. */
export function outcomeProof(chain: Chain, { id, blockHash, shardId }: PlacedOutcome): Json {
  const chunk = chain.blockByHash(blockHash)?.chunks.find((candidate) => candidate.shardId === shardId);
  const index = chunk?.outcomes.findIndex((outcome) => equalBytes(outcome.id, id)) ?? -1;
  return chunk && index >= 0 ? merklePathView(chunkPaths(chunk)[index] ?? []) : [];
}

export function merklePathView(path: MerklePath): Json {
  return path.map(({ hash, direction }) => ({ hash: toBase58(hash), direction }));
}

function chunkPaths(chunk: Chunk): readonly MerklePath[] {
  const known = pathsOfChunk.get(chunk);
  if (known) return known;
  const { paths } = chunkOutcomes(chunk.outcomes);
  pathsOfChunk.set(chunk, paths);
  return paths;
}
