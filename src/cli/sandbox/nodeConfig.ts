import type { Fields } from '../../near/rpc/params.ts';
import { fieldAt } from './home.ts';

/** What this node takes from config.json; the rest is there for tools that edit it. */
export interface NodeConfig {
  readonly rpcAddress: string;
  readonly networkAddress: string;
  /** Milliseconds between blocks while nothing holds them up. */
  readonly blockDelay: number;
  /** Milliseconds that pass for each height that a fast forward skips. */
  readonly skippedDelay: number;
  /** Milliseconds that a request waits for its transaction. */
  readonly pollingTimeout: number;
  /** Where the genesis records are, if not in the genesis. */
  readonly genesisRecordsFile: string | undefined;
}

const usual = { rpcAddress: '0.0.0.0:3030', networkAddress: '0.0.0.0:24567' };

/** The config.json that `init` writes. */
export function initialConfig(fast: boolean): Fields {
  const [least, most] = fast ? [120, 500] : [600, 2000];
  return {
    genesis_file: 'genesis.json',
    genesis_records_file: null,
    validator_key_file: 'validator_key.json',
    node_key_file: 'node_key.json',
    rpc: {
      addr: usual.rpcAddress,
      prometheus_addr: null,
      cors_allowed_origins: ['*'],
      polling_config: { polling_interval: duration(200), polling_timeout: duration(10_000) },
      limits_config: { json_payload_max_size: 10 * 1024 * 1024 },
      enable_debug_rpc: false,
    },
    telemetry: { endpoints: [], reporting_interval: duration(10_000) },
    network: { addr: usual.networkAddress, boot_nodes: '', external_address: '', max_num_peers: 40 },
    consensus: {
      min_num_peers: 0,
      block_production_tracking_delay: duration(10),
      min_block_production_delay: duration(least),
      max_block_production_delay: duration(most),
      max_block_wait_delay: duration(3 * most),
    },
    tracked_shards_config: 'AllShards',
    archive: false,
    gc_num_epochs_to_keep: 5,
    store: { path: null, max_open_files: 10_000 },
    max_gas_burnt_view: null,
  };
}

/** Reads config.json leniently: what is missing or unknown is as usual. */
export function readNodeConfig(fields: Fields): NodeConfig {
  const least = milliseconds(fieldAt(fields, 'consensus', 'min_block_production_delay')) ?? 600;
  const most = milliseconds(fieldAt(fields, 'consensus', 'max_block_production_delay')) ?? 2000;
  return {
    rpcAddress: text(fieldAt(fields, 'rpc', 'addr')) ?? usual.rpcAddress,
    networkAddress: text(fieldAt(fields, 'network', 'addr')) ?? usual.networkAddress,
    blockDelay: least,
    skippedDelay: (least + most) / 2,
    pollingTimeout: milliseconds(fieldAt(fields, 'rpc', 'polling_config', 'polling_timeout')) ?? 10_000,
    genesisRecordsFile: text(fields['genesis_records_file']),
  };
}

const duration = (ms: number) => ({ secs: Math.floor(ms / 1000), nanos: (ms % 1000) * 1_000_000 });

function milliseconds(value: unknown): number | undefined {
  const { secs, nanos } = (value ?? {}) as { readonly secs?: unknown; readonly nanos?: unknown };
  return typeof secs === 'number' && typeof nanos === 'number' ? secs * 1000 + nanos / 1_000_000 : undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
