import type { RpcContext } from '../context.ts';
import type { Json } from '../json.ts';
import { KEYS_LIMIT, STATE_SIZE_LIMIT } from '../viewLimits.ts';

/** How the node is set up. @see nearcore core/chain-configs/src/client_config.rs `ClientConfig` */
export function clientConfig(_params: unknown, { chain, clock, node }: RpcContext): Json {
  const blockDelay = duration(clock.pace.type === 'Interval' ? clock.pace.milliseconds : 0);
  return {
    version: node.version,
    chain_id: chain.genesis.chainId,
    rpc_addr: node.rpcAddress,
    epoch_length: chain.genesis.epochLength,
    min_block_production_delay: blockDelay,
    max_block_production_delay: blockDelay,
    trie_viewer_state_size_limit: STATE_SIZE_LIMIT,
    view_access_keys_limit: KEYS_LIMIT,
    ...ofStorage,
    ...ofNode,
  };
}

/** Seconds and nanoseconds. */
const duration = (milliseconds: number): Json => [
  Math.floor(milliseconds / 1000),
  Math.round((milliseconds % 1000) * 1_000_000),
];

/** All blocks are kept, with all that they did. */
const ofStorage = {
  archive: true,
  save_trie_changes: false,
  save_tx_outcomes: true,
  save_state_changes: true,
  save_untracked_partial_chunks_parts: true,
  tracked_shards_config: 'AllShards',
  transaction_pool_size_limit: null,
  max_gas_burnt_view: null,
};

// Differs from nearcore: how a node syncs, works in parallel, collects garbage and logs is told with a node's usual
// values; nothing here hangs on them.
const ofNode = {
  expected_shutdown: 'null',
  block_production_tracking_delay: duration(10),
  max_block_wait_delay: duration(6000),
  chunk_wait_mult: [1, 6],
  skip_sync_wait: true,
  sync_check_period: duration(10_000),
  sync_step_period: duration(10),
  sync_height_threshold: 1,
  sync_max_block_requests: 10,
  header_sync_initial_timeout: duration(10_000),
  header_sync_progress_timeout: duration(2000),
  header_sync_stall_ban_timeout: duration(120_000),
  header_sync_expected_height_per_second: 10,
  state_sync_external_timeout: duration(60_000),
  state_sync_p2p_timeout: duration(10_000),
  state_sync_retry_backoff: duration(1000),
  state_sync_external_backoff: duration(60_000),
  state_sync_enabled: true,
  state_sync: {},
  epoch_sync: { epoch_sync_horizon_num_epochs: 4, timeout_for_epoch_sync: { secs: 60, nanos: 0 } },
  min_num_peers: 0,
  log_summary_period: duration(10_000),
  log_summary_style: 'colored',
  enable_multiline_logging: true,
  enable_statistics_export: true,
  produce_empty_blocks: true,
  num_block_producer_seats: 50,
  ttl_account_id_router: duration(3_600_000),
  block_fetch_horizon: 50,
  block_header_fetch_horizon: 50,
  catchup_step_period: duration(100),
  chunk_request_retry_period: duration(400),
  doomslug_step_period: duration(100),
  gc: { gc_blocks_limit: 2, gc_fork_clean_step: 100, gc_num_epochs_to_keep: 5, gc_step_period: { secs: 1, nanos: 0 } },
  view_client_threads: 4,
  chunk_validation_threads: 4,
  client_background_migration_threads: 1,
  transaction_request_handler_threads: 4,
  state_request_server_threads: 1,
  state_request_throttle_period: duration(30_000),
  state_requests_per_throttle_period: 30,
  tx_routing_height_horizon: 4,
  disable_tx_routing: false,
  produce_chunk_add_transactions_time_limit: '{"secs":0,"nanos":200000000}',
  chunk_distribution_network: null,
  cloud_archival_writer: null,
  resharding_config: 'null',
  orphan_state_witness_pool_size: 25,
  orphan_state_witness_max_size: 40_000_000,
  save_latest_witnesses: false,
  save_invalid_witnesses: false,
  protocol_version_check: 'Next',
  enable_early_prepare_transactions: false,
  chunks_cache_height_horizon: 128,
};
