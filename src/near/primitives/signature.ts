import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { equalBytes, hashKey } from './hash.ts';
import { KEY_SCHEMES, type PublicKey, type Signature } from './key.ts';

type Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

let mlDsa65: Verify | null = null;

/**
 * Loads ML-DSA-65, which is large and rarely used, so that `verifySignature` can judge it.
 * Await it before the first transaction with such a key.
 */
export async function loadPostQuantum(): Promise<void> {
  if (mlDsa65 !== null) return;
  const { ml_dsa65 } = await import('@noble/post-quantum/ml-dsa.js');
  mlDsa65 = (signature, message, publicKey) => ml_dsa65.verify(signature, message, publicKey);
}

/**
 * Judges a signature; never throws for bad bytes. `message` is 32 bytes: a hash.
 * An ML-DSA-65 signature needs `loadPostQuantum` first, else it throws.
 * @see nearcore core/crypto/src/signature.rs `Signature::verify`
 */
export function verifySignature(signature: Signature, message: Uint8Array, publicKey: PublicKey): boolean {
  if (signature.type !== publicKey.type) return false;
  if (signature.data.length !== KEY_SCHEMES[signature.type].signatureLength) return false;
  switch (signature.type) {
    case 'ed25519':
      return verifyEd25519(signature.data, message, publicKey.data);
    case 'secp256k1':
      return verifySecp256k1(signature.data, message, publicKey.data);
    case 'mlDsa65':
      if (mlDsa65 === null)
        throw new Error('Expected ML-DSA-65 to be loaded before it is needed: await loadPostQuantum().');
      return mlDsa65(signature.data, message, publicKey.data);
    default:
      return signature.type satisfies never;
  }
}

/**
 * Verifies as ed25519-dalek 2 does: without cofactor, with R compared as bytes, s canonical, and any encoding of the
 * public key that decompresses. Other libraries differ on such corners, and so would the chain.
 */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  const s = littleEndian(signature.subarray(32));
  if (s >= ed25519.Point.Fn.ORDER) return false;
  const r = signature.subarray(0, 32);
  try {
    const key = decompress(publicKey);
    const k =
      littleEndian(sha512.create().update(r).update(publicKey).update(message).digest()) % ed25519.Point.Fn.ORDER;
    const expected = ed25519.Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k));
    return equalBytes(expected.toBytes(), r);
  } catch {
    return false;
  }
}

interface KnownPoint {
  readonly point: InstanceType<typeof ed25519.Point>;
  uses: number;
}

/** The keys that sign most, by their bytes; the one unused the longest goes first. */
const knownPoints = new Map<string, KnownPoint>();
const MOST_POINTS = 16;
/** From so many uses on a table pays: it costs as much as a dozen verifications and makes each five times as fast. */
const USES_FOR_TABLE = 10;

/** Throws for bytes that are no point. */
function decompress(publicKey: Uint8Array): InstanceType<typeof ed25519.Point> {
  const name = hashKey(publicKey);
  const known = knownPoints.get(name) ?? { point: ed25519.Point.fromBytes(publicKey, true), uses: 0 };
  knownPoints.delete(name);
  knownPoints.set(name, known);
  if (knownPoints.size > MOST_POINTS) knownPoints.delete(knownPoints.keys().next().value as string);
  known.uses += 1;
  if (known.uses === USES_FOR_TABLE) known.point.precompute(6, false);
  return known.point;
}

/** The 65th byte, the recovery id, must be below 4 and is not used otherwise; s must be in the lower half. */
function verifySecp256k1(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (message.length !== 32 || (signature[64] ?? 4) > 3) return false;
  const point = new Uint8Array(65);
  point[0] = 4;
  point.set(publicKey, 1);
  try {
    return secp256k1.verify(signature.subarray(0, 64), message, point, {
      prehash: false,
      lowS: true,
      format: 'compact',
    });
  } catch {
    return false;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i -= 1) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}
