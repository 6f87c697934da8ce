import { formatPublicKey } from '../../primitives/key.ts';
import type { RpcContext } from '../context.ts';
import { genesisConfigView } from '../genesisJson.ts';
import type { Json } from '../json.ts';
import { accountIdValue, required, structParams } from '../params.ts';

/** The genesis without its records. */
export function genesisConfig(_params: unknown, { chain }: RpcContext): Json {
  return genesisConfigView(chain.genesis);
}

/** A network in one process has no peers. */
export function networkInfo(_params: unknown, { chain }: RpcContext): Json {
  return {
    active_peers: [],
    num_active_peers: 0,
    peer_max_count: 40,
    sent_bytes_per_sec: 0,
    received_bytes_per_sec: 0,
    known_producers: chain.validatorsAt(chain.head()).map(({ accountId, publicKey }) => ({
      account_id: accountId,
      addr: null,
      peer_id: formatPublicKey(publicKey),
    })),
  };
}

/** When a validator may rest: never asked for by anybody here. */
export function maintenanceWindows(params: unknown): Json {
  const fields = structParams(params, 'RpcMaintenanceWindowsRequest', ['account_id']);
  accountIdValue(required(fields, 'account_id'));
  return [];
}

/** An archive of old blocks on other disks: there is none, all is in memory. */
export function splitStorageInfo(params: unknown, { chain }: RpcContext): Json {
  structParams(params, 'RpcSplitStorageInfoRequest', []);
  const head = chain.head().height;
  return {
    head_height: head,
    final_head_height: chain.finalBlock().height,
    cold_head_height: null,
    hot_db_kind: 'RPC',
  };
}
