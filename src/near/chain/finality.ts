import type { CryptoHash } from '../primitives/brands.ts';
import { equalBytes } from '../primitives/hash.ts';
import type { Block } from './types.ts';

/** What a new block's header says is final. @see nearcore core/primitives/src/block_header.rs `last_final_block_for_height` */
export interface Finality {
  readonly lastFinalBlock: CryptoHash;
  readonly lastDsFinalBlock: CryptoHash;
}

/** A block right after its parent makes the parent doomslug-final; two in a row make the grandparent final. */
export function finalityAfter(parent: Block, height: number): Finality {
  if (height !== parent.height + 1)
    return { lastFinalBlock: parent.lastFinalBlock, lastDsFinalBlock: parent.lastDsFinalBlock };
  const grandparentIsNear = equalBytes(parent.lastDsFinalBlock, parent.prevHash);
  return { lastFinalBlock: grandparentIsNear ? parent.prevHash : parent.lastFinalBlock, lastDsFinalBlock: parent.hash };
}
