import { encodeBorsh } from '../primitives/borsh.ts';
import type { Receipt, ReceiptBody } from '../primitives/receipt.ts';
import { writeReceipt } from '../primitives/receiptBorsh.ts';

/** A receipt is measured when it is made and again when it is sent; what its body is in does not change meanwhile. */
const sizes = new WeakMap<ReceiptBody, number>();

/** Bytes of a receipt. @see nearcore runtime/runtime/src/congestion_control.rs `compute_receipt_size` */
export function receiptSize(receipt: Receipt): number {
  const known = sizes.get(receipt.body);
  if (known !== undefined) return known;
  const size = encodeBorsh(writeReceipt, receipt).length;
  sizes.set(receipt.body, size);
  return size;
}
