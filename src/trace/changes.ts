import type { Payload } from './trace.ts';

/** What the blocks in which a transaction ran changed in its accounts. */
export interface TraceChanges {
  /** In the order in which they happened, by block. Those of other transactions are among them. */
  readonly accounts: readonly AccountChange[];
  readonly values: readonly ValueChange[];
  readonly gasKeys: readonly GasKeyChange[];
  /** Each account before the first block. */
  readonly starts: ReadonlyMap<string, AccountBefore>;
  readonly unknown: readonly string[];
}

export interface AccountState {
  /** yoctoNEAR, what is staked with a validator included. */
  readonly balance: bigint;
  /** Bytes. */
  readonly storageUsage: number;
  /** The SHA-256 of its own contract, base58; null when the network did not tell. */
  readonly codeHash: string | null;
}

/** `absent`: there is no such account. `unknown`: the network did not tell. */
export type AccountBefore = AccountState | 'absent' | 'unknown';

export interface AccountChange {
  readonly height: number;
  readonly accountId: string;
  /** The step that caused it; null when it was none of this transaction. */
  readonly stepId: string | null;
  /** Before protocol 87, a contract got a share of the gas that it burnt. */
  readonly isReward: boolean;
  readonly before: AccountBefore;
  readonly after: AccountState | 'absent';
}

export interface ValueChange {
  readonly height: number;
  readonly accountId: string;
  readonly stepId: string | null;
  readonly key: Payload;
  readonly before: Payload | 'absent' | 'unknown';
  readonly after: Payload | 'absent';
  /** It was written and is what it was. */
  readonly same: boolean;
}

/** A gas key holds money of its own, beside its account's balance; 0 where there is none. */
export interface GasKeyChange {
  readonly height: number;
  readonly accountId: string;
  readonly publicKey: string;
  readonly stepId: string | null;
  /** yoctoNEAR; null when the network did not tell. */
  readonly before: bigint | null;
  readonly after: bigint;
}
