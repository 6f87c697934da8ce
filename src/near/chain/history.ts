import { hashKey } from '../primitives/hash.ts';
import type { ChunkResult } from './applyChunk.ts';
import type { PlacedChunk, PlacedReceipt, PlacedTransaction } from './chain.ts';
import type { History } from './chainState.ts';
import type { EpochState } from './epochs.ts';
import type { Block, PlacedOutcome } from './types.ts';

/** Enters a block and all that happened in it under their names. */
export function remember(history: History, block: Block, results: readonly ChunkResult[], epochs: EpochState): History {
  const { blocks, heights, chunks, moments, transactions, outcomes, receipts } = history;
  const key = hashKey(block.hash);
  return {
    blocks: blocks.with([[key, block]]),
    heights: heights.with([[block.height, block]]),
    moments: moments.with([[key, { tries: results.map(({ trie }) => trie), epochs }]]),
    chunks: chunks.with(placedChunks(block)),
    transactions: transactions.with(placedTransactions(block)),
    outcomes: outcomes.with(placedOutcomes(block)),
    receipts: receipts.with(placedReceipts(block, results)),
  };
}

const placedChunks = (block: Block): (readonly [string, PlacedChunk])[] =>
  block.chunks.filter(({ missing }) => !missing).map((chunk) => [hashKey(chunk.hash), { block, chunk }]);

const placedTransactions = (block: Block): (readonly [string, PlacedTransaction])[] =>
  block.chunks.flatMap(({ shardId, transactions }) =>
    transactions.map(
      (transaction) =>
        [
          hashKey(transaction.hash),
          { transaction, blockHash: block.hash, blockHeight: block.height, shardId },
        ] as const,
    ),
  );

const placedOutcomes = (block: Block): (readonly [string, PlacedOutcome])[] =>
  block.chunks.flatMap(({ shardId, outcomes }) =>
    outcomes.map(({ id, outcome }) => [hashKey(id), { id, outcome, blockHash: block.hash, shardId }] as const),
  );

const placedReceipts = (block: Block, results: readonly ChunkResult[]): (readonly [string, PlacedReceipt])[] =>
  results.flatMap(({ local, instant, made }) => [
    ...local.map((receipt) => [hashKey(receipt.receiptId), { receipt, madeIn: block.hash, isLocal: true }] as const),
    ...[...instant, ...made].map(
      (receipt) => [hashKey(receipt.receiptId), { receipt, madeIn: block.hash, isLocal: false }] as const,
    ),
  ]);
