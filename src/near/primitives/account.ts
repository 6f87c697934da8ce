import type { AccountId, Balance, CryptoHash, Nonce } from './brands.ts';

/** Where an account's contract comes from. @see nearcore core/primitives-core/src/account.rs `AccountContract` */
export type AccountContract =
  | { readonly type: 'None' }
  | { readonly type: 'Local'; readonly hash: CryptoHash }
  | { readonly type: 'Global'; readonly hash: CryptoHash }
  | { readonly type: 'GlobalByAccount'; readonly accountId: AccountId };

/** An account as the trie holds it. `version` 2 from the moment it first refers to a global contract, and for good. */
export interface Account {
  readonly version: 1 | 2;
  readonly amount: Balance;
  readonly locked: Balance;
  readonly contract: AccountContract;
  /** Bytes. */
  readonly storageUsage: number;
  /** Only in a universal account that waits for its state (88): the nonce of its own transactions until then. */
  readonly bootstrapNonce?: Nonce;
}

export interface FunctionCallPermission {
  /** yoctoNEAR left to spend on gas; `null` is unlimited. */
  readonly allowance: Balance | null;
  /** As given; checked for validity by `verify`, not by its type. */
  readonly receiverId: string;
  /** Empty allows every method. */
  readonly methodNames: readonly string[];
}

export interface GasKeyInfo {
  readonly balance: Balance;
  readonly numNonces: number;
}

/** Borsh tags 0 to 3 in this order. @see nearcore core/primitives-core/src/account.rs `AccessKeyPermission` */
export type AccessKeyPermission =
  | ({ readonly type: 'FunctionCall' } & FunctionCallPermission)
  | { readonly type: 'FullAccess' }
  | ({ readonly type: 'GasKeyFunctionCall' } & GasKeyInfo & FunctionCallPermission)
  | ({ readonly type: 'GasKeyFullAccess' } & GasKeyInfo);

export interface AccessKey {
  readonly nonce: Nonce;
  readonly permission: AccessKeyPermission;
}
