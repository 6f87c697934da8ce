import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  AccountChangeAnswer,
  BlockAnswer,
  DataChangeAnswer,
  KeyChangeAnswer,
  OutcomeAnswer,
  ReceiptAnswer,
  TxStatusAnswer,
} from '../src/trace/material.ts';

interface RecordedBlock {
  readonly height: number;
  readonly hash: string;
  readonly timestamp: string;
  readonly missing?: boolean;
  readonly receipts_made_by_previous_block?: readonly ReceiptAnswer[];
  readonly changes?: readonly ChangeAnswer[];
  readonly chunks?: readonly {
    readonly shard_id: number;
    readonly receipts_made_by_previous_block?: readonly ReceiptAnswer[];
    readonly changes?: readonly ChangeAnswer[];
  }[];
}

type ChangeAnswer = AccountChangeAnswer | DataChangeAnswer | KeyChangeAnswer;

interface Recording {
  readonly genesis: string;
  readonly steps: readonly { readonly label?: string; readonly result?: TxStatusAnswer }[];
  readonly blocks: readonly RecordedBlock[];
}

/** A recorded chain, answering the RPC methods that a trace needs as a node would have at `height`. */
export interface RecordedNetwork {
  readonly transactions: readonly { readonly txHash: string; readonly senderId: string; readonly label: string }[];
  readonly heights: readonly number[];
  /** `method` and height of everything asked, for tests that count. */
  readonly asked: string[];
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  /** From now on the newest block is the one of this height. */
  readonly goTo: (height: number) => void;
}

const folder = fileURLToPath(new URL('./conformance/chain/', import.meta.url));

export function openRecording(name: string): RecordedNetwork {
  const recording = JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) as Recording;
  const finished = recording.steps.flatMap(({ label = '', result }) =>
    result?.final_execution_status === 'FINAL' ? [[result.transaction?.hash, { label, result }] as const] : [],
  );
  const results = [...new Map(finished.toReversed()).values()].toReversed();
  const heights = recording.blocks.map((b) => b.height);
  const byHash = new Map(recording.blocks.map((b) => [b.hash, b]));
  let head = Math.max(...heights);
  const asked: string[] = [];

  const answers: Record<string, (params: Record<string, unknown>) => unknown> = {
    EXPERIMENTAL_tx_status: ({ tx_hash }) => {
      const found = results.find((r) => r.result.transaction?.hash === tx_hash)?.result;
      const height = found && byHash.get(found.transaction_outcome?.block_hash ?? '')?.height;
      if (!found || height === undefined || height > head)
        throw new Error(`Transaction ${String(tx_hash)} doesn't exist`);
      return upTo(found, (o) => (byHash.get(o.block_hash)?.height ?? Infinity) <= head, head - 2, byHash);
    },
    block: ({ block_id, finality }) => {
      const block = recording.blocks.find((b) =>
        finality ? b.height === head : b.height === block_id || b.hash === block_id,
      );
      if (!block || block.height > head) throw new Error('UNKNOWN_BLOCK');
      return blockAnswer(block);
    },
    chunk: ({ chunk_id }) => {
      const [height, shard] = String(chunk_id).split('/').map(Number);
      const block = recording.blocks.find((b) => b.height === height);
      if (!block) throw new Error('UNKNOWN_CHUNK');
      return { receipts: chunksOf(block).find((c) => c.shard_id === shard)?.receipts_made_by_previous_block ?? [] };
    },
    EXPERIMENTAL_changes: ({ block_id, changes_type, account_ids }) => {
      const block = byHash.get(String(block_id));
      if (!block) throw new Error('UNKNOWN_BLOCK');
      const kind =
        changes_type === 'data_changes'
          ? 'data_'
          : changes_type === 'all_access_key_changes'
            ? 'access_key_'
            : 'account_';
      const ids = account_ids as readonly string[];
      return { changes: changesOf(block).filter((c) => c.type.startsWith(kind) && ids.includes(c.change.account_id)) };
    },
    query: ({ request_type, account_id, block_id, prefix_base64, public_key }) => {
      const until = recording.blocks.filter((b) => b.height <= Number(block_id)).flatMap(changesOf);
      if (request_type === 'view_access_key')
        return keyBefore(recording.genesis, until, String(account_id), String(public_key));
      if (request_type === 'view_state')
        return { values: dataBefore(recording.genesis, until, String(account_id), String(prefix_base64)) };
      const account = accountBefore(recording.genesis, until, String(account_id));
      if (!account) throw new Error(`account ${String(account_id)} does not exist while viewing`);
      return account;
    },
  };

  return {
    transactions: results.map(({ label, result }) => ({
      label,
      txHash: result.transaction?.hash ?? '',
      senderId: result.transaction?.signer_id ?? '',
    })),
    heights,
    asked,
    goTo: (height) => void (head = height),
    request: async (method, params) => {
      asked.push(method);
      const answer = answers[method];
      if (!answer) throw new Error(`The recording does not answer ${method}`);
      return answer(params as Record<string, unknown>);
    },
  };
}

