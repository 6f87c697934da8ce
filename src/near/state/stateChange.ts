import type { CryptoHash } from '../primitives/brands.ts';

/** @see nearcore core/primitives/src/types.rs `StateChangeCause` */
export type StateChangeCause =
  | { readonly type: 'TransactionProcessing'; readonly txHash: CryptoHash }
  | {
      readonly type:
        'ReceiptProcessing' | 'ActionReceiptProcessingStarted' | 'ActionReceiptGasReward' | 'PostponedReceipt';
      readonly receiptHash: CryptoHash;
    }
  | {
      readonly type:
        | 'InitialState'
        | 'UpdatedDelayedReceipts'
        | 'ValidatorAccountsUpdate'
        | 'Migration'
        | 'BandwidthSchedulerStateUpdate'
        | 'NotWritableToDisk';
    };

/** What one cause wrote under one trie key; `value` null is a removal. In nearcore's order. */
export interface StateChange {
  readonly cause: StateChangeCause;
  /** The trie key's bytes, column included. */
  readonly key: Uint8Array;
  readonly value: Uint8Array | null;
}
