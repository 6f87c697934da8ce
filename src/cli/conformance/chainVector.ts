import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { base58, base64 } from '@scure/base';
import type { Genesis } from '../../near/chain/types.ts';
import { genesisFromJson } from '../../near/rpc/genesisJson.ts';
import { parseJson } from '../../near/rpc/json.ts';

/** One scenario on a chain of its own, as it was recorded. */
export interface ChainVector {
  readonly name: string;
  readonly theme: string;
  readonly genesis: string;
  readonly chain: {
    readonly genesis_hash: string;
    readonly genesis_state_root?: string | readonly string[];
    readonly protocol_version: number;
  };
  readonly steps: readonly ChainStep[];
  readonly blocks: readonly RecordedBlock[];
}

export interface ChainStep {
  readonly kind: 'transaction' | 'refused_transaction' | 'request' | 'http' | 'near-api-js';
  readonly label?: string;
  readonly tx_hash?: string;
  readonly signed_transaction?: string;
  readonly request?: { readonly method: string; readonly params: unknown };
  readonly http_status?: number;
  readonly result?: unknown;
  readonly error?: unknown;
  readonly send_error?: unknown;
  readonly head_before?: number;
  readonly head_after?: number;
}

/** What a chunk left behind. On a chain of one shard it stands in the block itself. */
export interface RecordedChunk {
  readonly shard_id?: number;
  readonly missing?: boolean;
  readonly transactions?: readonly string[];
  readonly receipts_made_by_previous_block?: readonly unknown[];
  readonly tx_root?: string;
  readonly gas_used?: number;
  readonly balance_burnt?: string;
  readonly congestion_info?: unknown;
  readonly post_outcome_root?: string;
  readonly post_state_root?: string;
}

export interface RecordedBlock extends RecordedChunk {
  readonly height: number;
  readonly hash: string;
  readonly timestamp: string;
  readonly random_value: string;
  readonly gas_price: string;
  readonly epoch_id?: string;
  readonly changes?: readonly unknown[];
  readonly chunks?: readonly RecordedChunk[];
}

const readJson = (path: string): unknown => parseJson(readFileSync(path, 'utf8'));

/** What stands beside the vectors and is none. */
const NO_VECTORS = ['contracts.json', 'keys.json'];

export const chainVectorFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json') && !NO_VECTORS.includes(file))
        .sort()
    : [];

export const readChainVector = (folder: string, file: string): ChainVector =>
  readJson(join(folder, file)) as ChainVector;

/** The genesis that a vector's chain began with. Large contracts stand in files of their own. */
export function readGenesis(folder: string, vector: ChainVector): Genesis {
  const json = readJson(join(folder, 'genesis', `${vector.genesis}.json`)) as { records: unknown[] };
  const records = json.records.map((record) => withCode(folder, record as GenesisRecord));
  return { ...genesisFromJson({ ...json, records }), hash: base58.decode(vector.chain.genesis_hash) };
}

interface GenesisRecord {
  readonly Contract?: { readonly account_id: string; readonly code: string | { readonly file: string } };
}

function withCode(folder: string, record: GenesisRecord): unknown {
  const contract = record.Contract;
  if (contract === undefined || typeof contract.code === 'string') return record;
  return { Contract: { ...contract, code: base64.encode(readFileSync(join(folder, contract.code.file))) } };
}
