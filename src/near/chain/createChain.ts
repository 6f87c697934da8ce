import type { Chain } from './chain.ts';
import type { Genesis } from './types.ts';

/** Makes the chain of a genesis, standing at its genesis block. */
export function createChain(genesis: Genesis): Chain {
  throw new Error(`A chain for ${genesis.chainId} cannot be made yet.`);
}
