import type { RpcContext } from '../context.ts';
import type { Json } from '../json.ts';
import { countValue, structParams, parsingArgs, required, serdeTypeName } from '../params.ts';
import { stateRecordValue } from '../recordJson.ts';
import { internalError } from '../rpcError.ts';
import { waitFor } from '../waitFor.ts';

/** Changes rows of the state behind the protocol's back; answers once a block holds them. */
export async function sandboxPatchState(params: unknown, context: RpcContext): Promise<Json> {
  const records = required(structParams(params, 'RpcSandboxPatchStateRequest', ['records']), 'records');
  if (!Array.isArray(records)) throw parsingArgs(`invalid type: ${serdeTypeName(records)}, expected a sequence`);
  const { chain, settler } = context;
  chain.patchState(records.map(stateRecordValue));
  const start = chain.head().height;
  settler.workCame();
  await waitFor(context, () => (chain.head().height > start ? true : undefined));
  return {};
}

/** Lets the chain's height and time run ahead; answers once the head is there. */
export async function sandboxFastForward(params: unknown, context: RpcContext): Promise<Json> {
  const delta = countValue(
    required(structParams(params, 'RpcSandboxFastForwardRequest', ['delta_height']), 'delta_height'),
  );
  if (delta === 0) return {};
  const result = context.chain.fastForward(delta);
  if (result.type === 'Refused') throw internalError(result.message);
  context.settler.workCame();
  return {};
}
