import type { Payload } from '../trace/trace.ts';

/** What a transaction changed in the state of contracts, receipt by receipt. */
export interface StatePicture {
  readonly groups: readonly StateGroup[];
  /** Storage of every account before and after all of it. */
  readonly storage: readonly StateStorage[];
}

export interface StateGroup {
  readonly key: string;
  /** Who wrote; null when it was another transaction, in a block in which this one ran too. */
  readonly stepId: string | null;
  readonly name: string;
  /** `receipt 2`. */
  readonly which: string;
  readonly accountId: string;
  readonly colour: string | null;
  readonly height: number;
  /** It failed: whatever it wrote was undone. */
  readonly undone: boolean;
  readonly entries: readonly StateEntry[];
  /** The SHA-256 of the contract that wrote, base58; null when nobody told. */
  readonly codeHash: string | null;
}

export type StateEntryKind = 'added' | 'changed' | 'removed' | 'written' | 'unknown';

export interface StateEntry {
  /** `written`: with the value that it had. `unknown`: nobody tells what stood there before. */
  readonly kind: StateEntryKind;
  readonly key: Payload;
  readonly before: Payload | 'absent' | 'unknown';
  readonly after: Payload | 'absent';
}

export interface StateStorage {
  readonly accountId: string;
  readonly colour: string | null;
  /** Bytes; null when nobody tells. */
  readonly before: number | null;
  readonly after: number | null;
  /** yoctoNEAR that must stay on the account for what it stores afterwards. */
  readonly staked: bigint | null;
}
