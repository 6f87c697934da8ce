import {
  blockIdValue,
  blockReferenceValue,
  findBlock,
  unknownBlockHttpStatus,
  unknownBlockText,
} from '../blockReference.ts';
import type { BlockReference } from '../blockReference.ts';
import type { RpcContext } from '../context.ts';
import type { Json } from '../json.ts';
import { handlerError } from '../rpcError.ts';
import { blockView } from '../views/blockView.ts';

/** A block with its chunk headers. @see nearcore chain/jsonrpc/src/api/blocks.rs */
export function block(params: unknown, { chain }: RpcContext): Json {
  const reference = blockParams(params);
  const found = findBlock(chain, reference);
  if (found) return blockView(chain, found);
  const blockId = reference.type === 'BlockId' ? reference.blockId : 0;
  throw handlerError('UNKNOWN_BLOCK', {}, unknownBlockText(blockId, 'BLOCK'), unknownBlockHttpStatus(chain, blockId));
}

export function blockParams(params: unknown): BlockReference {
  if (!Array.isArray(params) || params.length !== 1) return blockReferenceValue(params);
  return { type: 'BlockId', blockId: blockIdValue(params[0]) };
}
