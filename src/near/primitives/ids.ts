import { BorshWriter } from './borsh.ts';
import type { BlockHeight, CryptoHash } from './brands.ts';
import { hashOf } from './hash.ts';

/** The first and only receipt of a transaction. */
export function receiptIdFromTransaction(transactionHash: CryptoHash, height: BlockHeight): CryptoHash {
  return hashIndex(transactionHash, height, 0n);
}

/** A receipt that a receipt made; `index` counts all new receipts, data and refunds too. */
export function receiptIdFromReceipt(receiptId: CryptoHash, height: BlockHeight, index: number): CryptoHash {
  return hashIndex(receiptId, height, BigInt(index));
}

/** Names one action of a receipt. It counts down from 2^64 − 1, away from the receipt ids. */
export function actionHash(receiptId: CryptoHash, height: BlockHeight, actionIndex: number): CryptoHash {
  return hashIndex(receiptId, height, LAST_SALT - BigInt(actionIndex));
}

/** The data id number `index` that a function call makes. */
export function dataIdFromAction(action: CryptoHash, height: BlockHeight, index: number): CryptoHash {
  return hashIndex(action, height, BigInt(index));
}

/** The receipt that resumes a yield whose time is over; `index` counts per chunk. */
export function timeoutReceiptId(dataId: CryptoHash, height: BlockHeight, index: number): CryptoHash {
  return hashIndex(dataId, height, BigInt(index));
}

/** What `random_seed` gives a call. `randomValue` is the block's. */
export function randomSeed(action: CryptoHash, randomValue: CryptoHash): CryptoHash {
  return hashOf(action, randomValue);
}

const LAST_SALT = (1n << 64n) - 1n;

/** @see nearcore core/primitives/src/utils.rs `create_hash_index` */
function hashIndex(base: CryptoHash, height: BlockHeight, salt: bigint): CryptoHash {
  return hashOf(new BorshWriter().fixed(base).u64(height).u64(salt).finish());
}
