import type { Action, ActionType, DelegateAction, DeterministicAccountStateInit, NonDelegateAction } from './action.ts';
import { readAccessKey, readAccountId, writeAccessKey } from './accountBorsh.ts';
import { BorshError, type BorshReader, type BorshWriter, unexpectedTag } from './borsh.ts';
import { readGlobalContractIdentifier, writeGlobalContractIdentifier } from './globalContract.ts';
import { compareBytes } from './hash.ts';
import { readPublicKey, readSignature, writePublicKey, writeSignature } from './keyBorsh.ts';
import { readTransactionNonce, writeTransactionNonce } from './transactionNonce.ts';

/** An action's Borsh tag is its place here. @see nearcore core/primitives/src/action/mod.rs `Action` */
export const ACTION_TYPES: readonly ActionType[] = [
  'CreateAccount',
  'DeployContract',
  'FunctionCall',
  'Transfer',
  'Stake',
  'AddKey',
  'DeleteKey',
  'DeleteAccount',
  'Delegate',
  'DeployGlobalContract',
  'UseGlobalContract',
  'DeterministicStateInit',
  'TransferToGasKey',
  'WithdrawFromGasKey',
  'DelegateV2',
  'UniversalStateInit',
];

export function writeAction(writer: BorshWriter, action: Action): void {
  writer.u8(ACTION_TYPES.indexOf(action.type));
  switch (action.type) {
    case 'Delegate':
      writeDelegateAction(writer, action.delegateAction);
      writeSignature(writer, action.signature);
      return;
    case 'DelegateV2':
      writeDelegateActionV2(writer, action.delegateAction);
      writeSignature(writer, action.signature);
      return;
    default:
      writeFields(writer, action);
  }
}

export function readAction(reader: BorshReader): Action {
  const tag = reader.u8();
  const type = ACTION_TYPES[tag];
  if (type === 'Delegate')
    return { type, delegateAction: readDelegateAction(reader), signature: readSignature(reader) };
  if (type === 'DelegateV2')
    return { type, delegateAction: readDelegateActionV2(reader), signature: readSignature(reader) };
  if (type === undefined) throw unexpectedTag(tag);
  return readFields(reader, type);
}

export function writeDelegateAction(writer: BorshWriter, action: DelegateAction): void {
  writer.string(action.senderId).string(action.receiverId).list(action.actions, writeAction);
  writer.u64(action.nonce).u64(action.maxBlockHeight);
  writePublicKey(writer, action.publicKey);
}

/** The versioned payload: a byte for the version, then the fields. @see nearcore core/primitives/src/action/delegate.rs `DelegateActionV2` */
export function writeDelegateActionV2(writer: BorshWriter, action: DelegateAction): void {
  writer.u8(0).string(action.senderId).string(action.receiverId).list(action.actions, writeAction);
  writeTransactionNonce(writer, { nonce: action.nonce, nonceIndex: action.nonceIndex ?? null });
  writer.u64(action.maxBlockHeight);
  writePublicKey(writer, action.publicKey);
}

export function writeDeterministicStateInit(writer: BorshWriter, stateInit: DeterministicAccountStateInit): void {
  writer.u8(0);
  writeGlobalContractIdentifier(writer, stateInit.code);
  writer.list(stateInit.data, (w, [key, value]) => w.bytes(key).bytes(value));
}

export function readDeterministicStateInit(reader: BorshReader): DeterministicAccountStateInit {
  const version = reader.u8();
  if (version !== 0) throw unexpectedTag(version);
  const code = readGlobalContractIdentifier(reader);
  return { code, data: sortEntries(reader.list((r) => [r.bytes(), r.bytes()] as const)) };
}

/** Entries as a `BTreeMap` holds them: in key order, the last one of equal keys. */
export function sortEntries<V>(entries: readonly (readonly [Uint8Array, V])[]): readonly (readonly [Uint8Array, V])[] {
  const sorted = [...entries].sort((a, b) => compareBytes(a[0], b[0]));
  return sorted.filter((entry, i) => {
    const next = sorted[i + 1];
    return next === undefined || compareBytes(entry[0], next[0]) !== 0;
  });
}

export function readDelegateAction(reader: BorshReader): DelegateAction {
  const head = {
    senderId: readAccountId(reader),
    receiverId: readAccountId(reader),
    actions: reader.list(readNonDelegateAction),
  };
  return { ...head, nonce: reader.u64(), maxBlockHeight: reader.u64(), publicKey: readPublicKey(reader) };
}

