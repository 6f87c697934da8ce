import type { RpcContext } from '../context.ts';
import { toBase58 } from '../encoding.ts';
import type { Json } from '../json.ts';
import { hashValue, objectParams, required } from '../params.ts';
import { handlerError } from '../rpcError.ts';
import { receiptView } from '../views/receiptView.ts';

/** A receipt by its id; local receipts were never sent, so they are not known. */
export function receipt(params: unknown, { chain }: RpcContext): Json {
  const id = hashValue(required(objectParams(params, 'RpcReceiptRequest'), 'receipt_id'));
  const placed = chain.receipt(id);
  if (placed && !placed.isLocal) return receiptView(placed.receipt);
  throw unknownReceipt(toBase58(id));
}

/** Alone among handler errors its `data` is the cause again. */
export function unknownReceipt(id: string) {
  const info = { receipt_id: id };
  return handlerError('UNKNOWN_RECEIPT', info, { name: 'UNKNOWN_RECEIPT', info });
}
