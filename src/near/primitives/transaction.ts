import type { Action } from './action.ts';
import type { AccountId, CryptoHash, Nonce } from './brands.ts';
import type { PublicKey, Signature } from './key.ts';

/** @see nearcore core/primitives/src/transaction.rs `Transaction` */
export interface Transaction {
  /** V0 has neither `nonceIndex` nor `nonceMode`. */
  readonly version: 0 | 1;
  readonly signerId: AccountId;
  readonly publicKey: PublicKey;
  readonly nonce: Nonce;
  /** Which of a gas key's nonces it uses; `null` for ordinary keys. */
  readonly nonceIndex: number | null;
  readonly nonceMode: 'Monotonic' | 'Strict';
  readonly receiverId: AccountId;
  readonly blockHash: CryptoHash;
  readonly actions: readonly Action[];
}

export interface SignedTransaction {
  readonly transaction: Transaction;
  readonly signature: Signature;
  /** SHA-256 of the transaction's Borsh bytes: what was signed. */
  readonly hash: CryptoHash;
  /** Bytes of the signed transaction in Borsh. */
  readonly size: number;
}
