import { formatNear } from './format.ts';
import { decodePayload } from './payload.ts';
import type { Payload } from './trace.ts';

/** Reads a key or value of a contract's state: as JSON or text, also where Borsh puts a length before it, else as bytes. */
export function decodeState(base64: string): Payload {
  const plain = decodePayload(base64);
  if (plain.type !== 'bytes' || plain.length < 5) return plain;
  const bytes = hexToBytes(plain.hex);
  const length = new DataView(bytes.buffer).getUint32(0, true);
  if (length !== bytes.length - 4) return plain;
  const inner = decodePayload(btoa(String.fromCharCode(...bytes.subarray(4))));
  return inner.type === 'text' || inner.type === 'json' ? { type: 'text', text: inner.text } : plain;
}

/** What bytes of a number's length are as an unsigned little-endian number, as Borsh writes them: `1 as u64`; empty for others. */
export function numberIn(payload: Payload): string {
  if (payload.type !== 'bytes') return '';
  const bits = payload.length * 8;
  if (![8, 16, 32, 64, 128].includes(bits)) return '';
  const value = BigInt(`0x${payload.hex.match(/../g)?.toReversed().join('') ?? '0'}`);
  const near = bits === 128 && value >= AMOUNTS.from && value < AMOUNTS.to ? `, ${formatNear(value)}` : '';
  return `${value} as u${bits}${near}`;
}

/** A u128 of so many yoctoNEAR is most likely an amount: from 0.000001 NEAR to more than there will be. */
const AMOUNTS = { from: 10n ** 18n, to: 10n ** 34n } as const;

/**
 * What bytes of a key are that near-sdk's collections make: a prefix of at most four letters, then the key as Borsh writes it, a
 * text or an index: `b[“alice.test”]`, `v[3]`; empty for others.
 */
export function collectionKeyIn(payload: Payload): string {
  if (payload.type !== 'bytes') return '';
  const bytes = hexToBytes(payload.hex);
  for (let at = 1; at <= 4 && at + 4 <= bytes.length; at++) {
    if (!isWord(bytes.subarray(0, at))) return '';
    const number = new DataView(bytes.buffer).getUint32(at, true);
    const prefix = String.fromCharCode(...bytes.subarray(0, at));
    if (bytes.length === at + 4 && number < MANY) return `${prefix}[${number}]`;
    if (number === 0 || number !== bytes.length - at - 4) continue;
    const inner = decodePayload(btoa(String.fromCharCode(...bytes.subarray(at + 4))));
    if (inner.type === 'text' || inner.type === 'json') return `${prefix}[“${inner.text}”]`;
  }
  return '';
}

/** Four bytes that would be a larger index are none. */
const MANY = 1 << 24;

function isWord(bytes: Uint8Array): boolean {
  return bytes.every(
    (b) => (b >= 0x30 && b <= 0x39) || (b >= 0x41 && b <= 0x5a) || b === 0x5f || (b >= 0x61 && b <= 0x7a),
  );
}

function hexToBytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
