import { base58, hex } from '@scure/base';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** What the library takes. ML-DSA-65 signatures are longer. */
const LIBRARY_BYTES = 2048;
const LIBRARY_CHARACTERS = 2700;

/** Base58 of any length. */
export function encodeBase58(bytes: Uint8Array): string {
  if (bytes.length <= LIBRARY_BYTES) return base58.encode(bytes);
  const zeros = bytes.findIndex((byte) => byte !== 0);
  if (zeros === -1) return '1'.repeat(bytes.length);
  let text = '';
  for (let rest = BigInt(`0x${hex.encode(bytes)}`); rest > 0n; rest /= 58n)
    text = `${ALPHABET[Number(rest % 58n)]}${text}`;
  return `${'1'.repeat(zeros)}${text}`;
}

/** Reads base58 whose characters have been checked. */
export function decodeBase58(text: string): Uint8Array {
  if (text.length <= LIBRARY_CHARACTERS) return base58.decode(text);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  let value = 0n;
  for (const character of text) value = value * 58n + BigInt(ALPHABET.indexOf(character));
  const digits = value === 0n ? '' : value.toString(16);
  const body = hex.decode(digits.length % 2 === 0 ? digits : `0${digits}`);
  const bytes = new Uint8Array(zeros + body.length);
  bytes.set(body, zeros);
  return bytes;
}
