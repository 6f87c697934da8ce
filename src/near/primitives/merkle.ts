import type { CryptoHash } from './brands.ts';
import { hashOf, ZERO_HASH } from './hash.ts';

/** One step of a proof: the neighbour's hash and the side it stands on. */
export interface MerklePathItem {
  readonly hash: CryptoHash;
  readonly direction: 'Left' | 'Right';
}

export type MerklePath = readonly MerklePathItem[];

/**
 * Builds the tree over hashed leaves: its root and a path for every leaf. A node without a neighbour rises unchanged.
 * @see nearcore core/primitives/src/merkle.rs `merklize`
 */
export function merklize(leaves: readonly CryptoHash[]): {
  readonly root: CryptoHash;
  readonly paths: readonly MerklePath[];
} {
  const paths: MerklePathItem[][] = leaves.map(() => []);
  let level = [...leaves];
  for (let width = 1; level.length > 1; width *= 2) {
    for (const [leaf, path] of paths.entries()) {
      const place = Math.floor(leaf / width);
      const neighbour = level[place ^ 1];
      if (neighbour !== undefined) path.push({ hash: neighbour, direction: place % 2 === 0 ? 'Right' : 'Left' });
    }
    level = pairUp(level);
  }
  return { root: level[0] ?? ZERO_HASH, paths };
}

/** The root that a path leads to from a leaf. */
export function rootFromPath(path: MerklePath, leaf: CryptoHash): CryptoHash {
  return path.reduce(
    (hash, item) => (item.direction === 'Left' ? hashOf(item.hash, hash) : hashOf(hash, item.hash)),
    leaf,
  );
}

function pairUp(level: readonly CryptoHash[]): CryptoHash[] {
  const next: CryptoHash[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const left = level[i] as CryptoHash;
    const right = level[i + 1];
    next.push(right === undefined ? left : hashOf(left, right));
  }
  return next;
}
