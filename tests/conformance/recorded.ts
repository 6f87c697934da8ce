import { readFileSync, readdirSync } from 'node:fs';
import { base64 } from '@scure/base';
import type { Genesis } from '../../src/near/chain/types.ts';
import { genesisFromJson } from '../../src/near/rpc/genesisJson.ts';
import { parseJson } from '../../src/near/rpc/json.ts';

/** For tests: chains that a real node ran, as they were recorded. */
const folder = new URL('./chain/', import.meta.url);

export interface RecordedRequest {
  readonly method: string;
  readonly params?: unknown;
}

export interface RecordedStep {
  readonly kind: 'transaction' | 'request' | 'refused_transaction' | 'near-api-js' | 'http';
  readonly label: string;
  readonly request?: RecordedRequest;
  readonly signed_transaction?: string;
  readonly http_status?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: Record<string, unknown>;
}

export interface RecordedChain {
  readonly name: string;
  readonly genesis: string;
  readonly steps: readonly RecordedStep[];
}

export function recordedNames(): string[] {
  return readdirSync(folder).filter((name) => name.includes('--'));
}

export function readRecorded(name: string): RecordedChain {
  return parseJson(readFileSync(new URL(name, folder), 'utf8')) as RecordedChain;
}

export function readRecordedGenesis(name: string): Genesis {
  const json = parseJson(readFileSync(new URL(`genesis/${name}.json`, folder), 'utf8')) as { records: Record<string, { code?: unknown }>[] };
  for (const record of json.records) {
    const file = (record['Contract']?.code as { file?: string } | undefined)?.file;
    if (record['Contract'] && file) record['Contract'].code = base64.encode(new Uint8Array(readFileSync(new URL(file, folder))));
  }
  return genesisFromJson(json);
}
