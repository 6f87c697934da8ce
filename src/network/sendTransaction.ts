import { base58, base64 } from '@scure/base';
import type { KeyPair } from '../near/keyPair.ts';
import type { Action } from '../near/primitives/action.ts';
import { hashOf } from '../near/primitives/hash.ts';
import { formatPublicKey } from '../near/primitives/key.ts';
import { encodeSignedTransaction, encodeTransaction, signedTransaction } from '../near/primitives/transactionBorsh.ts';
import type { Transaction } from '../near/primitives/transaction.ts';
import type { Endpoints } from './endpoints.ts';
import { isRecord } from './portProtocol.ts';
import { RpcRefusal } from './trouble.ts';

/** An account and the key that signs for it. */
export interface KeyedAccount {
  readonly id: string;
  readonly keyPair: KeyPair;
}

/** A node gives up on a wait after ten seconds; we wait on. */
const MOST_WAITS = 9;

/**
 * Signs a transaction, sends it, and waits until all it started has run. Rejects with what the network said against it,
 * or with why it failed.
 */
export async function sendTransaction(
  endpoints: Endpoints,
  signer: KeyedAccount,
  receiverId: string,
  actions: readonly Action[],
): Promise<void> {
  const transaction = await buildTransaction(endpoints, signer, receiverId, actions);
  const signature = { type: 'ed25519', data: signer.keyPair.sign(hashOf(encodeTransaction(transaction))) } as const;
  const signed = signedTransaction(transaction, signature);
  const question = {
    signed_tx_base64: base64.encode(encodeSignedTransaction(signed)),
    wait_until: 'EXECUTED_OPTIMISTIC',
  };
  const waiting = {
    tx_hash: base58.encode(signed.hash),
    sender_account_id: signer.id,
    wait_until: 'EXECUTED_OPTIMISTIC',
  };
  for (let wait = 0; ; wait++) {
    try {
      const answer = await (wait === 0 ? endpoints.ask('send_tx', question) : endpoints.ask('tx', waiting));
      const status = isRecord(answer) ? answer['status'] : null;
      if (isRecord(status) && 'Failure' in status)
        throw new Error(`A transaction of ${signer.id} to ${receiverId} failed: ${JSON.stringify(status['Failure'])}.`);
      return;
    } catch (error) {
      if (!(error instanceof RpcRefusal) || error.kind !== 'TIMEOUT_ERROR' || wait === MOST_WAITS) throw error;
    }
  }
}

async function buildTransaction(
  endpoints: Endpoints,
  { id, keyPair }: KeyedAccount,
  receiverId: string,
  actions: readonly Action[],
): Promise<Transaction> {
  const key = await endpoints
    .ask('query', {
      request_type: 'view_access_key',
      finality: 'optimistic',
      account_id: id,
      public_key: formatPublicKey(keyPair.publicKey),
    })
    .catch((error: unknown) => {
      if (!(error instanceof RpcRefusal) || !['UNKNOWN_ACCESS_KEY', 'UNKNOWN_ACCOUNT'].includes(error.kind))
        throw error;
      throw new Error(`The key does not belong to ${id} on this network. Check the account and the key.`);
    });
  if (!isRecord(key) || typeof key['block_hash'] !== 'string' || key['error'] !== undefined) {
    throw new Error(`The key does not belong to ${id} on this network. Check the account and the key.`);
  }
  if (key['permission'] !== 'FullAccess')
    throw new Error(`The key of ${id} may only call contracts. Making accounts takes a full-access key.`);
  return {
    version: 0,
    signerId: id,
    publicKey: keyPair.publicKey,
    nonce: BigInt(String(key['nonce'])) + 1n,
    nonceIndex: null,
    nonceMode: 'Monotonic',
    receiverId,
    blockHash: base58.decode(key['block_hash']),
    actions,
  };
}
