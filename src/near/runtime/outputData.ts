import type { NewReceipt, ReceiptRun } from './receiptRun.ts';

/**
 * The data receipts that tell those who wait what came of this receipt. If it returned a promise it owes none:
 * that promise's receipt takes over whom to tell.
 */
export function dataReceiptsOf(run: ReceiptRun): readonly NewReceipt[] {
  const { receipt, action, returnData, error } = run;
  const receivers = action.outputDataReceivers;
  if (receivers.length === 0) return [];
  if (error === null && returnData.type === 'ReceiptIndex') {
    run.newReceipts = run.newReceipts.map((made, index) =>
      index === returnData.index ? withReceivers(made, receivers) : made,
    );
    return [];
  }
  const value = returnData.type === 'Value' ? returnData.value : new Uint8Array(0);
  const data = error === null ? value : null;
  return receivers.map(({ dataId, receiverId }) => ({
    predecessorId: receipt.receiverId,
    receiverId,
    body: { type: 'Data', dataId, data },
  }));
}

function withReceivers(made: NewReceipt, receivers: ReceiptRun['action']['outputDataReceivers']): NewReceipt {
  const { body } = made;
  if (body.type !== 'Action' && body.type !== 'PromiseYield')
    throw new Error(`Expected a returned promise to be an action receipt, got ${body.type}.`);
  const outputDataReceivers = [...body.action.outputDataReceivers, ...receivers];
  return { ...made, body: { ...body, action: { ...body.action, outputDataReceivers } } };
}
