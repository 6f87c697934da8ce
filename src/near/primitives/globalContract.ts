import type { GlobalContractIdentifier } from './action.ts';
import { readAccountId } from './accountBorsh.ts';
import { type BorshReader, type BorshWriter, unexpectedTag } from './borsh.ts';

export function writeGlobalContractIdentifier(writer: BorshWriter, identifier: GlobalContractIdentifier): void {
  if (identifier.type === 'CodeHash') writer.u8(0).fixed(identifier.hash);
  else writer.u8(1).string(identifier.accountId);
}

export function readGlobalContractIdentifier(reader: BorshReader): GlobalContractIdentifier {
  const tag = reader.u8();
  if (tag === 0) return { type: 'CodeHash', hash: reader.fixed(32) };
  if (tag === 1) return { type: 'AccountId', accountId: readAccountId(reader) };
  throw unexpectedTag(tag);
}
