import { ed25519 } from '@noble/curves/ed25519.js';
import type { PublicKey } from '../primitives/key.ts';

/** Whether a validator could sign with this key: ed25519, and convertible to ristretto. @see nearcore core/crypto/src/key_conversion.rs `is_valid_staking_key` */
export function isStakingKey(key: PublicKey): boolean {
  if (key.type !== 'ed25519') return false;
  try {
    return ed25519.Point.fromBytes(key.data, true).isTorsionFree();
  } catch {
    return false;
  }
}
