import type { RpcMethod } from './context.ts';
import { block } from './methods/block.ts';
import { chunk } from './methods/chunk.ts';
import { gasPrice } from './methods/gasPrice.ts';
import { query, typedQuery } from './methods/query.ts';
import { receipt } from './methods/receipt.ts';
import { sandboxFastForward, sandboxPatchState } from './methods/sandbox.ts';
import { broadcastTxAsync, broadcastTxCommit, sendTx } from './methods/sendTx.ts';
import { health, status } from './methods/status.ts';
import { experimentalTxStatus, tx } from './methods/tx.ts';

/** Every method by its name on the wire. */
export const methodTable: Readonly<Record<string, RpcMethod>> = {
  block,
  broadcast_tx_async: broadcastTxAsync,
  broadcast_tx_commit: broadcastTxCommit,
  chunk,
  gas_price: gasPrice,
  health,
  query,
  sandbox_fast_forward: sandboxFastForward,
  sandbox_patch_state: sandboxPatchState,
  send_tx: sendTx,
  status,
  tx,
  EXPERIMENTAL_call_function: typedQuery('call_function'),
  EXPERIMENTAL_receipt: receipt,
  EXPERIMENTAL_tx_status: experimentalTxStatus,
  EXPERIMENTAL_view_access_key: typedQuery('view_access_key'),
  EXPERIMENTAL_view_access_key_list: typedQuery('view_access_key_list'),
  EXPERIMENTAL_view_account: typedQuery('view_account'),
  EXPERIMENTAL_view_code: typedQuery('view_code'),
  EXPERIMENTAL_view_gas_key_nonces: typedQuery('view_gas_key_nonces'),
  EXPERIMENTAL_view_state: typedQuery('view_state'),
};
