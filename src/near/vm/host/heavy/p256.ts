import { p256 } from '@noble/curves/nist.js';
import { bytesToBigInt } from '../bytesToBigInt.ts';

const { Point } = p256;
const { Fp, Fn } = Point;
type P256Point = InstanceType<typeof Point>;

const FIELD_SIZE = 32;
/** Of SEC1's encodings these have 33 bytes. A compact point has the smaller y. */
const EVEN_Y = 2;
const ODD_Y = 3;
const COMPACT = 5;

export interface P256Signature {
  readonly r: bigint;
  readonly s: bigint;
}

/** Reads r and s, 32 bytes each, big-endian; both must lie between zero and the order. */
export function readSignature(bytes: Uint8Array): P256Signature | undefined {
  const r = bytesToBigInt(bytes.subarray(0, FIELD_SIZE));
  const s = bytesToBigInt(bytes.subarray(FIELD_SIZE));
  return r > 0n && r < Fn.ORDER && s > 0n && s < Fn.ORDER ? { r, s } : undefined;
}

/**
 * Verifies an ECDSA signature of a hash by a key of 33 bytes. Large s are fine; a hash may have any length
 * from 16 bytes on, of which the first 32 count.
 * @see nearcore runtime/near-vm-runner/src/logic/host.rs `p256_verify`
 */
export function verifyPrehash({ r, s }: P256Signature, hash: Uint8Array, publicKey: Uint8Array): boolean {
  const key = decodeKey(publicKey);
  if (key === undefined || hash.length < FIELD_SIZE / 2) return false;
  const z = Fn.create(bytesToBigInt(hash.subarray(0, FIELD_SIZE)));
  const inverse = Fn.inv(s);
  const base = Point.BASE.multiplyUnsafe(Fn.mul(z, inverse));
  const point = base.add(key.multiplyUnsafe(Fn.mul(r, inverse)));
  return !point.is0() && Fn.create(point.toAffine().x) === r;
}

function decodeKey(bytes: Uint8Array): P256Point | undefined {
  const tag = bytes[0];
  const x = bytesToBigInt(bytes.subarray(1));
  if ((tag !== EVEN_Y && tag !== ODD_Y && tag !== COMPACT) || x >= Fp.ORDER) return undefined;
  const y = solveY(x);
  if (y === undefined) return undefined;
  const negative = Fp.neg(y);
  if (tag === COMPACT) return Point.fromAffine({ x, y: y < negative ? y : negative });
  return Point.fromAffine({ x, y: (y & 1n) === BigInt(tag - EVEN_Y) ? y : negative });
}

function solveY(x: bigint): bigint | undefined {
  const { a, b } = Point.CURVE();
  try {
    return Fp.sqrt(Fp.create(x * x * x + a * x + b));
  } catch {
    return undefined;
  }
}
