import type { ActionReceipt, Receipt, ReceiptBody } from '../../primitives/receipt.ts';
import { toBase58, toBase64 } from '../encoding.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { actionView, codeHashView, globalContractIdentifierView } from './actionView.ts';
import { formatPublicKey } from '../../primitives/key.ts';

/** @see nearcore core/primitives/src/views.rs `ReceiptView` */
export function receiptView(receipt: Receipt): Json {
  return {
    predecessor_id: receipt.predecessorId,
    receiver_id: receipt.receiverId,
    receipt_id: toBase58(receipt.receiptId),
    receipt: bodyView(receipt.body),
    priority: 0,
  };
}

function bodyView(body: ReceiptBody): Json {
  switch (body.type) {
    case 'Action':
      return { Action: actionReceiptView(body.action, false) };
    case 'PromiseYield':
      return { Action: actionReceiptView(body.action, true) };
    case 'Data':
      return { Data: dataView(body, false) };
    case 'PromiseResume':
      return { Data: dataView(body, true) };
    case 'GlobalContractDistribution':
      return {
        GlobalContractDistribution: {
          id: globalContractIdentifierView(body.id),
          target_shard: body.targetShard,
          already_delivered_shards: body.alreadyDeliveredShards,
          code: codeHashView(body.code),
          nonce: body.nonce === null ? undefined : u64Json(body.nonce),
        },
      };
    default:
      return body satisfies never;
  }
}

function actionReceiptView(receipt: ActionReceipt, isPromiseYield: boolean): Json {
  return {
    signer_id: receipt.signerId,
    signer_public_key: formatPublicKey(receipt.signerPublicKey),
    gas_price: receipt.gasPrice.toString(),
    output_data_receivers: receipt.outputDataReceivers.map(({ dataId, receiverId }) => ({
      data_id: toBase58(dataId),
      receiver_id: receiverId,
    })),
    input_data_ids: receipt.inputDataIds.map(toBase58),
    actions: receipt.actions.map(actionView),
    is_promise_yield: isPromiseYield,
    refund_to: receipt.refundTo ?? undefined,
  };
}

function dataView(body: ReceiptBody & { readonly type: 'Data' | 'PromiseResume' }, isPromiseResume: boolean): Json {
  return {
    data_id: toBase58(body.dataId),
    data: body.data === null ? null : toBase64(body.data),
    is_promise_resume: isPromiseResume,
  };
}
