import type { Chain } from '../chain/chain.ts';
import type { Block } from '../chain/types.ts';
import type { CryptoHash } from '../primitives/brands.ts';
import { ZERO_HASH, hashOf } from '../primitives/hash.ts';

/** The right edge of a growing Merkle tree: enough to add a leaf and to tell the root. */
interface Frontier {
  readonly size: number;
  readonly path: readonly CryptoHash[];
}

const EMPTY: Frontier = { size: 0, path: [] };
const frontiers = new WeakMap<Block, Frontier>();

/** The root over the hashes of all blocks before this one. @see nearcore core/primitives/src/merkle.rs `PartialMerkleTree` */
export function blockMerkleRoot(chain: Chain, block: Block): CryptoHash {
  const { path } = frontierBefore(chain, block);
  return (
    path.reduceRight<CryptoHash | undefined>((root, hash) => (root ? hashOf(hash, root) : hash), undefined) ?? ZERO_HASH
  );
}

function frontierBefore(chain: Chain, block: Block): Frontier {
  const todo: Block[] = [];
  let cursor: Block | undefined = block;
  while (cursor && !frontiers.has(cursor)) {
    todo.push(cursor);
    cursor = chain.blockByHash(cursor.prevHash);
  }
  let parent = cursor;
  for (const next of todo.reverse()) {
    frontiers.set(next, parent ? insert(frontiers.get(parent) ?? EMPTY, parent.hash) : EMPTY);
    parent = next;
  }
  return frontiers.get(block) ?? EMPTY;
}

function insert({ size, path }: Frontier, leaf: CryptoHash): Frontier {
  const next = [...path];
  let node = leaf;
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = hashOf(next.pop()!, node);
  return { size: size + 1, path: [...next, node] };
}
