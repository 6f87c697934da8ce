declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]?: Name };

/** An account's name, already checked by `parseAccountId`. */
export type AccountId = Brand<string, 'AccountId'>;
/** 32 bytes: a SHA-256 digest, a block hash, a receipt id, a data id. */
export type CryptoHash = Brand<Uint8Array, 'CryptoHash'>;
/** Gas as nearcore counts it: an unsigned 64-bit integer. */
export type Gas = Brand<bigint, 'Gas'>;
/** An amount in yoctoNEAR: an unsigned 128-bit integer. */
export type Balance = Brand<bigint, 'Balance'>;
/** An access key's nonce: an unsigned 64-bit integer. */
export type Nonce = Brand<bigint, 'Nonce'>;
/** The number of a block; heights may be skipped, never repeated. */
export type BlockHeight = Brand<number, 'BlockHeight'>;
/** Nanoseconds since 1970. */
export type Timestamp = Brand<bigint, 'Timestamp'>;
export type ShardId = Brand<number, 'ShardId'>;
/** 85 to 88; the site runs 88. */
export type ProtocolVersion = Brand<number, 'ProtocolVersion'>;
