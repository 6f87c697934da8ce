import type { Chain } from '../../chain/chain.ts';
import type { Block, PlacedOutcome } from '../../chain/types.ts';
import type { CryptoHash } from '../../primitives/brands.ts';
import { equalBytes } from '../../primitives/hash.ts';
import { merklize } from '../../primitives/merkle.ts';
import { blockOutcomes } from '../../primitives/outcomeHash.ts';
import { unknownBlockText } from '../blockReference.ts';
import type { RpcContext } from '../context.ts';
import { toBase58 } from '../encoding.ts';
import type { Json } from '../json.ts';
import { accountIdValue, hashValue, objectParams, required, structParams, variantValue } from '../params.ts';
import { handlerError, internalError } from '../rpcError.ts';
import { headerLiteView, lightClientBlockView } from '../views/lightClientView.ts';
import { merklePathView } from '../views/outcomeProof.ts';
import { placedOutcomeView } from '../views/txStatusView.ts';

/** Proves to who trusts a block that an outcome lies below it. @see nearcore chain/jsonrpc/src/api/light_client.rs */
export function lightClientProof(params: unknown, { chain }: RpcContext): Json {
  const { id, head } = proofParams(params);
  const placed = chain.outcome(id);
  if (!placed) throw unknownOutcome(id);
  const including = nextBlock(chain, blockOrUnknown(chain, placed.blockHash));
  if (!including) throw notConfirmed(id);
  return {
    outcome_proof: {
      ...(placedOutcomeView(chain, placed) as { [key: string]: Json }),
      block_hash: toBase58(including.hash),
    },
    outcome_root_proof: outcomeRootProof(chain, placed),
    ...blockProofView(chain, including, blockOrUnknown(chain, head)),
  };
}

/** Proves that a block lies below another. */
export function lightClientBlockProof(params: unknown, { chain }: RpcContext): Json {
  const fields = structParams(params, 'RpcLightClientBlockProofRequest', ['block_hash', 'light_client_head']);
  const hash = hashValue(required(fields, 'block_hash'));
  const head = hashValue(required(fields, 'light_client_head'));
  return blockProofView(chain, blockOrUnknown(chain, hash), blockOrUnknown(chain, head));
}

/** The newest block that a light client may go on to; nothing if it knows that one. */
export function nextLightClientBlock(params: unknown, { chain }: RpcContext): Json {
  const fields = structParams(params, 'RpcLightClientNextBlockRequest', ['last_block_hash']);
  const last = chain.blockByHash(hashValue(required(fields, 'last_block_hash')));
  if (!last) throw handlerError('UNKNOWN_BLOCK', {}, { name: 'UNKNOWN_BLOCK', info: {} });
  const final = chain.finalBlock();
  return final.height > last.height ? lightClientBlockView(chain, final) : {};
}

function proofParams(params: unknown): { readonly id: CryptoHash; readonly head: CryptoHash } {
  const fields = objectParams(params, 'RpcLightClientExecutionProofRequest');
  const head = hashValue(required(fields, 'light_client_head'));
  const isTransaction = variantValue(required(fields, 'type'), ['transaction', 'receipt']) === 'transaction';
  const id = hashValue(required(fields, isTransaction ? 'transaction_hash' : 'receipt_id'));
  accountIdValue(required(fields, isTransaction ? 'sender_id' : 'receiver_id'));
  return { id, head };
}

function blockProofView(chain: Chain, block: Block, head: Block): { readonly [key: string]: Json } {
  if (block.height >= head.height) {
    const reason = `block ${toBase58(block.hash)} is ahead of head block ${toBase58(head.hash)}`;
    throw internalError(reason, `Internal error: ${reason}`);
  }
  const below = blocksBelow(chain, head);
  const { paths } = merklize(below.map(({ hash }) => hash));
  const path = paths[below.findIndex(({ hash }) => equalBytes(hash, block.hash))] ?? [];
  return { block_header_lite: headerLiteView(chain, block), block_proof: merklePathView(path) };
}

/** All that a block stands on, oldest first. */
function blocksBelow(chain: Chain, head: Block): Block[] {
  const below: Block[] = [];
  for (let block = chain.blockByHash(head.prevHash); block; block = chain.blockByHash(block.prevHash))
    below.push(block);
  return below.reverse();
}

function outcomeRootProof(chain: Chain, { blockHash, shardId }: PlacedOutcome): Json {
  const chunks = chain.blockByHash(blockHash)?.chunks ?? [];
  const { paths } = blockOutcomes(chunks.map(({ outcomeRoot }) => outcomeRoot));
  return merklePathView(paths[chunks.findIndex((chunk) => chunk.shardId === shardId)] ?? []);
}

/** The block whose header tells of this one's outcomes. */
function nextBlock(chain: Chain, block: Block): Block | undefined {
  for (let height = block.height + 1; height <= chain.head().height; height++) {
    const next = chain.blockByHeight(height);
    if (next) return next;
  }
  return undefined;
}

function blockOrUnknown(chain: Chain, hash: CryptoHash): Block {
  const block = chain.blockByHash(hash);
  if (!block) throw handlerError('UNKNOWN_BLOCK', {}, unknownBlockText(hash, 'BLOCK'));
  return block;
}

function unknownOutcome(id: CryptoHash) {
  const name = toBase58(id);
  return handlerError('UNKNOWN_TRANSACTION_OR_RECEIPT', { transaction_or_receipt_id: name }, `${name} does not exist`);
}

function notConfirmed(id: CryptoHash) {
  const name = toBase58(id);
  return handlerError('NOT_CONFIRMED', { transaction_or_receipt_id: name }, `${name} has not been confirmed`);
}
