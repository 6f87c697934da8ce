import type { Rpc, RpcAnswer } from '../near/index.ts';
import { answerHttp } from '../near/rpc/http.ts';
import type { Json } from '../near/rpc/json.ts';
import { internalError } from '../near/rpc/rpcError.ts';
import type { StateFileWriter } from './stateFileWriter.ts';

/** Gives no answer before all that was done until then is safe on the disk; where it is not, the answer says so. */
export function durably(rpc: Rpc, { flush }: Pick<StateFileWriter, 'flush'>): Rpc {
  const handle = async (request: unknown): Promise<RpcAnswer> => {
    const answer = await rpc.handle(request);
    try {
      await flush();
      return answer;
    } catch (error) {
      const { id = null } = answer.body as { readonly id?: Json };
      const reason = internalError((error as Error).message, undefined, 200);
      return { httpStatus: 200, body: { jsonrpc: '2.0', error: reason.toJson(), id } };
    }
  };
  return { handle, handleHttp: (question) => answerHttp(question, handle) };
}
