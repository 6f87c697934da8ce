import type { KeyPair } from '../near/keyPair.ts';
import { readDelegateAction } from '../near/primitives/actionBorsh.ts';
import { BorshReader, decodeBorsh } from '../near/primitives/borsh.ts';
import { equalBytes, hashOf } from '../near/primitives/hash.ts';
import { readTransaction } from '../near/primitives/transactionBorsh.ts';
import { SigningRefused } from './types.ts';

/** Signed messages that are no transactions begin with one of these numbers. @see nearcore core/primitives/src/signable_message.rs */
const DELEGATE_ACTION = 2 ** 30 + 366;
const NEP_413_MESSAGE = 2 ** 31 + 413;

/** Transactions larger than this no node takes. */
const MAX_PAYLOAD_LENGTH = 1_572_864;

/**
 * Signs what a snippet asks to have signed, if it is what it should be: a transaction or a delegate action of this
 * very account and key, or a NEP-413 message (which names no account).
 */
export function signPayload(accountId: string, keyPair: KeyPair, payload: Uint8Array): Uint8Array {
  if (payload.length > MAX_PAYLOAD_LENGTH) {
    throw new SigningRefused(`Expected at most ${MAX_PAYLOAD_LENGTH} bytes to sign, got ${payload.length}.`);
  }
  const signer = readSigner(payload);
  if (signer && signer.id !== accountId) {
    throw new SigningRefused(
      `This signer signs for ${accountId}, but the transaction says it comes from ${signer.id}.`,
    );
  }
  if (signer && !equalBytes(signer.publicKey, keyPair.publicKey.data)) {
    throw new SigningRefused(`The transaction of ${accountId} names a public key that this signer does not hold.`);
  }
  return keyPair.sign(hashOf(payload));
}

/** Who the payload says it is signed by; `null` for a message, which does not say. */
function readSigner(payload: Uint8Array): { readonly id: string; readonly publicKey: Uint8Array } | null {
  try {
    const prefix = new BorshReader(payload).u32();
    if (prefix === DELEGATE_ACTION) {
      const { senderId, publicKey } = decodeBorsh(readDelegateAction, payload.subarray(4));
      return { id: senderId, publicKey: publicKey.data };
    }
    if (prefix === NEP_413_MESSAGE) {
      decodeBorsh(readMessage, payload.subarray(4));
      return null;
    }
    const { signerId, publicKey } = decodeBorsh(readTransaction, payload);
    return { id: signerId, publicKey: publicKey.data };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SigningRefused(
      `Expected the bytes of a transaction, a delegate action or a message; they cannot be read: ${reason}.`,
    );
  }
}

/** @see NEP-413: message, nonce, recipient, callback URL */
function readMessage(reader: BorshReader): void {
  reader.string();
  reader.fixed(32);
  reader.string();
  reader.option((r) => r.string());
}
