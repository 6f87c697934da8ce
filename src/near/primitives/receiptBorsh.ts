import { readAction, writeAction } from './actionBorsh.ts';
import { readAccountId, writeAccountId } from './accountBorsh.ts';
import { type BorshReader, type BorshWriter, unexpectedTag } from './borsh.ts';
import { readGlobalContractIdentifier, writeGlobalContractIdentifier } from './globalContract.ts';
import { readPublicKey, writePublicKey } from './keyBorsh.ts';
import type { ActionReceipt, DataReceiver, Receipt, ReceiptBody } from './receipt.ts';

/** @see nearcore core/primitives/src/receipt.rs `ReceiptV0` */
export function writeReceipt(writer: BorshWriter, receipt: Receipt): void {
  writer.string(receipt.predecessorId).string(receipt.receiverId).fixed(receipt.receiptId);
  writeBody(writer, receipt.body);
}

export function readReceipt(reader: BorshReader): Receipt {
  const predecessorId = readAccountId(reader);
  const receiverId = readAccountId(reader);
  return { predecessorId, receiverId, receiptId: reader.fixed(32), body: readBody(reader) };
}

function writeBody(writer: BorshWriter, body: ReceiptBody): void {
  switch (body.type) {
    case 'Action':
      writer.u8(body.action.v2 ? 5 : 0);
      writeActionReceipt(writer, body.action);
      return;
    case 'PromiseYield':
      writer.u8(body.action.v2 ? 6 : 2);
      writeActionReceipt(writer, body.action);
      return;
    case 'Data':
    case 'PromiseResume':
      writer.u8(body.type === 'Data' ? 1 : 3).fixed(body.dataId);
      writer.option(body.data, (w, data) => w.bytes(data));
      return;
    case 'GlobalContractDistribution':
      writeDistribution(writer, body);
      return;
    default:
      body satisfies never;
  }
}

function readBody(reader: BorshReader): ReceiptBody {
  const tag = reader.u8();
  switch (tag) {
    case 0:
    case 5:
      return { type: 'Action', action: readActionReceipt(reader, tag === 5) };
    case 1:
    case 3:
      return {
        type: tag === 1 ? 'Data' : 'PromiseResume',
        dataId: reader.fixed(32),
        data: reader.option((r) => r.bytes()),
      };
    case 2:
    case 6:
      return { type: 'PromiseYield', action: readActionReceipt(reader, tag === 6) };
    case 4:
      return readDistribution(reader);
    default:
      throw unexpectedTag(tag);
  }
}

function writeActionReceipt(writer: BorshWriter, receipt: ActionReceipt): void {
  writer.string(receipt.signerId);
  if (receipt.v2) writer.option(receipt.refundTo, writeAccountId);
  writePublicKey(writer, receipt.signerPublicKey);
  writer.u128(receipt.gasPrice).list(receipt.outputDataReceivers, writeDataReceiver);
  writer.list(receipt.inputDataIds, (w, id) => w.fixed(id)).list(receipt.actions, writeAction);
}

function readActionReceipt(reader: BorshReader, v2: boolean): ActionReceipt {
  const signerId = readAccountId(reader);
  const refundTo = v2 ? reader.option(readAccountId) : null;
  const signerPublicKey = readPublicKey(reader);
  const gasPrice = reader.u128();
  const outputDataReceivers = reader.list(readDataReceiver);
  const inputDataIds = reader.list((r) => r.fixed(32));
  return {
    v2,
    signerId,
    refundTo,
    signerPublicKey,
    gasPrice,
    outputDataReceivers,
    inputDataIds,
    actions: reader.list(readAction),
  };
}

function writeDataReceiver(writer: BorshWriter, receiver: DataReceiver): void {
  writer.fixed(receiver.dataId).string(receiver.receiverId);
}

function readDataReceiver(reader: BorshReader): DataReceiver {
  return { dataId: reader.fixed(32), receiverId: readAccountId(reader) };
}

type Distribution = Extract<ReceiptBody, { type: 'GlobalContractDistribution' }>;

function writeDistribution(writer: BorshWriter, body: Distribution): void {
  writer.u8(4).u8(body.nonce === null ? 0 : 1);
  writeGlobalContractIdentifier(writer, body.id);
  writer
    .u64(body.targetShard)
    .list(body.alreadyDeliveredShards, (w, shard) => w.u64(shard))
    .bytes(body.code);
  if (body.nonce !== null) writer.u64(body.nonce);
}

function readDistribution(reader: BorshReader): Distribution {
  const version = reader.u8();
  if (version > 1) throw unexpectedTag(version);
  const id = readGlobalContractIdentifier(reader);
  const targetShard = reader.u64AsNumber();
  const alreadyDeliveredShards = reader.list((r) => r.u64AsNumber());
  const code = reader.bytes();
  const nonce = version === 1 ? reader.u64() : null;
  return { type: 'GlobalContractDistribution', id, targetShard, alreadyDeliveredShards, code, nonce };
}
