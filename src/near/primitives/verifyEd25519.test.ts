import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { verifyEd25519 } from './signature.ts';

const message = new TextEncoder().encode('hello');
const secret = new Uint8Array(32).fill(7);
const key = ed25519.getPublicKey(secret);
const signature = ed25519.sign(message, secret);
const { Point } = ed25519;

/** R = sB with s = 5, which any key of order one verifies. */
const ofIdentity = (): Uint8Array => {
  const bytes = new Uint8Array(64);
  bytes.set(Point.BASE.multiply(5n).toBytes());
  bytes[32] = 5;
  return bytes;
};

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

function withOrderAdded(bytes: Uint8Array): Uint8Array {
  const raised = bytes.slice();
  let s = bytes.slice(32).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n) + Point.Fn.ORDER;
  for (let at = 32; at < 64; at += 1, s >>= 8n) raised[at] = Number(s & 0xffn);
  return raised;
}

describe('verifyEd25519', () => {
  test('accepts a signature and refuses it once anything is changed', () => {
    expect(verifyEd25519(signature, message, key)).toBe(true);
    expect(verifyEd25519(flipped(signature, 0), message, key)).toBe(false);
    expect(verifyEd25519(flipped(signature, 40), message, key)).toBe(false);
    expect(verifyEd25519(signature, flipped(message, 0), key)).toBe(false);
    expect(verifyEd25519(signature, message, flipped(key, 3))).toBe(false);
  });

  test('refuses s from the order on, which would verify otherwise', () => {
    expect(verifyEd25519(withOrderAdded(signature), message, key)).toBe(false);
  });

  test('accepts keys of small order and keys that are not written canonically, as dalek does', () => {
    const identity = new Uint8Array(32);
    identity[0] = 1;
    const sameBeyondTheField = new Uint8Array(32).fill(0xff);
    sameBeyondTheField[0] = 0xee;
    sameBeyondTheField[31] = 0x7f;
    const withSignOfZero = identity.slice();
    withSignOfZero[31] = 0x80;
    for (const odd of [identity, sameBeyondTheField, withSignOfZero]) {
      expect(verifyEd25519(ofIdentity(), message, odd)).toBe(true);
    }
  });

  test('refuses a key that is no point', () => {
    const noPoint = new Uint8Array(32);
    noPoint[0] = 2;
    expect(verifyEd25519(ofIdentity(), message, noPoint)).toBe(false);
  });
});
