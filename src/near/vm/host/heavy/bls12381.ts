import type { Fp2 } from '@noble/curves/abstract/tower.js';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { HostError } from '../hostError.ts';
import { bytesToBigIntLE } from '../bytesToBigInt.ts';
import { bls12381Groups, readFp, readFp2 } from './bls12381Groups.ts';
import type { Bls12381Group, BlsPoint } from './bls12381Groups.ts';

const { fields, pairingBatch } = bls12_381;
const { Fp12, Fr } = fields;
const { g1, g2 } = bls12381Groups;

/** noble's types speak of affine coordinates here; what comes is a point, with the cofactor cleared. */
const mapToG1 = bls12_381.G1.mapToCurve as unknown as (value: bigint) => BlsPoint<bigint>;
const mapToG2 = bls12_381.G2.mapToCurve as unknown as (value: [c0: bigint, c1: bigint]) => BlsPoint<Fp2>;

const SCALAR_SIZE = 32;

/** The result of a function that gives bytes; undefined is "bad input", which contracts see as 1. */
export type BlsBytes = Uint8Array | undefined;
export type BlsFunction = (data: Uint8Array) => BlsBytes;

/** Sums points, each behind a byte that says whether to subtract it. Points need only be on the curve. */
function sum<F>(group: Bls12381Group<F>, data: Uint8Array, name: string): BlsBytes {
  let total = group.Point.ZERO;
  for (const element of split(data, group.size + 1, name)) {
    const sign = element[0] as number;
    const point = group.decode(element.subarray(1));
    if (point === undefined || sign > 1) return undefined;
    total = total.add(sign === 1 ? point.negate() : point);
  }
  return group.encode(total);
}

/** Sums points of the group times scalars, which are any 32 bytes, little-endian. */
function multiExp<F>(group: Bls12381Group<F>, data: Uint8Array, name: string): BlsBytes {
  let total = group.Point.ZERO;
  for (const element of split(data, group.size + SCALAR_SIZE, name)) {
    const point = group.decode(element.subarray(0, group.size));
    if (point === undefined || !inGroup(point)) return undefined;
    const scalar = Fr.create(bytesToBigIntLE(element.subarray(group.size)));
    total = total.add(point.multiplyUnsafe(scalar));
  }
  return group.encode(total);
}

function decompress<F>(group: Bls12381Group<F>, data: Uint8Array, name: string): BlsBytes {
  return concatenate(split(data, group.size / 2, name), (element) => {
    const point = group.decompress(element);
    return point === undefined ? undefined : group.encode(point);
  });
}

function mapFpToG1(data: Uint8Array, name: string): BlsBytes {
  return concatenate(split(data, 48, name), (element) => {
    const value = readFp(element);
    return value === undefined ? undefined : g1.encode(mapToG1(value));
  });
}

function mapFp2ToG2(data: Uint8Array, name: string): BlsBytes {
  return concatenate(split(data, 96, name), (element) => {
    const value = readFp2(element);
    return value === undefined ? undefined : g2.encode(mapToG2([value.c0, value.c1]));
  });
}

/** The functions by their host names; the names in their messages are nearcore's, slips included. */
export const blsFunctions: Readonly<Record<string, BlsFunction>> = {
  bls12381_p1_sum: (data) => sum(g1, data, 'bls12381_p1_sum'),
  bls12381_p2_sum: (data) => sum(g2, data, 'bls12381_p2_sum'),
  bls12381_g1_multiexp: (data) => multiExp(g1, data, 'bls12381_p1_multiexp'),
  bls12381_g2_multiexp: (data) => multiExp(g2, data, 'bls12381_p2_multiexp'),
  bls12381_map_fp_to_g1: (data) => mapFpToG1(data, 'bls12381_map_fp_to_g1'),
  bls12381_map_fp2_to_g2: (data) => mapFp2ToG2(data, 'bls12381_map_fp2_to_g2'),
  bls12381_p1_decompress: (data) => decompress(g1, data, 'bls12381_p1_decompress'),
  bls12381_p2_decompress: (data) => decompress(g2, data, 'bls12381_p2_decompress'),
};

/** Whether the product of the pairings of all pairs is one; undefined for points outside the groups. */
export function pairingCheck(data: Uint8Array): boolean | undefined {
  const pairs = [];
  for (const element of split(data, g1.size + g2.size, 'bls12381_pairing_check')) {
    const p1 = g1.decode(element.subarray(0, g1.size));
    if (p1 === undefined || !inGroup(p1)) return undefined;
    const p2 = g2.decode(element.subarray(g1.size));
    if (p2 === undefined || !inGroup(p2)) return undefined;
    if (!p1.is0() && !p2.is0()) pairs.push({ g1: p1, g2: p2 });
  }
  return pairs.length === 0 || Fp12.eql(pairingBatch(pairs), Fp12.ONE);
}

const inGroup = <F>(point: BlsPoint<F>): boolean => point.is0() || point.isTorsionFree();

function split(data: Uint8Array, size: number, name: string): Uint8Array[] {
  if (data.length % size !== 0) {
    const msg = `Incorrect input length for ${name}: ${data.length} is not divisible by ${size}`;
    throw new HostError({ type: 'BLS12381InvalidInput', msg });
  }
  return Array.from({ length: data.length / size }, (_, index) => data.subarray(index * size, (index + 1) * size));
}

function concatenate(elements: readonly Uint8Array[], convert: (element: Uint8Array) => BlsBytes): BlsBytes {
  const results: Uint8Array[] = [];
  for (const element of elements) {
    const result = convert(element);
    if (result === undefined) return undefined;
    results.push(result);
  }
  const bytes = new Uint8Array(results.reduce((length, result) => length + result.length, 0));
  let at = 0;
  for (const result of results) {
    bytes.set(result, at);
    at += result.length;
  }
  return bytes;
}
