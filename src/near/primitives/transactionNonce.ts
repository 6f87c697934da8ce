import { type BorshReader, type BorshWriter, unexpectedTag } from './borsh.ts';
import type { Nonce } from './brands.ts';

/** A nonce and, for a gas key, which of its nonces. @see nearcore core/primitives/src/transaction.rs `TransactionNonce` */
export interface TransactionNonce {
  readonly nonce: Nonce;
  readonly nonceIndex: number | null;
}

export function writeTransactionNonce(writer: BorshWriter, { nonce, nonceIndex }: TransactionNonce): void {
  writer.u8(nonceIndex === null ? 0 : 1).u64(nonce);
  if (nonceIndex !== null) writer.u16(nonceIndex);
}

export function readTransactionNonce(reader: BorshReader): TransactionNonce {
  const tag = reader.u8();
  if (tag > 1) throw unexpectedTag(tag);
  return { nonce: reader.u64(), nonceIndex: tag === 0 ? null : reader.u16() };
}