function changesOf(block: RecordedBlock): readonly ChangeAnswer[] {
  return [...(block.changes ?? []), ...(block.chunks ?? []).flatMap((c) => c.changes ?? [])];
}

interface GenesisRecord {
  readonly Account?: { readonly account_id: string; readonly account: unknown };
  readonly AccessKey?: { readonly account_id: string; readonly public_key: string; readonly access_key: unknown };
  readonly Data?: { readonly account_id: string; readonly data_key: string; readonly value: string };
}

const geneses = new Map<string, readonly GenesisRecord[]>();

function recordsOf(genesis: string): readonly GenesisRecord[] {
  const known =
    geneses.get(genesis) ??
    (JSON.parse(readFileSync(`${folder}genesis/${genesis}.json`, 'utf8')) as { records: readonly GenesisRecord[] })
      .records;
  geneses.set(genesis, known);
  return known;
}

function accountBefore(genesis: string, changes: readonly ChangeAnswer[], accountId: string): unknown {
  const last = changes.findLast((c) => c.type.startsWith('account_') && c.change.account_id === accountId);
  if (last) return last.type === 'account_deletion' ? null : last.change;
  return recordsOf(genesis).find((r) => r.Account?.account_id === accountId)?.Account?.account ?? null;
}

function keyBefore(genesis: string, changes: readonly ChangeAnswer[], accountId: string, publicKey: string): unknown {
  const last = changes.findLast(
    (c): c is KeyChangeAnswer =>
      'public_key' in c.change &&
      c.type.startsWith('access_key_') &&
      c.change.public_key === publicKey &&
      c.change.account_id === accountId,
  );
  const start = recordsOf(genesis).find(
    (r) => r.AccessKey?.account_id === accountId && r.AccessKey.public_key === publicKey,
  )?.AccessKey?.access_key;
  const key = last ? last.change.access_key : start;
  if (key === undefined) throw new Error(`access key ${publicKey} does not exist while viewing`);
  return key;
}

function dataBefore(
  genesis: string,
  changes: readonly ChangeAnswer[],
  accountId: string,
  key: string,
): readonly { key: string; value: string }[] {
  const last = changes.findLast(
    (c): c is DataChangeAnswer =>
      'key_base64' in c.change && c.change.key_base64 === key && c.change.account_id === accountId,
  );
  const start = recordsOf(genesis).find((r) => r.Data?.account_id === accountId && r.Data.data_key === key)?.Data
    ?.value;
  const value = last ? last.change.value_base64 : start;
  return value === undefined ? [] : [{ key, value }];
}

function chunksOf(block: RecordedBlock): NonNullable<RecordedBlock['chunks']> {
  if (block.chunks) return block.chunks;
  return block.missing
    ? []
    : [{ shard_id: 0, receipts_made_by_previous_block: block.receipts_made_by_previous_block ?? [] }];
}

function blockAnswer(block: RecordedBlock): BlockAnswer {
  return {
    header: { height: block.height, hash: block.hash, timestamp_nanosec: block.timestamp },
    chunks: chunksOf(block).map(({ shard_id }) => ({
      chunk_hash: `${block.height}/${shard_id}`,
      shard_id,
      height_included: block.height,
    })),
  };
}

/** Leaves out what had not run yet, as a node does: no outcome, no receipt. */
function upTo(
  full: TxStatusAnswer,
  known: (outcome: OutcomeAnswer) => boolean,
  finalHeight: number,
  blocks: ReadonlyMap<string, RecordedBlock>,
): TxStatusAnswer {
  const outcomes = (full.receipts_outcome ?? []).filter(known);
  const ids = new Set(outcomes.map((o) => o.id));
  const complete = outcomes.length === full.receipts_outcome?.length;
  const final = complete && outcomes.every((o) => (blocks.get(o.block_hash)?.height ?? Infinity) <= finalHeight);
  return {
    ...full,
    status: complete ? full.status : 'Started',
    final_execution_status: final ? 'FINAL' : complete ? 'EXECUTED_OPTIMISTIC' : 'INCLUDED',
    receipts_outcome: outcomes,
    receipts: (full.receipts ?? []).filter((r) => ids.has(r.receipt_id)),
  };
}

/** Names of all recordings, or of those that begin with a theme. */
export const recordingsFolder = folder;
