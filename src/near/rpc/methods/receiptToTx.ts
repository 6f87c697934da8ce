import type { Chain } from '../../chain/chain.ts';
import type { CryptoHash } from '../../primitives/brands.ts';
import { equalBytes } from '../../primitives/hash.ts';
import type { RpcContext } from '../context.ts';
import { toBase58 } from '../encoding.ts';
import type { Json } from '../json.ts';
import { hashValue, objectParams, required } from '../params.ts';
import { unknownReceipt } from './receipt.ts';

/** Finds the transaction that a receipt goes back to. */
export function receiptToTx(params: unknown, { chain }: RpcContext): Json {
  const id = hashValue(required(objectParams(params, 'RpcReceiptToTxRequest'), 'receipt_id'));
  const origin = originOf(chain, id);
  if (!origin) throw unknownReceipt(toBase58(id));
  const placed = chain.transaction(origin);
  return { transaction_hash: toBase58(origin), sender_account_id: placed?.transaction.transaction.signerId ?? null };
}

/** Goes from each receipt to the outcome that named it, until that is a transaction's. */
function originOf(chain: Chain, id: CryptoHash): CryptoHash | undefined {
  let current = id;
  for (;;) {
    if (chain.transaction(current)) return current;
    const parent = namingOutcome(chain, current);
    if (!parent) return undefined;
    current = parent;
  }
}

function namingOutcome(chain: Chain, id: CryptoHash): CryptoHash | undefined {
  const placed = chain.receipt(id);
  const block = placed && chain.blockByHash(placed.madeIn);
  const outcomes = block?.chunks.flatMap((chunk) => chunk.outcomes) ?? [];
  return outcomes.find(({ outcome }) => outcome.receiptIds.some((made) => equalBytes(made, id)))?.id;
}
