import { collectChanges } from './collectChanges.ts';
import { touchesGasKeys } from './gasKeys.ts';
import type {
  BlockAnswer,
  ChangesMaterial,
  ChunkMaterial,
  OutcomeAnswer,
  ReceiptAnswer,
  TraceMaterial,
  TxStatusAnswer,
} from './material.ts';

/** Asks a network: answers with `result`, throws when there is an error. */
export type RpcRequest = (method: string, params: unknown) => Promise<unknown>;

/** What does not change any more, kept between two collections. */
export interface CollectCache {
  readonly blocks: Map<string, BlockAnswer>;
  readonly chunks: Map<string, ChunkMaterial>;
  readonly receipts: Map<string, ReceiptAnswer>;
}

export interface CollectOptions {
  readonly txHash: string;
  readonly senderId: string;
  readonly cache?: CollectCache;
  /** Also ask what its blocks changed in its accounts, once everything has run. */
  readonly withChanges?: boolean;
  /** Ask for changes before everything has run, too. */
  readonly changesAtOnce?: boolean;
}

/** How many heights may be skipped between a block and its successor before we stop looking. */
const MAX_SKIPPED = 8;

/** How many receipts are asked for one by one. */
const MAX_UNDERWAY = 40;

export function createCollectCache(): CollectCache {
  return { blocks: new Map(), chunks: new Map(), receipts: new Map() };
}

/**
 * Fetches what the network tells about a transaction now: its outcomes, their blocks, and the chunks that hold the receipts
 * they made. What it does not tell (an unknown transaction, a pruned block) is left out and named in `missing`.
 */
export async function collectTrace(request: RpcRequest, options: CollectOptions): Promise<TraceMaterial> {
  const { txHash, senderId, cache = createCollectCache() } = options;
  const missing: string[] = [];
  const status = await fetchStatus(request, options, missing);
  const outcomes = outcomesOf(status);
  const blocks = new Map<string, BlockAnswer>();
  const chunks = new Map<string, ChunkMaterial>();
  const keep = (block: BlockAnswer | null): void => void (block && blocks.set(block.header.hash, block));

  await Promise.all(
    [...new Set(outcomes.map((o) => o.block_hash))].map(async (hash) => {
      const block = await fetchBlock(request, cache, hash);
      if (block) keep(block);
      else missing.push(`The network no longer has block ${hash}.`);
    }),
  );
  const head = isFinal(status) ? null : await fetchHead(request, cache);
  keep(head);
  await Promise.all(
    placesToLook(status, outcomes, blocks).map(async ({ height, here, ids }) => {
      if (!here && head && head.header.height <= height) return;
      const block = here ?? (await fetchNextBlock(request, cache, height));
      if (block === null) return;
      keep(block);
      for (const chunk of await fetchChunks(request, cache, block, ids))
        chunks.set(`${chunk.height}/${chunk.shardId}`, chunk);
    }),
  );
  const underway = await fetchUnderway(request, cache, status, outcomes, [...chunks.values()]);
  const wanted = options.withChanges && (isFinal(status) || options.changesAtOnce);
  const changes = wanted ? await changesOf(request, status, outcomes, blocks) : null;
  return {
    txHash,
    senderId,
    status,
    blocks: [...blocks.values()],
    chunks: [...chunks.values()],
    underway,
    missing,
    changes,
  };
}

async function changesOf(
  request: RpcRequest,
  status: TxStatusAnswer | null,
  outcomes: readonly OutcomeAnswer[],
  blocks: ReadonlyMap<string, BlockAnswer>,
): Promise<ChangesMaterial> {
  const accounts = new Set([status?.transaction?.signer_id ?? '', ...outcomes.map((o) => o.outcome.executor_id)]);
  const ran = [...new Set(outcomes.map((o) => o.block_hash))].flatMap((hash) => blocks.get(hash) ?? []);
  return collectChanges(
    request,
    [...accounts].filter((id) => id !== '' && id !== 'system'),
    ran,
    touchesGasKeys(status),
  );
}

/** The receipts made in the newest block stand in no chunk before the next one; some networks tell them when asked by id. */
async function fetchUnderway(
  request: RpcRequest,
  cache: CollectCache,
  status: TxStatusAnswer | null,
  outcomes: readonly OutcomeAnswer[],
  chunks: readonly ChunkMaterial[],
): Promise<readonly ReceiptAnswer[]> {
  if (isFinal(status)) return [];
  const known = new Set([...outcomes.map((o) => o.id), ...chunks.flatMap((c) => c.receipts.map((r) => r.receipt_id))]);
  const ids = outcomes.flatMap((o) => o.outcome.receipt_ids ?? []).filter((id) => !known.has(id));
  const found = await Promise.all(
    ids.slice(0, MAX_UNDERWAY).map(async (id) => {
      const answer =
        cache.receipts.get(id) ?? (await ask<ReceiptAnswer>(request, 'EXPERIMENTAL_receipt', { receipt_id: id }));
      if (answer) cache.receipts.set(id, answer);
      return answer ?? [];
    }),
  );
  return found.flat();
}

async function ask<T>(request: RpcRequest, method: string, params: unknown): Promise<T | null> {
  try {
    return (await request(method, params)) as T;
  } catch {
    return null;
  }
}

