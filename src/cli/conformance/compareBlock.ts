import { base58 } from '@scure/base';
import type { Block, Chunk } from '../../near/chain/types.ts';
import { merklize } from '../../near/primitives/merkle.ts';
import { hashOf } from '../../near/primitives/hash.ts';
import { encodeSignedTransaction } from '../../near/primitives/transactionBorsh.ts';
import { changeView } from '../../near/rpc/views/changeView.ts';
import { receiptView } from '../../near/rpc/views/receiptView.ts';
import type { RecordedBlock, RecordedChunk } from './chainVector.ts';
import { firstDifference, type FieldDifference } from './difference.ts';
import { asRecorded, shortenLongTexts } from './recordedJson.ts';
import { recordedChunks } from './replayChain.ts';

/**
 * What a replayed block has otherwise than the recorded one. `before` are each shard's chunks of last time: a chunk
 * carries the receipts that its predecessor made.
 */
export function compareBlock(
  recorded: RecordedBlock,
  block: Block,
  before: readonly (Chunk | undefined)[],
): FieldDifference | undefined {
  const expected = describeRecorded(recorded);
  const got = shortenLongTexts(asRecorded(describe(recorded, block, before)), expected);
  return firstDifference(expected, got, `block ${recorded.height}`);
}

function describeRecorded(block: RecordedBlock): unknown {
  return {
    chunks: recordedChunks(block).map((chunk) => ({
      missing: chunk.missing ?? false,
      receipts: chunk.receipts_made_by_previous_block ?? [],
      ...(chunk.tx_root !== undefined && { tx_root: chunk.tx_root }),
      ...(chunk.gas_used !== undefined && { gas_used: chunk.gas_used }),
      ...(chunk.balance_burnt !== undefined && { balance_burnt: chunk.balance_burnt }),
      ...(chunk.congestion_info !== undefined && { congestion_info: chunk.congestion_info }),
      ...(chunk.post_outcome_root !== undefined && { outcome_root: chunk.post_outcome_root }),
    })),
    changes: sortChanges(block.changes ?? []),
    gas_price: block.gas_price,
    ...(block.epoch_id !== undefined && { epoch_id: block.epoch_id }),
    state_roots: recordedChunks(block).map((chunk) => chunk.post_state_root ?? null),
  };
}

/** The same of our block, with the fields that the recorded one has. */
function describe(recorded: RecordedBlock, block: Block, before: readonly (Chunk | undefined)[]): unknown {
  return {
    chunks: block.chunks.map((chunk, index) =>
      describeChunk(recordedChunks(recorded)[index] ?? {}, chunk, before[index]),
    ),
    changes: sortChanges(
      asRecorded(block.chunks.flatMap(({ changes }) => changes.map(changeView).filter(Boolean))) as unknown[],
    ),
    gas_price: block.gasPrice.toString(),
    ...(recorded.epoch_id !== undefined && { epoch_id: base58.encode(block.epochId) }),
    state_roots: block.chunks.map((chunk, index) =>
      recordedChunks(recorded)[index]?.post_state_root === undefined ? null : base58.encode(chunk.stateRoot),
    ),
  };
}

function describeChunk(recorded: RecordedChunk, chunk: Chunk, before: Chunk | undefined): unknown {
  const { delayedReceiptsGas, bufferedReceiptsGas, receiptBytes, allowedShard } = chunk.congestion;
  return {
    missing: chunk.missing,
    receipts: chunk.missing ? [] : (before?.outgoingReceipts ?? []).map(receiptView),
    ...(recorded.tx_root !== undefined && { tx_root: base58.encode(transactionRoot(chunk)) }),
    ...(recorded.gas_used !== undefined && { gas_used: chunk.gasUsed }),
    ...(recorded.balance_burnt !== undefined && { balance_burnt: chunk.balanceBurnt.toString() }),
    ...(recorded.congestion_info !== undefined && {
      congestion_info: {
        delayed_receipts_gas: delayedReceiptsGas.toString(),
        buffered_receipts_gas: bufferedReceiptsGas.toString(),
        receipt_bytes: receiptBytes,
        allowed_shard: allowedShard,
      },
    }),
    ...(recorded.post_outcome_root !== undefined && { outcome_root: base58.encode(chunk.outcomeRoot) }),
  };
}

const transactionRoot = ({ transactions }: Chunk): Uint8Array =>
  merklize(transactions.map((transaction) => hashOf(encodeSignedTransaction(transaction)))).root;

/** The node was asked for changes account by account; which came first between accounts is not known. */
function sortChanges(changes: readonly unknown[]): readonly unknown[] {
  const name = (change: unknown): string => {
    const { type, change: fields } = change as {
      readonly type: string;
      readonly change: Readonly<Record<string, unknown>>;
    };
    const { account_id, public_key, index, key_base64 } = fields;
    return JSON.stringify([
      type.replace(/_(update|deletion)$/, ''),
      account_id,
      public_key,
      Number(index ?? 0),
      key_base64,
    ]);
  };
  return changes
    .map((change) => ({ change, name: name(change) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ change }) => change);
}
