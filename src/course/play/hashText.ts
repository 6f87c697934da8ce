import { hashOf } from '../../near/primitives/hash.ts';

/** SHA-256 in hex. */
export function hashText(bytes: Uint8Array): string {
  return [...hashOf(bytes)].map(hexOf).join('');
}

export const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');
