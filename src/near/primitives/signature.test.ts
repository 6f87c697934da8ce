import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { describe, expect, it } from 'vitest';
import { hashOf } from './hash.ts';
import type { PublicKey, Signature } from './key.ts';
import { verifyEd25519, verifySignature } from './signature.ts';

const message = hashOf(new Uint8Array([1, 2, 3]));
const secret = new Uint8Array(32).fill(9);
const ORDER = ed25519.Point.Fn.ORDER;

function littleEndian(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
}

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe('ed25519 signatures', () => {
  const publicKey = ed25519.getPublicKey(secret);
  const signature = ed25519.sign(message, secret);

  it('verify for their message and key alone', () => {
    expect(verifyEd25519(signature, message, publicKey)).toBe(true);
    expect(verifyEd25519(signature, hashOf(message), publicKey)).toBe(false);
    expect(verifyEd25519(signature, message, ed25519.getPublicKey(message))).toBe(false);
    expect(verifyEd25519(signature.with(0, (signature[0] ?? 0) ^ 1), message, publicKey)).toBe(false);
    expect(verifyEd25519(signature, message, new Uint8Array(32).fill(2))).toBe(false);
  });

  it('need s below the order of the curve', () => {
    const s = signature.slice(32).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
    const malleable = join(signature.slice(0, 32), littleEndian(s + ORDER));
    expect(verifyEd25519(malleable, message, publicKey)).toBe(false);
  });

  it('verify under a key of small order, as the chain has it though stricter libraries do not', () => {
    const identity = littleEndian(1n);
    const r = ed25519.Point.BASE.multiply(5n).toBytes();
    expect(verifyEd25519(join(r, littleEndian(5n)), message, identity)).toBe(true);
    expect(verifyEd25519(join(r, littleEndian(6n)), message, identity)).toBe(false);
  });

  it('compare R as bytes, so a component of small order breaks them', () => {
    const torsion = ed25519.Point.fromBytes(
      Uint8Array.fromHex('ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'),
      true,
    );
    const r = ed25519.Point.BASE.multiply(5n).add(torsion).toBytes();
    expect(verifyEd25519(join(r, littleEndian(5n)), message, littleEndian(1n))).toBe(false);
  });
});

describe('secp256k1 signatures', () => {
  const publicKey: PublicKey = { type: 'secp256k1', data: secp256k1.getPublicKey(secret, false).slice(1) };
  const compact = secp256k1.sign(message, secret, { prehash: false });
  const signature = (data: Uint8Array, recovery: number): Signature => ({
    type: 'secp256k1',
    data: join(data, new Uint8Array([recovery])),
  });

  it('verify whatever the recovery id, if it is one', () => {
    for (const recovery of [0, 1, 2, 3])
      expect(verifySignature(signature(compact, recovery), message, publicKey)).toBe(true);
    expect(verifySignature(signature(compact, 4), message, publicKey)).toBe(false);
  });

  it('need s in the lower half', () => {
    const s = secp256k1.Signature.fromBytes(compact).s;
    const high = secp256k1.Point.Fn.ORDER - s;
    const flipped = join(compact.slice(0, 32), littleEndian(high).reverse());
    expect(verifySignature(signature(flipped, 0), message, publicKey)).toBe(false);
  });

  it('verify under keys of their own type only', () => {
    expect(verifySignature(signature(compact, 0), message, { type: 'ed25519', data: new Uint8Array(32) })).toBe(false);
    expect(verifySignature(signature(compact, 0), message, { type: 'secp256k1', data: new Uint8Array(64) })).toBe(
      false,
    );
  });
});
