import type { BlockClock } from '../chain/blockClock.ts';
import type { Chain } from '../chain/chain.ts';
import { withHeavyCurves } from '../vm/host/heavyCurves.ts';
import type { NodeIdentity, RpcContext } from './context.ts';
import type { HttpAnswer, HttpQuestion } from './http.ts';
import { answerHttp } from './http.ts';
import type { Json } from './json.ts';
import { methodTable } from './methodTable.ts';
import { isFields } from './params.ts';
import { RpcError, internalError, methodNotFound, parseError } from './rpcError.ts';
import { createSettler } from './settler.ts';

export interface RpcOptions {
  readonly chain: Chain;
  readonly clock: BlockClock;
  /** How long, in milliseconds of the network's time, a request waits for its transaction; nearcore's default is 10 s. */
  readonly pollingTimeout?: number;
  readonly node?: Partial<NodeIdentity>;
}

/** A JSON-RPC answer and the HTTP status it travels with. */
export interface RpcAnswer {
  readonly httpStatus: number;
  readonly body: Json;
}

/** A network's door. */
export interface Rpc {
  /** Answers one parsed JSON-RPC request. Never rejects: whatever comes, an answer goes back. */
  handle(request: unknown): Promise<RpcAnswer>;
  /** Answers one HTTP request as a node's RPC port does. Never rejects. */
  handleHttp(question: HttpQuestion): Promise<HttpAnswer>;
}

/** Opens a chain to clients that speak NEAR's JSON-RPC. @see nearcore chain/jsonrpc/src/lib.rs */
export function createRpc({ chain, clock, pollingTimeout = 10_000, node }: RpcOptions): Rpc {
  const context: RpcContext = {
    chain,
    clock,
    settler: createSettler(chain, clock),
    node: { version: crosscallVersion, rpcAddress: null, ...node },
    pollingTimeout: BigInt(pollingTimeout) * 1_000_000n,
  };
  const handle = (request: unknown) => answer(request, context);
  return { handle, handleHttp: (question) => answerHttp(question, handle) };
}

const crosscallVersion: NodeIdentity['version'] = {
  version: 'crosscall',
  build: 'crosscall',
  commit: '',
  rustc_version: '',
};

async function answer(request: unknown, context: RpcContext): Promise<RpcAnswer> {
  const id = isFields(request) && isJsonRpc(request) ? ((request['id'] ?? null) as Json) : null;
  try {
    if (!isFields(request) || !isJsonRpc(request)) throw parseError('JSON RPC Request format was expected');
    const result = await callMethod(request['method'] as string, request['params'], context);
    return { httpStatus: 200, body: { jsonrpc: '2.0', result, id } };
  } catch (error) {
    const rpcError = error instanceof RpcError ? error : ourFault(error);
    return { httpStatus: rpcError.fields.httpStatus, body: { jsonrpc: '2.0', error: rpcError.toJson(), id } };
  }
}

function isJsonRpc(request: Readonly<Record<string, unknown>>): boolean {
  return typeof request['jsonrpc'] === 'string' && typeof request['method'] === 'string';
}

async function callMethod(name: string, params: unknown, context: RpcContext): Promise<Json> {
  const method = Object.hasOwn(methodTable, name) ? methodTable[name] : undefined;
  if (!method) throw methodNotFound(name);
  return (await withHeavyCurves(() => method(params, context))) as Json;
}

// Differs from nearcore: what this network cannot do yet, or does wrongly, is told with HTTP 200. With 500 clients
// would send the request ten times more and then hide the reason.
function ourFault(error: unknown): RpcError {
  const message = error instanceof Error ? error.message : String(error);
  return internalError(message, message, 200);
}
