import { base64, hex } from '@scure/base';

/** Bytes as vectors hold them: base64, or one byte repeated. */
export type BytesJson = string | { readonly fill: number; readonly len: number };

/** A number that JSON holds, or a decimal string. */
export type NumberJson = number | string;

/** One line of a VM vector file; see the README beside the vectors. */
export interface VmCase {
  readonly name: string;
  readonly wasm?: string;
  readonly wasm_gzip?: string;
  readonly wasm_path?: string;
  readonly sequence?: string;
  readonly protocol_version?: number;
  readonly method?: string;
  readonly input?: BytesJson;
  readonly context?: VmCaseContext;
  readonly storage?: Readonly<Record<string, BytesJson>>;
  readonly promise_results?: readonly (string | { readonly successful: BytesJson })[];
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly sweep?: readonly SweepRow[];
}

export interface SweepRow {
  readonly prepaid_gas: NumberJson;
  readonly [field: string]: unknown;
}

export interface VmCaseContext {
  readonly current_account_id?: string;
  readonly signer_account_id?: string;
  readonly signer_account_pk?: BytesJson;
  readonly predecessor_account_id?: string;
  readonly refund_to_account_id?: string;
  readonly block_height?: NumberJson;
  readonly block_timestamp?: NumberJson;
  readonly epoch_height?: NumberJson;
  readonly account_balance?: NumberJson;
  readonly account_locked_balance?: NumberJson;
  readonly storage_usage?: NumberJson;
  readonly attached_deposit?: NumberJson;
  readonly prepaid_gas?: NumberJson;
  readonly random_seed?: BytesJson;
  readonly chain_id?: string;
  readonly view?: boolean;
  readonly view_max_gas_burnt?: NumberJson;
  readonly validators?: Readonly<Record<string, NumberJson>>;
  readonly pending_yields?: readonly BytesJson[];
  readonly pending_yield_ids?: readonly (readonly [BytesJson, BytesJson])[];
  readonly output_data_receivers?: readonly string[];
  readonly account_contract?: 'none' | { readonly global?: BytesJson; readonly global_by_account?: string };
}

/** One line of `random.jsonl`. */
export interface RandomCase {
  readonly seed: number;
  readonly wasm: string;
  readonly runs: readonly {
    readonly method: string;
    readonly burnt_gas: number;
    readonly error: string | null;
    readonly return: string | null;
  }[];
}

export function readBytes(json: BytesJson | { readonly hex: string } | { readonly utf8: string }): Uint8Array {
  if (typeof json === 'string') return base64.decode(json);
  if ('hex' in json) return hex.decode(json.hex);
  if ('utf8' in json) return new TextEncoder().encode(json.utf8);
  return new Uint8Array(json.len).fill(json.fill);
}
