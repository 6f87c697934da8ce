import fc from 'fast-check';
import { readAction } from '../../near/primitives/actionBorsh.ts';
import { readAccessKey, readAccount } from '../../near/primitives/accountBorsh.ts';
import { BorshError, decodeBorsh } from '../../near/primitives/borsh.ts';
import type { BorshReader } from '../../near/primitives/borsh.ts';
import { equalBytes } from '../../near/primitives/hash.ts';
import { readPublicKey, readSignature } from '../../near/primitives/keyBorsh.ts';
import { readReceipt } from '../../near/primitives/receiptBorsh.ts';
import { decodeSignedTransaction, encodeSignedTransaction } from '../../near/primitives/transactionBorsh.ts';
import { decodeUniversalStateInit, universalStateInitSendCounts } from '../../near/primitives/universalStateInit.ts';
import { check } from './invariant.ts';
import type { Invariant } from './invariant.ts';
import { mutate } from './mutate.ts';
import { recordedTransactions } from './recordings.ts';
import { tapes } from './tape.ts';

const readers: Readonly<Record<string, (reader: BorshReader) => unknown>> = {
  readAction,
  readAccount,
  readAccessKey,
  readPublicKey,
  readSignature,
  readReceipt,
};

/** Bytes that claim to be a transaction, or part of one, or state. */
export function borshInvariants(): readonly Invariant[] {
  const recorded = recordedTransactions();
  return [
    {
      name: 'random bytes decode or are refused in words',
      runs: 2000,
      property: fc.property(
        fc.constantFrom(...Object.values(readers)),
        fc.uint8Array({ maxLength: 120 }),
        (read, bytes) => orBorshError(() => decodeBorsh(read, bytes)),
      ),
    },
    {
      name: 'a recorded transaction with some bytes changed decodes to what encodes alike, or is refused in words',
      runs: 500,
      property: fc.property(tapes(24), (tape) => {
        const bytes = mutate(tape.pick(recorded), tape, 0);
        orBorshError(() => {
          const { transaction, signature, hash } = decodeSignedTransaction(bytes);
          const again = decodeSignedTransaction(encodeSignedTransaction({ transaction, signature }));
          check(equalBytes(again.hash, hash), () => 'Encoded and decoded again, the transaction has another hash');
        });
      }),
    },
    {
      name: 'a state init is well-formed, not canonical, or malformed, and always has its price',
      runs: 1000,
      property: fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        decodeUniversalStateInit(bytes);
        const counts = universalStateInitSendCounts(bytes);
        check(
          Object.values(counts).every((count) => count >= 0),
          () => `Counted ${JSON.stringify(counts)}`,
        );
      }),
    },
  ];
}

function orBorshError(decode: () => unknown): void {
  try {
    decode();
  } catch (error) {
    if (!(error instanceof BorshError)) throw error;
  }
}
