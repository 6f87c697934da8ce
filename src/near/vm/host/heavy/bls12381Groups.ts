import type { Fp2 as Fp2Value } from '@noble/curves/abstract/tower.js';
import type { WeierstrassPoint, WeierstrassPointCons } from '@noble/curves/abstract/weierstrass.js';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bigIntToBytes, bytesToBigInt } from '../bytesToBigInt.ts';

const { Fp, Fp2 } = bls12_381.fields;
const FP_SIZE = 48;

/** Flags in the first byte of a point, as zcash laid them out. */
const COMPRESSED = 0x80;
const INFINITY = 0x40;
const LARGER_Y = 0x20;
const ALL_FLAGS = 0xe0;

export type BlsPoint<F> = WeierstrassPoint<F>;

/** A curve's points and their bytes, as blst reads and writes them. */
export interface Bls12381Group<F> {
  readonly Point: WeierstrassPointCons<F>;
  /** Bytes of an uncompressed point; a compressed one has half. */
  readonly size: number;
  /** Reads an uncompressed point of the curve, not of the subgroup; undefined if it is none. */
  decode(bytes: Uint8Array): BlsPoint<F> | undefined;
  decompress(bytes: Uint8Array): BlsPoint<F> | undefined;
  encode(point: BlsPoint<F>): Uint8Array;
}

interface Coordinates<F> {
  readonly Field: {
    is0(value: F): boolean;
    eql(a: F, b: F): boolean;
    sqr(value: F): F;
    mul(a: F, b: F): F;
    add(a: F, b: F): F;
    neg(value: F): F;
    sqrt(value: F): F;
  };
  readonly size: number;
  read(bytes: Uint8Array): F | undefined;
  write(value: F): Uint8Array;
  /** Of y and −y one is the larger, compared as integers from the highest coefficient down. */
  isLarger(y: F): boolean;
}

function group<F>(Point: WeierstrassPointCons<F>, coordinates: Coordinates<F>): Bls12381Group<F> {
  const { Field, size: half, read, write, isLarger } = coordinates;
  const b = Point.CURVE().b;
  const curveAt = (x: F): F => Field.add(Field.mul(Field.sqr(x), x), b);

  /** nearcore's version of blst's check takes a point with x = 0 for one outside the group and refuses it. */
  const place = (x: F, y: F): BlsPoint<F> | undefined => (Field.is0(x) ? undefined : Point.fromAffine({ x, y }));

  const decode = (bytes: Uint8Array): BlsPoint<F> | undefined => {
    const flags = (bytes[0] as number) & ALL_FLAGS;
    if (flags !== 0) return flags === INFINITY && isBareInfinity(bytes) ? Point.ZERO : undefined;
    const x = read(bytes.subarray(0, half));
    const y = read(bytes.subarray(half));
    if (x === undefined || y === undefined || !Field.eql(Field.sqr(y), curveAt(x))) return undefined;
    return place(x, y);
  };

  const decompress = (bytes: Uint8Array): BlsPoint<F> | undefined => {
    const first = bytes[0] as number;
    if ((first & COMPRESSED) === 0) return undefined;
    if ((first & INFINITY) !== 0) return isBareInfinity(bytes) ? Point.ZERO : undefined;
    const plain = bytes.slice();
    plain[0] = first & ~ALL_FLAGS;
    const x = read(plain);
    const y = x === undefined ? undefined : squareRoot(Field, curveAt(x));
    if (x === undefined || y === undefined) return undefined;
    return place(x, isLarger(y) === ((first & LARGER_Y) !== 0) ? y : Field.neg(y));
  };

  const encode = (point: BlsPoint<F>): Uint8Array => {
    const bytes = new Uint8Array(half * 2);
    if (point.is0()) {
      bytes[0] = INFINITY;
      return bytes;
    }
    const { x, y } = point.toAffine();
    bytes.set(write(x), 0);
    bytes.set(write(y), half);
    return bytes;
  };

  return { Point, size: half * 2, decode, decompress, encode };
}

/** Infinity has its flag (and the one for compression) and nothing else. */
const isBareInfinity = (bytes: Uint8Array): boolean =>
  bytes.every((byte, at) => (at === 0 ? (byte & ~COMPRESSED) === INFINITY : byte === 0));

function squareRoot<F>(Field: Coordinates<F>['Field'], value: F): F | undefined {
  try {
    return Field.sqrt(value);
  } catch {
    return undefined;
  }
}

/** Reads 48 bytes, big-endian; undefined from the field's order on. */
export function readFp(bytes: Uint8Array): bigint | undefined {
  const value = bytesToBigInt(bytes);
  return value < Fp.ORDER ? value : undefined;
}

/** Reads c1 and then c0. */
export function readFp2(bytes: Uint8Array): Fp2Value | undefined {
  const c1 = readFp(bytes.subarray(0, FP_SIZE));
  const c0 = readFp(bytes.subarray(FP_SIZE));
  return c0 === undefined || c1 === undefined ? undefined : { c0, c1 };
}

const writeFp = (value: bigint): Uint8Array => bigIntToBytes(value, FP_SIZE);

function writeFp2({ c0, c1 }: Fp2Value): Uint8Array {
  const bytes = new Uint8Array(FP_SIZE * 2);
  bytes.set(writeFp(c1), 0);
  bytes.set(writeFp(c0), FP_SIZE);
  return bytes;
}

const isLargerFp = (y: bigint): boolean => y * 2n > Fp.ORDER;

export const bls12381Groups = {
  g1: group<bigint>(bls12_381.G1.Point, {
    Field: Fp,
    size: FP_SIZE,
    read: readFp,
    write: writeFp,
    isLarger: isLargerFp,
  }),
  g2: group<Fp2Value>(bls12_381.G2.Point, {
    Field: Fp2,
    size: FP_SIZE * 2,
    read: readFp2,
    write: writeFp2,
    isLarger: ({ c0, c1 }) => (c1 === 0n ? isLargerFp(c0) : isLargerFp(c1)),
  }),
};
