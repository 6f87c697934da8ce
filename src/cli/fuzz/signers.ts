import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ml_dsa65 } from '@noble/post-quantum/ml-dsa.js';
import { keyPairFromSeed } from '../../near/index.ts';
import { hashOf } from '../../near/primitives/hash.ts';
import type { PublicKey, Signature } from '../../near/primitives/key.ts';

/** Who can sign with a key of any kind. */
export interface Signer {
  readonly publicKey: PublicKey;
  sign(hash: Uint8Array): Signature;
}

const seedOf = (text: string): Uint8Array => hashOf(new TextEncoder().encode(text));

export function ed25519Signer(text: string): Signer {
  const { publicKey, sign } = keyPairFromSeed(text);
  return { publicKey, sign: (hash) => ({ type: 'ed25519', data: sign(hash) }) };
}

/** NEAR leaves out the byte before the two coordinates, and has the recovery byte behind the signature. */
export function secp256k1Signer(text: string): Signer {
  const secret = seedOf(text);
  return {
    publicKey: { type: 'secp256k1', data: secp256k1.getPublicKey(secret, false).slice(1) },
    sign(hash) {
      const [recovery = 0, ...compact] = secp256k1.sign(hash, secret, { prehash: false, format: 'recovered' });
      return { type: 'secp256k1', data: Uint8Array.from([...compact, recovery]) };
    },
  };
}

export function mlDsa65Signer(text: string): Signer {
  const { publicKey, secretKey } = ml_dsa65.keygen(seedOf(text));
  return {
    publicKey: { type: 'mlDsa65', data: publicKey },
    sign: (hash) => ({ type: 'mlDsa65', data: ml_dsa65.sign(hash, secretKey, { extraEntropy: false }) }),
  };
}
