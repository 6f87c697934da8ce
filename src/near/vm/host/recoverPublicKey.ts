import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToBigInt } from './bytesToBigInt.ts';

const { Point } = secp256k1;
const order = Point.Fn.ORDER;
const halfOrder = order >> 1n;

/**
 * Recovers the 64 bytes of the secp256k1 key that signed a hash; undefined if there is none.
 * `rejectHigh` refuses the larger of the two equivalent values of s.
 * @see nearcore core/crypto/src/signature.rs `Secp256K1Signature::recover`
 */
export function recoverPublicKey(
  hash: Uint8Array,
  signature: Uint8Array,
  v: number,
  rejectHigh: boolean,
): Uint8Array | undefined {
  const r = bytesToBigInt(signature.subarray(0, 32));
  const s = bytesToBigInt(signature.subarray(32));
  if (r === 0n || r >= order || s === 0n || s >= order || (rejectHigh && s > halfOrder)) return undefined;
  const x = v >= 2 ? r + order : r;
  if (x >= Point.Fp.ORDER) return undefined;
  const commitment = liftX(x, v % 2 === 1);
  if (commitment === undefined) return undefined;
  const inverse = Point.Fn.inv(r);
  const z = Point.Fn.create(bytesToBigInt(hash));
  const base = Point.BASE.multiplyUnsafe(Point.Fn.mul(Point.Fn.neg(z), inverse));
  const key = base.add(commitment.multiplyUnsafe(Point.Fn.mul(s, inverse)));
  return key.is0() ? undefined : key.toBytes(false).subarray(1);
}

/** The point of the curve with this x and a y that is odd or even. */
function liftX(x: bigint, odd: boolean): InstanceType<typeof Point> | undefined {
  const { Fp } = Point;
  try {
    const y = Fp.sqrt(Fp.add(Fp.mul(Fp.sqr(x), x), 7n));
    return Point.fromAffine({ x, y: (y & 1n) === (odd ? 1n : 0n) ? y : Fp.neg(y) });
  } catch {
    return undefined;
  }
}
