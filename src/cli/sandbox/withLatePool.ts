import type { Chain } from '../../near/index.ts';
import { equalBytes } from '../../near/primitives/hash.ts';
import type { SignedTransaction } from '../../near/primitives/transaction.ts';

/**
 * Lets transactions wait as a node does: it makes the next block's chunks as soon as it has the head, so that what
 * comes after that is for the block after next. Clients rely on it when they act on what a block did before the
 * receipts of that block have arrived.
 * @see nearcore chain/client/src/client.rs `on_block_accepted_with_optional_chunk_produce`
 */
export function withLatePool(chain: Chain): Chain {
  let late: SignedTransaction[] = [];
  const isLate = (hash: Uint8Array): boolean => late.some((transaction) => equalBytes(transaction.hash, hash));
  const admit = (): void => {
    // Judged again, by the newer state: what it refuses now would not have been picked either.
    for (const transaction of late) chain.submit(transaction);
    late = [];
  };
  return {
    ...chain,
    submit(transaction) {
      if (isLate(transaction.hash) || chain.isInPool(transaction.hash) || chain.transaction(transaction.hash))
        return { type: 'Accepted' };
      const error = chain.verify(transaction);
      if (error) return { type: 'Refused', error };
      late = [...late, transaction];
      return { type: 'Accepted' };
    },
    isInPool: (hash) => isLate(hash) || chain.isInPool(hash),
    isQuiet: () => late.length === 0 && chain.isQuiet(),
    pending: () => ({ ...chain.pending(), transactions: chain.pending().transactions + late.length }),
    produceBlock(input) {
      const block = chain.produceBlock(input);
      admit();
      return block;
    },
    fastForward(deltaHeight, timePerHeight) {
      const result = chain.fastForward(deltaHeight, timePerHeight);
      admit();
      return result;
    },
  };
}
