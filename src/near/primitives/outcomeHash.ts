import { BorshWriter } from './borsh.ts';
import type { CryptoHash } from './brands.ts';
import { hashOf } from './hash.ts';
import { type MerklePath, merklize } from './merkle.ts';
import type { ExecutionOutcome, ExecutionOutcomeWithId, ExecutionStatus } from './outcome.ts';

/** The outcome's part that is proven: neither logs nor metadata, and of a failure only that it is one. */
export function partialOutcomeHash(outcome: ExecutionOutcome): CryptoHash {
  const writer = new BorshWriter().list(outcome.receiptIds, (w, id) => w.fixed(id));
  writer.u64(outcome.gasBurnt).u128(outcome.tokensBurnt).string(outcome.executorId);
  writeStatus(writer, outcome.status);
  return hashOf(writer.finish());
}

/** An outcome as a leaf of its chunk's tree. @see nearcore core/primitives/src/transaction.rs `ExecutionOutcomeWithId::to_hashes` */
export function outcomeLeaf({ id, outcome }: ExecutionOutcomeWithId): CryptoHash {
  const logs = outcome.logs.map((log) => hashOf(encoder.encode(log)));
  const writer = new BorshWriter().list([id, partialOutcomeHash(outcome), ...logs], (w, hash) => w.fixed(hash));
  return hashOf(writer.finish());
}

/** The root over a chunk's outcomes, in order of execution, and each one's path to it. */
export function chunkOutcomes(outcomes: readonly ExecutionOutcomeWithId[]): {
  readonly root: CryptoHash;
  readonly paths: readonly MerklePath[];
} {
  return merklize(outcomes.map(outcomeLeaf));
}

/** The root over a block's chunks, and each chunk's path to it. An outcome's whole proof is its path, then its chunk's. */
export function blockOutcomes(chunkRoots: readonly CryptoHash[]): {
  readonly root: CryptoHash;
  readonly paths: readonly MerklePath[];
} {
  return merklize(chunkRoots.map((root) => hashOf(root)));
}

const encoder = new TextEncoder();

function writeStatus(writer: BorshWriter, status: ExecutionStatus): void {
  switch (status.type) {
    case 'Failure':
      writer.u8(1);
      return;
    case 'SuccessValue':
      writer.u8(2).bytes(status.value);
      return;
    case 'SuccessReceiptId':
      writer.u8(3).fixed(status.receiptId);
      return;
    default:
      status satisfies never;
  }
}
