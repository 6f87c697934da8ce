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
  return `${value} as u${bits}`;
}

function hexToBytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
