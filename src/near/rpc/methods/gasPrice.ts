import { blockIdValue, findBlockById, unknownBlockHttpStatus, unknownBlockText } from '../blockReference.ts';
import type { BlockId } from '../blockReference.ts';
import type { RpcContext } from '../context.ts';
import type { Json } from '../json.ts';
import { structParams } from '../params.ts';
import { handlerError } from '../rpcError.ts';

/** The gas price (yoctoNEAR per gas) that holds after a block. */
export function gasPrice(params: unknown, { chain }: RpcContext): Json {
  const blockId = gasPriceParams(params);
  const block = blockId === null ? chain.head() : findBlockById(chain, blockId);
  if (block) return { gas_price: block.gasPrice.toString() };
  const id = blockId ?? 0;
  throw handlerError('UNKNOWN_BLOCK', {}, unknownBlockText(id, 'BLOCK HEADER'), unknownBlockHttpStatus(chain, id));
}

function gasPriceParams(params: unknown): BlockId | null {
  const value = structParams(params, 'RpcGasPriceRequest', ['block_id'])['block_id'];
  return value === null || value === undefined ? null : blockIdValue(value);
}
