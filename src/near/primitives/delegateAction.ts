import { writeDelegateAction, writeDelegateActionV2 } from './actionBorsh.ts';
import type { DelegateAction } from './action.ts';
import { BorshWriter } from './borsh.ts';
import type { CryptoHash } from './brands.ts';
import { hashOf } from './hash.ts';

/** Keeps signed messages of different kinds, and transactions, apart. @see nearcore core/primitives/src/signable_message.rs */
const ON_CHAIN = 2 ** 30;
const NEP_366_META_TRANSACTIONS = 366;
const NEP_611_GAS_KEYS = 611;

/** The hash that the sender of a `Delegate` action signs. */
export function delegateActionHash(action: DelegateAction): CryptoHash {
  const writer = new BorshWriter().u32(ON_CHAIN + NEP_366_META_TRANSACTIONS);
  writeDelegateAction(writer, action);
  return hashOf(writer.finish());
}

/** The hash that the sender of a `DelegateV2` action signs. */
export function delegateActionV2Hash(action: DelegateAction): CryptoHash {
  const writer = new BorshWriter().u32(ON_CHAIN + NEP_611_GAS_KEYS);
  writeDelegateActionV2(writer, action);
  return hashOf(writer.finish());
}
