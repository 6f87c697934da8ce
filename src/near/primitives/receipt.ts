import type { Action, GlobalContractIdentifier } from './action.ts';
import type { AccountId, Balance, CryptoHash, ShardId } from './brands.ts';
import type { PublicKey } from './key.ts';

export interface DataReceiver {
  readonly dataId: CryptoHash;
  readonly receiverId: AccountId;
}

export interface ActionReceipt {
  /** `false` is Borsh kind 0 (made by a transaction), `true` 5 (made by a contract, with `refundTo`); yields are 2 or 6. */
  readonly v2: boolean;
  readonly signerId: AccountId;
  readonly refundTo: AccountId | null;
  readonly signerPublicKey: PublicKey;
  /** yoctoNEAR per gas: what the gas was bought at. */
  readonly gasPrice: Balance;
  readonly outputDataReceivers: readonly DataReceiver[];
  readonly inputDataIds: readonly CryptoHash[];
  readonly actions: readonly Action[];
}

/** @see nearcore core/primitives/src/receipt.rs `ReceiptEnum` */
export type ReceiptBody =
  | { readonly type: 'Action'; readonly action: ActionReceipt }
  | { readonly type: 'PromiseYield'; readonly action: ActionReceipt }
  /** `data` null: the promise it came from failed. */
  | { readonly type: 'Data'; readonly dataId: CryptoHash; readonly data: Uint8Array | null }
  | { readonly type: 'PromiseResume'; readonly dataId: CryptoHash; readonly data: Uint8Array | null }
  | {
      readonly type: 'GlobalContractDistribution';
      readonly id: GlobalContractIdentifier;
      readonly targetShard: ShardId;
      readonly alreadyDeliveredShards: readonly ShardId[];
      readonly code: Uint8Array;
      readonly nonce: bigint | null;
    };

export interface Receipt {
  readonly predecessorId: AccountId;
  readonly receiverId: AccountId;
  readonly receiptId: CryptoHash;
  readonly body: ReceiptBody;
}
