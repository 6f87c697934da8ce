import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToBigIntLE } from './bytesToBigInt.ts';

const { Point } = ed25519;
const order = Point.Fn.ORDER;

/**
 * Verifies as ed25519-dalek's `verify` does: s below the order, any y and points of small order accepted for
 * the key, and R compared as bytes, without a cofactor. noble's own `verify` follows other rules.
 * @see nearcore runtime/near-vm-runner/src/logic/host.rs `ed25519_verify`
 */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  const key = decodeKey(publicKey);
  const s = bytesToBigIntLE(signature.subarray(32));
  if (key === undefined || s >= order) return false;
  const commitment = signature.subarray(0, 32);
  const digest = sha512.create().update(commitment).update(publicKey).update(message).digest();
  const k = bytesToBigIntLE(digest) % order;
  const expected = Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k));
  return expected.toBytes().every((byte, at) => byte === commitment[at]);
}

/** Decompresses as curve25519-dalek does, which is what noble calls ZIP 215. */
function decodeKey(bytes: Uint8Array): InstanceType<typeof Point> | undefined {
  try {
    return Point.fromBytes(bytes.slice(), true);
  } catch {
    return undefined;
  }
}
