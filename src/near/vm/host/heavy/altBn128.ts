import { bn254 } from '@noble/curves/bn254.js';
import { HostError } from '../hostError.ts';
import { bigIntToBytes, bytesToBigIntLE } from '../bytesToBigInt.ts';

const { G1, G2, fields, pairingBatch } = bn254;
const { Fp, Fp2, Fp12, Fr } = fields;
type G1Point = InstanceType<typeof G1.Point>;
type G2Point = InstanceType<typeof G2.Point>;

const FIELD_SIZE = 32;
const POINT_SIZE = 64;
const G1_B = G1.Point.CURVE().b;
const G2_B = G2.Point.CURVE().b;

/** Cuts data into elements of equal size. @see nearcore runtime/near-vm-runner/src/logic/alt_bn128.rs `split_elements` */
export function splitElements(data: Uint8Array, size: number): Uint8Array[] {
  if (data.length % size !== 0) {
    throw invalid(`slice of size ${data.length} cannot be precisely split into chunks of size ${size}`);
  }
  return Array.from({ length: data.length / size }, (_, index) => data.subarray(index * size, (index + 1) * size));
}

/** Sums points times scalars: 64 bytes of point, 32 of scalar each. */
export function multiExp(elements: readonly Uint8Array[]): Uint8Array {
  const terms = elements.map((element) => ({
    point: decodeG1(element.subarray(0, POINT_SIZE)),
    scalar: decodeFr(element.subarray(POINT_SIZE)),
  }));
  return encodeG1(terms.reduce((sum, { point, scalar }) => sum.add(point.multiplyUnsafe(scalar)), G1.Point.ZERO));
}

/** Sums points, each behind a byte that says whether to subtract it. */
export function sum(elements: readonly Uint8Array[]): Uint8Array {
  const terms = elements.map((element) => {
    const negative = decodeBool(element.subarray(0, 1));
    const point = decodeG1(element.subarray(1));
    return negative ? point.negate() : point;
  });
  return encodeG1(terms.reduce((total, point) => total.add(point), G1.Point.ZERO));
}

/** Whether the product of the pairings of all pairs is one. */
export function pairingCheck(elements: readonly Uint8Array[]): boolean {
  const pairs = elements.map((element) => ({
    g1: decodeG1(element.subarray(0, POINT_SIZE)),
    g2: decodeG2(element.subarray(POINT_SIZE)),
  }));
  const others = pairs.filter(({ g1, g2 }) => !g1.is0() && !g2.is0());
  return others.length === 0 || Fp12.eql(pairingBatch(others), Fp12.ONE);
}

function decodeG1(bytes: Uint8Array): G1Point {
  const x = decodeFq(bytes.subarray(0, FIELD_SIZE));
  const y = decodeFq(bytes.subarray(FIELD_SIZE));
  if (x === 0n && y === 0n) return G1.Point.ZERO;
  if (!Fp.eql(Fp.sqr(y), Fp.add(Fp.mul(Fp.sqr(x), x), G1_B))) throw invalidBytes('invalid g1', bytes);
  return G1.Point.fromAffine({ x, y });
}

function decodeG2(bytes: Uint8Array): G2Point {
  const x = decodeFq2(bytes.subarray(0, POINT_SIZE));
  const y = decodeFq2(bytes.subarray(POINT_SIZE));
  if (Fp2.is0(x) && Fp2.is0(y)) return G2.Point.ZERO;
  if (!Fp2.eql(Fp2.sqr(y), Fp2.add(Fp2.mul(Fp2.sqr(x), x), G2_B))) throw invalidBytes('invalid g2', bytes);
  const point = G2.Point.fromAffine({ x, y });
  // Not noble's `isTorsionFree`: an explicit multiplication by the order leaves no shortcut to trust.
  const beforeOrder = point.multiplyUnsafe(Fr.ORDER - 1n);
  if (!beforeOrder.add(point).is0()) throw invalidBytes('invalid g2', bytes);
  return point;
}

function decodeFq2(bytes: Uint8Array) {
  const c0 = decodeFq(bytes.subarray(0, FIELD_SIZE));
  const c1 = decodeFq(bytes.subarray(FIELD_SIZE));
  return { c0, c1 };
}

function decodeFq(bytes: Uint8Array): bigint {
  const value = bytesToBigIntLE(bytes);
  if (value >= Fp.ORDER) throw invalidBytes('invalid fq', bytes);
  return value;
}

function decodeFr(bytes: Uint8Array): bigint {
  const value = bytesToBigIntLE(bytes);
  if (value >= Fr.ORDER) throw invalidBytes('invalid fr', bytes);
  return value;
}

function decodeBool(bytes: Uint8Array): boolean {
  const byte = bytes[0] as number;
  if (byte > 1) throw invalidBytes('invalid bool', bytes);
  return byte === 1;
}

function encodeG1(point: G1Point): Uint8Array {
  const bytes = new Uint8Array(POINT_SIZE);
  if (point.is0()) return bytes;
  const { x, y } = point.toAffine();
  bytes.set(bigIntToBytes(x, FIELD_SIZE).reverse(), 0);
  bytes.set(bigIntToBytes(y, FIELD_SIZE).reverse(), FIELD_SIZE);
  return bytes;
}

const invalid = (msg: string): HostError => new HostError({ type: 'AltBn128InvalidInput', msg });

/** Shows the bytes as Rust's `{:X?}` does: capital hex without leading zeros. */
const invalidBytes = (text: string, bytes: Uint8Array): HostError =>
  invalid(`${text}: [${Array.from(bytes, (byte) => byte.toString(16).toUpperCase()).join(', ')}]`);
