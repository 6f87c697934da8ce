import type { AccountContract } from '../primitives/account.ts';
import type { AccountId, CryptoHash } from '../primitives/brands.ts';
import { hashOf } from '../primitives/hash.ts';
import { getContractCode, getGlobalContractCode } from '../state/contracts.ts';
import type { ReadableState } from '../state/stateUpdate.ts';
import { globalIdentifierOf } from './globalContracts.ts';

export interface ContractCode {
  readonly code: Uint8Array;
  readonly hash: CryptoHash;
}

/** The code that an account's contract stands for now; `undefined` if it has none. @see nearcore runtime/runtime/src/contract_code.rs */
export function findContractCode(
  state: ReadableState,
  accountId: AccountId,
  contract: AccountContract,
): ContractCode | undefined {
  const identifier = globalIdentifierOf(contract);
  const code =
    identifier === null ? findLocalCode(state, accountId, contract) : getGlobalContractCode(state, identifier);
  if (code === undefined) return undefined;
  return { code, hash: 'hash' in contract ? contract.hash : hashOfCode(code) };
}

const findLocalCode = (
  state: ReadableState,
  accountId: AccountId,
  contract: AccountContract,
): Uint8Array | undefined => (contract.type === 'Local' ? getContractCode(state, accountId) : undefined);

/** Code in the trie never changes in place, so its hash is worth keeping. */
const hashes = new WeakMap<Uint8Array, CryptoHash>();

function hashOfCode(code: Uint8Array): CryptoHash {
  const known = hashes.get(code);
  if (known !== undefined) return known;
  const hash = hashOf(code);
  hashes.set(code, hash);
  return hash;
}
