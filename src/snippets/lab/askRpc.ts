import type { Network } from '../../network/types.ts';
import type { RpcRequest } from '../../trace/collectTrace.ts';

/** Asks a network one JSON-RPC question, for the page's own use: resolves with the result, throws what the error says. */
export function askRpc(network: Pick<Network, 'request'>): RpcRequest {
  return async (method, params) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 'page', method, params });
    const response = await network.request({ method: 'POST', path: '/', body });
    const { result, error } = JSON.parse(response.body) as {
      result?: unknown;
      error?: { data?: unknown; message?: unknown };
    };
    if (error) throw new Error(typeof error.data === 'string' ? error.data : String(error.message));
    return result;
  };
}
