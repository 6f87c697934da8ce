import { equalBytes } from '../primitives/hash.ts';
import { keyHandle } from '../primitives/keyHandle.ts';
import type { Transaction } from '../primitives/transaction.ts';
import { universalAccountId } from '../primitives/deriveAccountId.ts';
import { decodeUniversalStateInit } from '../primitives/universalStateInit.ts';

/**
 * Whether a universal account here sends itself the state it is named after, signed by a key in that state: its id
 * alone then vouches for it.
 * @see nearcore core/primitives/src/transaction.rs `state_init_bootstrap`
 */
export function isStateInitBootstrap({ signerId, receiverId, publicKey, nonceIndex, actions }: Transaction): boolean {
  if (nonceIndex !== null || signerId !== receiverId) return false;
  const handle = keyHandle(publicKey);
  return actions.some((action) => {
    if (action.type !== 'UniversalStateInit' || universalAccountId(action.stateInit) !== signerId) return false;
    const decoded = decodeUniversalStateInit(action.stateInit);
    return decoded.type === 'Ok' && decoded.stateInit.accessKeys.some((key) => equalBytes(key, handle));
  });
}