async function fetchStatus(
  request: RpcRequest,
  options: CollectOptions,
  missing: string[],
): Promise<TxStatusAnswer | null> {
  const params = { tx_hash: options.txHash, sender_account_id: options.senderId, wait_until: 'NONE' };
  try {
    return (await request('EXPERIMENTAL_tx_status', params)) as TxStatusAnswer;
  } catch (error) {
    missing.push(
      `The network does not know the transaction: ${error instanceof Error ? error.message : String(error)}`,
    );
    return null;
  }
}

function outcomesOf(status: TxStatusAnswer | null): readonly OutcomeAnswer[] {
  if (!status?.transaction_outcome) return [];
  return [status.transaction_outcome, ...(status.receipts_outcome ?? [])];
}

function isFinal(status: TxStatusAnswer | null): boolean {
  return status?.final_execution_status === 'FINAL';
}

interface Place {
  /** Look in the block after this height, or in `here`. */
  readonly height: number;
  readonly here: BlockAnswer | null;
  readonly ids: ReadonlySet<string>;
}

/** What an outcome made is listed in the next block's chunks; what woke a yield stands in the chunks of the block it ran in. */
function placesToLook(
  status: TxStatusAnswer | null,
  outcomes: readonly OutcomeAnswer[],
  blocks: ReadonlyMap<string, BlockAnswer>,
): readonly Place[] {
  const receipts = new Map((status?.receipts ?? []).map((r) => [r.receipt_id, r]));
  const places: Place[] = [];
  for (const { id, block_hash, outcome } of outcomes) {
    const block = blocks.get(block_hash);
    if (!block) continue;
    const action = receipts.get(id)?.receipt.Action;
    const sent = isReturnedPromise(outcome.status) ? [] : (action?.output_data_receivers ?? []).map((d) => d.data_id);
    const ids = new Set([...(outcome.receipt_ids ?? []), ...sent]);
    if (ids.size > 0) places.push({ height: block.header.height, here: null, ids });
    if (action?.is_promise_yield)
      places.push({ height: block.header.height, here: block, ids: new Set(action.input_data_ids) });
  }
  return mergePlaces(places);
}

function mergePlaces(places: readonly Place[]): readonly Place[] {
  const merged = new Map<string, Place>();
  for (const place of places) {
    const key = `${place.height}${place.here ? '' : '+'}`;
    const ids = new Set([...(merged.get(key)?.ids ?? []), ...place.ids]);
    merged.set(key, { ...place, ids });
  }
  return [...merged.values()];
}

function isReturnedPromise(status: unknown): boolean {
  return typeof status === 'object' && status !== null && 'SuccessReceiptId' in status;
}

async function fetchBlock(
  request: RpcRequest,
  cache: CollectCache,
  blockId: string | number,
): Promise<BlockAnswer | null> {
  const key = String(blockId);
  const known = cache.blocks.get(key);
  if (known) return known;
  return rememberBlock(cache, await ask<BlockAnswer>(request, 'block', { block_id: blockId }));
}

async function fetchHead(request: RpcRequest, cache: CollectCache): Promise<BlockAnswer | null> {
  return rememberBlock(cache, await ask<BlockAnswer>(request, 'block', { finality: 'optimistic' }));
}

function rememberBlock(cache: CollectCache, block: BlockAnswer | null): BlockAnswer | null {
  if (!block) return null;
  cache.blocks.set(block.header.hash, block);
  cache.blocks.set(String(block.header.height), block);
  return block;
}

async function fetchNextBlock(request: RpcRequest, cache: CollectCache, height: number): Promise<BlockAnswer | null> {
  const next = await fetchBlock(request, cache, height + 1);
  if (next) return next;
  const head = await fetchHead(request, cache);
  if (!head) return null;
  for (let h = height + 2; h <= Math.min(head.header.height, height + MAX_SKIPPED); h++) {
    const block = await fetchBlock(request, cache, h);
    if (block) return block;
  }
  return null;
}

/** Fetches a block's new chunks one after another until every id has been seen. */
async function fetchChunks(
  request: RpcRequest,
  cache: CollectCache,
  block: BlockAnswer,
  ids: ReadonlySet<string>,
): Promise<readonly ChunkMaterial[]> {
  const wanted = new Set(ids);
  const found: ChunkMaterial[] = [];
  for (const header of block.chunks ?? []) {
    if (wanted.size === 0) break;
    if (header.height_included !== undefined && header.height_included !== block.header.height) continue;
    const chunk = await fetchChunk(request, cache, header.chunk_hash, header.shard_id, block.header.height);
    if (!chunk) continue;
    found.push(chunk);
    for (const receipt of chunk.receipts) {
      wanted.delete(receipt.receipt_id);
      wanted.delete(receipt.receipt.Data?.data_id ?? '');
    }
  }
  return found;
}

async function fetchChunk(
  request: RpcRequest,
  cache: CollectCache,
  chunkHash: string,
  shardId: number,
  height: number,
): Promise<ChunkMaterial | null> {
  const known = cache.chunks.get(chunkHash);
  if (known) return known;
  const answer = await ask<{ readonly receipts?: readonly ReceiptAnswer[] }>(request, 'chunk', { chunk_id: chunkHash });
  if (!answer) return null;
  const chunk = { height, shardId, receipts: answer.receipts ?? [] };
  cache.chunks.set(chunkHash, chunk);
  return chunk;
}
