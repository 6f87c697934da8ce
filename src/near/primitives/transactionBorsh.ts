import { readAction, writeAction } from './actionBorsh.ts';
import { readAccountId } from './accountBorsh.ts';
import { BorshError, type BorshReader, BorshWriter, decodeBorsh, encodeBorsh, unexpectedTag } from './borsh.ts';
import { hashOf } from './hash.ts';
import type { Signature } from './key.ts';
import { readPublicKey, readSignature, writePublicKey, writeSignature } from './keyBorsh.ts';
import type { SignedTransaction, Transaction } from './transaction.ts';
import { readTransactionNonce, writeTransactionNonce } from './transactionNonce.ts';

/** @see nearcore core/primitives/src/transaction.rs `BorshSerialize for Transaction` */
export function writeTransaction(writer: BorshWriter, transaction: Transaction): void {
  if (transaction.version === 1) writer.u8(1);
  writer.string(transaction.signerId);
  writePublicKey(writer, transaction.publicKey);
  if (transaction.version === 1) writeTransactionNonce(writer, transaction);
  else writer.u64(transaction.nonce);
  writer.string(transaction.receiverId).fixed(transaction.blockHash).list(transaction.actions, writeAction);
  if (transaction.version === 1) writer.u8(transaction.nonceMode === 'Strict' ? 1 : 0);
}

/**
 * Reads either version. The second byte tells: in V0 it belongs to the length of an account id, which is below 256,
 * so it is 0; in V1 it is the lowest byte of such a length, which is at least 2.
 */
export function readTransaction(reader: BorshReader): Transaction {
  const first = reader.peek(0);
  const version = reader.peek(1) === 0 ? 0 : 1;
  if (version === 1 && first !== 1) throw new BorshError(`invalid transaction version tag: ${first}`);
  if (version === 1) reader.u8();
  const signerId = readAccountId(reader);
  const publicKey = readPublicKey(reader);
  const nonce = version === 1 ? readTransactionNonce(reader) : { nonce: reader.u64(), nonceIndex: null };
  const receiverId = readAccountId(reader);
  const blockHash = reader.fixed(32);
  const actions = reader.list(readAction);
  const nonceMode = version === 1 ? readNonceMode(reader) : 'Monotonic';
  return { version, signerId, publicKey, ...nonce, nonceMode, receiverId, blockHash, actions };
}

export function encodeTransaction(transaction: Transaction): Uint8Array {
  return encodeBorsh(writeTransaction, transaction);
}

export function encodeSignedTransaction({
  transaction,
  signature,
}: Pick<SignedTransaction, 'transaction' | 'signature'>): Uint8Array {
  const writer = new BorshWriter();
  writeTransaction(writer, transaction);
  writeSignature(writer, signature);
  return writer.finish();
}

/** Reads what a client sends; throws `BorshError` with the words the RPC shows. The signature is not judged. */
export function decodeSignedTransaction(bytes: Uint8Array): SignedTransaction {
  const read = (reader: BorshReader) => ({ transaction: readTransaction(reader), signature: readSignature(reader) });
  const { transaction, signature } = decodeBorsh(read, bytes);
  // Written anew, as nearcore does: a state init with unsorted entries hashes as if it were sorted.
  return signedTransaction(transaction, signature);
}

/** Puts a signature to a transaction and works out its hash and size. */
export function signedTransaction(transaction: Transaction, signature: Signature): SignedTransaction {
  const hash = hashOf(encodeTransaction(transaction));
  return { transaction, signature, hash, size: encodeSignedTransaction({ transaction, signature }).length };
}

function readNonceMode(reader: BorshReader): 'Monotonic' | 'Strict' {
  const tag = reader.u8();
  if (tag > 1) throw unexpectedTag(tag);
  return tag === 0 ? 'Monotonic' : 'Strict';
}
