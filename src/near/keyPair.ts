import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58 } from '@scure/base';
import type { PublicKey } from './primitives/key.ts';

/** An ed25519 key that signs for an account of a network of one's own. */
export interface KeyPair {
  readonly publicKey: PublicKey;
  /** `ed25519:` and the base58 of seed and public key, as near-api-js and near-cli take it. */
  readonly secretKey: string;
  /** The 64 bytes of an ed25519 signature. */
  sign(message: Uint8Array): Uint8Array;
}

/** Derives a key from a text: the same text gives the same key, so that test networks come out the same each time. */
export function keyPairFromSeed(text: string): KeyPair {
  return keyPairFromSecret(sha256(new TextEncoder().encode(text)));
}

/** Reads `ed25519:…` with 32 (seed) or 64 bytes (seed and public key). */
export function keyPairFromSecretKey(secretKey: string): KeyPair {
  const [type, data] = secretKey.includes(':') ? secretKey.split(':') : ['ed25519', secretKey];
  const bytes = type === 'ed25519' ? decodeBase58(data ?? '') : undefined;
  if (bytes?.length !== 32 && bytes?.length !== 64) {
    throw new Error('Expected a secret key like ed25519:… with 32 or 64 bytes in base58; got something else.');
  }
  return keyPairFromSecret(bytes.slice(0, 32));
}

function keyPairFromSecret(seed: Uint8Array): KeyPair {
  const data = ed25519.getPublicKey(seed);
  const both = new Uint8Array(64);
  both.set(seed);
  both.set(data, 32);
  return {
    publicKey: { type: 'ed25519', data },
    secretKey: `ed25519:${base58.encode(both)}`,
    sign: (message) => ed25519.sign(message, seed),
  };
}

function decodeBase58(text: string): Uint8Array | undefined {
  try {
    return base58.decode(text);
  } catch {
    return undefined;
  }
}
