import { keySchemeOf, type PublicKey } from '../../primitives/key.ts';
import { HostError } from './hostError.ts';

/** Reads a key's Borsh: one byte of type and all of the key, nothing after it. */
export function parsePublicKey(bytes: Uint8Array): PublicKey | undefined {
  const scheme = keySchemeOf(bytes[0]);
  if (scheme === undefined || bytes.length !== scheme.publicKeyLength + 1) return undefined;
  return { type: scheme.type, data: bytes.slice(1) };
}

export function requirePublicKey(bytes: Uint8Array): PublicKey {
  const key = parsePublicKey(bytes);
  if (key === undefined) throw new HostError({ type: 'InvalidPublicKey' });
  return key;
}
