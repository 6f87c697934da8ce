/** nearcore's key types with their Borsh tags: ed25519 0, secp256k1 1, ML-DSA-65 2 (its handle in the trie has tag 3). */
export type KeyType = 'ed25519' | 'secp256k1' | 'mlDsa65';

/** `data` is 32, 64 or 1952 bytes, by type. @see nearcore core/crypto/src/signature.rs `PublicKey` */
export interface PublicKey {
  readonly type: KeyType;
  readonly data: Uint8Array;
}

/** `data` is 64, 65 or 3309 bytes, by type. @see nearcore core/crypto/src/signature.rs `Signature` */
export interface Signature {
  readonly type: KeyType;
  readonly data: Uint8Array;
}