function readDelegateActionV2(reader: BorshReader): DelegateAction {
  const version = reader.u8();
  if (version !== 0) throw unexpectedTag(version);
  const head = {
    senderId: readAccountId(reader),
    receiverId: readAccountId(reader),
    actions: reader.list(readNonDelegateAction),
  };
  return { ...head, ...readTransactionNonce(reader), maxBlockHeight: reader.u64(), publicKey: readPublicKey(reader) };
}

function readNonDelegateAction(reader: BorshReader): NonDelegateAction {
  const tag = reader.u8();
  const type = ACTION_TYPES[tag];
  if (type === undefined) throw unexpectedTag(tag);
  if (type === 'Delegate' || type === 'DelegateV2') throw new BorshError("DelegateAction mustn't contain a nested one");
  return readFields(reader, type);
}

function writeFields(writer: BorshWriter, action: NonDelegateAction): void {
  switch (action.type) {
    case 'CreateAccount':
      return;
    case 'DeployContract':
      writer.bytes(action.code);
      return;
    case 'FunctionCall':
      writer.string(action.methodName).bytes(action.args).u64(action.gas).u128(action.deposit);
      return;
    case 'Transfer':
      writer.u128(action.deposit);
      return;
    case 'Stake':
      writer.u128(action.stake);
      writePublicKey(writer, action.publicKey);
      return;
    case 'AddKey':
      writePublicKey(writer, action.publicKey);
      writeAccessKey(writer, action.accessKey);
      return;
    case 'DeleteKey':
      writePublicKey(writer, action.publicKey);
      return;
    case 'DeleteAccount':
      writer.string(action.beneficiaryId);
      return;
    case 'DeployGlobalContract':
      writer.bytes(action.code).u8(action.deployMode === 'CodeHash' ? 0 : 1);
      return;
    case 'UseGlobalContract':
      writeGlobalContractIdentifier(writer, action.contractIdentifier);
      return;
    case 'DeterministicStateInit':
      writeDeterministicStateInit(writer, action.stateInit);
      writer.u128(action.deposit);
      return;
    case 'TransferToGasKey':
      writePublicKey(writer, action.publicKey);
      writer.u128(action.deposit);
      return;
    case 'WithdrawFromGasKey':
      writePublicKey(writer, action.publicKey);
      writer.u128(action.amount);
      return;
    case 'UniversalStateInit':
      writer.bytes(action.stateInit).u128(action.deposit);
      return;
    default:
      action satisfies never;
  }
}

function readFields(reader: BorshReader, type: NonDelegateAction['type']): NonDelegateAction {
  switch (type) {
    case 'CreateAccount':
      return { type };
    case 'DeployContract':
      return { type, code: reader.bytes() };
    case 'FunctionCall':
      return { type, methodName: reader.string(), args: reader.bytes(), gas: reader.u64(), deposit: reader.u128() };
    case 'Transfer':
      return { type, deposit: reader.u128() };
    case 'Stake':
      return { type, stake: reader.u128(), publicKey: readPublicKey(reader) };
    case 'AddKey':
      return { type, publicKey: readPublicKey(reader), accessKey: readAccessKey(reader) };
    case 'DeleteKey':
      return { type, publicKey: readPublicKey(reader) };
    case 'DeleteAccount':
      return { type, beneficiaryId: readAccountId(reader) };
    case 'DeployGlobalContract':
      return { type, code: reader.bytes(), deployMode: readDeployMode(reader) };
    case 'UseGlobalContract':
      return { type, contractIdentifier: readGlobalContractIdentifier(reader) };
    case 'DeterministicStateInit':
      return { type, stateInit: readDeterministicStateInit(reader), deposit: reader.u128() };
    case 'TransferToGasKey':
      return { type, publicKey: readPublicKey(reader), deposit: reader.u128() };
    case 'WithdrawFromGasKey':
      return { type, publicKey: readPublicKey(reader), amount: reader.u128() };
    case 'UniversalStateInit':
      return { type, stateInit: reader.bytes(), deposit: reader.u128() };
    default:
      return type satisfies never;
  }
}

function readDeployMode(reader: BorshReader): 'CodeHash' | 'AccountId' {
  const tag = reader.u8();
  if (tag > 1) throw unexpectedTag(tag);
  return tag === 0 ? 'CodeHash' : 'AccountId';
}
