import type { RpcMethod } from './context.ts';
import { block } from './methods/block.ts';
import { changes, changesInBlock } from './methods/changes.ts';
import { chunk, congestionLevel } from './methods/chunk.ts';
import { clientConfig } from './methods/clientConfig.ts';
import { gasPrice } from './methods/gasPrice.ts';
import { lightClientBlockProof, lightClientProof, nextLightClientBlock } from './methods/lightClient.ts';
import { genesisConfig, maintenanceWindows, networkInfo, splitStorageInfo } from './methods/node.ts';
import { protocolConfig } from './methods/protocolConfig.ts';
import { query, typedQuery } from './methods/query.ts';
import { receipt } from './methods/receipt.ts';
import { receiptToTx } from './methods/receiptToTx.ts';
import { sandboxFastForward, sandboxPatchState } from './methods/sandbox.ts';
import { broadcastTxAsync, broadcastTxCommit, sendTx } from './methods/sendTx.ts';
import { health, status } from './methods/status.ts';
import { experimentalTxStatus, tx } from './methods/tx.ts';
import { validators, validatorsOrdered } from './methods/validators.ts';

/** Every method by its name on the wire. */
export const methodTable: Readonly<Record<string, RpcMethod>> = {
  block,
  block_effects: changesInBlock,
  broadcast_tx_async: broadcastTxAsync,
  broadcast_tx_commit: broadcastTxCommit,
  changes,
  chunk,
  client_config: clientConfig,
  gas_price: gasPrice,
  genesis_config: genesisConfig,
  health,
  light_client_proof: lightClientProof,
  maintenance_windows: maintenanceWindows,
  network_info: networkInfo,
  next_light_client_block: nextLightClientBlock,
  query,
  sandbox_fast_forward: sandboxFastForward,
  sandbox_patch_state: sandboxPatchState,
  send_tx: sendTx,
  status,
  tx,
  validators,
  EXPERIMENTAL_call_function: typedQuery('call_function'),
  EXPERIMENTAL_changes: changes,
  EXPERIMENTAL_changes_in_block: changesInBlock,
  EXPERIMENTAL_congestion_level: congestionLevel,
  EXPERIMENTAL_genesis_config: genesisConfig,
  EXPERIMENTAL_light_client_block_proof: lightClientBlockProof,
  EXPERIMENTAL_light_client_proof: lightClientProof,
  EXPERIMENTAL_maintenance_windows: maintenanceWindows,
  EXPERIMENTAL_protocol_config: protocolConfig,
  EXPERIMENTAL_receipt: receipt,
  EXPERIMENTAL_receipt_to_tx: receiptToTx,
  EXPERIMENTAL_split_storage_info: splitStorageInfo,
  EXPERIMENTAL_tx_status: experimentalTxStatus,
  EXPERIMENTAL_validators_ordered: validatorsOrdered,
  EXPERIMENTAL_view_access_key: typedQuery('view_access_key'),
  EXPERIMENTAL_view_access_key_list: typedQuery('view_access_key_list'),
  EXPERIMENTAL_view_account: typedQuery('view_account'),
  EXPERIMENTAL_view_code: typedQuery('view_code'),
  EXPERIMENTAL_view_gas_key_nonces: typedQuery('view_gas_key_nonces'),
  EXPERIMENTAL_view_state: typedQuery('view_state'),
};
