import { keyPairFromSeed } from '../near/index.ts';
import type { Chain, KeyPair } from '../near/index.ts';
import { hashOf } from '../near/primitives/hash.ts';
import { keyHandle } from '../near/primitives/keyHandle.ts';
import type { SignedTransaction, Transaction } from '../near/primitives/transaction.ts';
import { encodeTransaction, signedTransaction } from '../near/primitives/transactionBorsh.ts';
import { setupArguments } from './setupArguments.ts';
import type { SetupCall } from './types.ts';

const TRANSACTION_GAS = 300_000_000_000_000n;

/** The key of a lesson's account. It guards nothing but a network in the reader's own page. */
export function lessonKeyPair(accountId: string): KeyPair {
  return keyPairFromSeed(`crosscall lesson account: ${accountId}`);
}

/**
 * Makes the transaction of a call that the lesson itself sends, signed with the lesson's key of its signer. Null if there is no such account.
 * @param waiting how many transactions of that signer wait in the pool already
 */
export function signCall(chain: Chain, call: SetupCall, waiting = 0): SignedTransaction | null {
  const { signerId, receiverId } = call;
  const { publicKey, sign } = lessonKeyPair(signerId);
  const accessKey = chain.stateAt(chain.head(), signerId).accessKey(signerId, keyHandle(publicKey));
  if (!accessKey) return null;
  const transaction: Transaction = {
    version: 0,
    signerId,
    publicKey,
    nonce: accessKey.nonce + 1n + BigInt(waiting),
    nonceIndex: null,
    nonceMode: 'Monotonic',
    receiverId,
    blockHash: chain.head().hash,
    actions: [
      {
        type: 'FunctionCall',
        methodName: call.methodName,
        args: new TextEncoder().encode(JSON.stringify(setupArguments(call))),
        gas: call.gas === undefined ? TRANSACTION_GAS : BigInt(call.gas),
        deposit: BigInt(call.deposit ?? '0'),
      },
    ],
  };
  return signedTransaction(transaction, { type: 'ed25519', data: sign(hashOf(encodeTransaction(transaction))) });
}
