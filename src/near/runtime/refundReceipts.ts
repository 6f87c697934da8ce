import { SYSTEM_ACCOUNT_ID } from '../primitives/accountId.ts';
import type { AccountId, Balance } from '../primitives/brands.ts';
import type { PublicKey } from '../primitives/key.ts';
import type { NewReceipt } from './receiptRun.ts';

const emptyKey: PublicKey = { type: 'ed25519', data: new Uint8Array(32) };

function refund(receiverId: AccountId, deposit: Balance, signerId: AccountId, signerPublicKey: PublicKey): NewReceipt {
  return {
    predecessorId: SYSTEM_ACCOUNT_ID,
    receiverId,
    body: {
      type: 'Action',
      action: {
        v2: false,
        signerId,
        refundTo: null,
        signerPublicKey,
        gasPrice: 0n,
        outputDataReceivers: [],
        inputDataIds: [],
        actions: [{ type: 'Transfer', deposit }],
      },
    },
  };
}

/** Gives a deposit back. @see nearcore core/primitives/src/receipt.rs `new_balance_refund` */
export const balanceRefund = (receiverId: AccountId, deposit: Balance): NewReceipt =>
  refund(receiverId, deposit, SYSTEM_ACCOUNT_ID, emptyKey);

/** Gives gas that was bought back, to the signer and to the allowance of his key. @see nearcore core/primitives/src/receipt.rs `new_gas_refund` */
export const gasRefund = (signerId: AccountId, deposit: Balance, publicKey: PublicKey): NewReceipt =>
  refund(signerId, deposit, signerId, publicKey);
