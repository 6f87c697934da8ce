import type { KeyType, PublicKey } from '../../primitives/key.ts';
import { HostError } from './hostError.ts';

const kinds: readonly { readonly type: KeyType; readonly length: number }[] = [
  { type: 'ed25519', length: 32 },
  { type: 'secp256k1', length: 64 },
  { type: 'mlDsa65', length: 1952 },
];

/** Reads a key's Borsh: one byte of type and all of the key, nothing after it. */
export function parsePublicKey(bytes: Uint8Array): PublicKey | undefined {
  const kind = kinds[bytes[0] ?? -1];
  if (kind === undefined || bytes.length !== kind.length + 1) return undefined;
  return { type: kind.type, data: bytes.slice(1) };
}

export function requirePublicKey(bytes: Uint8Array): PublicKey {
  const key = parsePublicKey(bytes);
  if (key === undefined) throw new HostError({ type: 'InvalidPublicKey' });
  return key;
}
