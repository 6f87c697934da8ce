import type { AccountContract } from './account.ts';
import type { AccountId, Balance, CryptoHash, Gas } from './brands.ts';
import type { TxExecutionError } from './errors.ts';

export type ExecutionStatus =
  | { readonly type: 'Failure'; readonly error: TxExecutionError }
  | { readonly type: 'SuccessValue'; readonly value: Uint8Array }
  | { readonly type: 'SuccessReceiptId'; readonly receiptId: CryptoHash };

/**
 * Gas by cost, in gas burnt. `actions` and `host` are keyed by nearcore's parameter names in small letters
 * (`new_action_receipt`, `storage_write_base`); `wasm` is what instructions burnt.
 */
export interface Profile {
  readonly actions: Readonly<Record<string, Gas>>;
  readonly host: Readonly<Record<string, Gas>>;
  readonly wasm: Gas;
}

/** @see nearcore core/primitives/src/transaction.rs `ExecutionOutcome` */
export interface ExecutionOutcome {
  readonly logs: readonly string[];
  readonly receiptIds: readonly CryptoHash[];
  readonly gasBurnt: Gas;
  readonly tokensBurnt: Balance;
  readonly executorId: AccountId;
  readonly status: ExecutionStatus;
  /** A transaction's outcome has none of it. `contracts` has one entry per action: what the account held when it ran. */
  readonly metadata: { readonly profile: Profile; readonly contracts: readonly AccountContract[] } | null;
  /** What the chunk's limit counts; at most the block that ran it knows. */
  readonly computeUsage: Gas;
}

export interface ExecutionOutcomeWithId {
  /** The transaction's hash or the receipt's id. */
  readonly id: CryptoHash;
  readonly outcome: ExecutionOutcome;
}
