import fc from 'fast-check';
import { findAccountIdError, isValidAccountId } from '../../near/primitives/accountId.ts';
import { equalBytes } from '../../near/primitives/hash.ts';
import {
  formatPublicKey,
  formatSignature,
  KEY_SCHEMES,
  ParseKeyError,
  parsePublicKey,
  parseSignature,
} from '../../near/primitives/key.ts';
import type { KeyType } from '../../near/primitives/key.ts';
import { formatKeyHandle, parseKeyHandle } from '../../near/primitives/keyHandle.ts';
import { loadPostQuantum, verifySignature } from '../../near/primitives/signature.ts';
import { check } from './invariant.ts';
import type { Invariant } from './invariant.ts';

/** Texts that look a little like keys. */
const keyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .tuple(
      fc.constantFrom('', 'ed25519:', 'secp256k1:', 'ml-dsa-65:', 'ml-dsa-65-hash:', 'ED25519:', ':'),
      fc.string({
        unit: fc.constantFrom(...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0é'),
        maxLength: 100,
      }),
    )
    .map(([prefix, text]) => prefix + text),
);

const types = Object.keys(KEY_SCHEMES) as readonly KeyType[];
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** Keys, signatures and account ids that anybody wrote. */
export async function keyInvariants(): Promise<readonly Invariant[]> {
  await loadPostQuantum();
  return [
    {
      name: 'a text is a key that is written as it was read, or is refused in words',
      runs: 1000,
      property: fc.property(keyText, (text) => {
        readsBack(text, parsePublicKey, formatPublicKey);
        readsBack(text, parseSignature, formatSignature);
        readsBack(text, parseKeyHandle, formatKeyHandle);
      }),
    },
    {
      name: 'a signature of random bytes is judged, and judged wrong',
      runs: 150,
      property: fc.property(
        fc.constantFrom(...types),
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
        hash,
        (type, seed, message) => {
          const { publicKeyLength, signatureLength } = KEY_SCHEMES[type];
          const repeated = (length: number) => Uint8Array.from({ length }, (_, i) => seed[i % seed.length]! ^ (i >> 6));
          const data = { key: repeated(publicKeyLength), signature: repeated(signatureLength) };
          const valid = verifySignature({ type, data: data.signature }, message, { type, data: data.key });
          check(!valid, () => `A random ${type} signature was taken for a valid one`);
        },
      ),
    },
    {
      name: 'an account id is valid exactly when nothing is found wrong with it',
      runs: 1000,
      property: fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 70 }), fc.stringMatching(/^[a-z0-9._-]{0,66}$/)),
        (text) => {
          check(
            isValidAccountId(text) === (findAccountIdError(text) === null),
            () => `Two answers about ${JSON.stringify(text)}`,
          );
        },
      ),
    },
  ];
}

function readsBack<T>(text: string, parse: (text: string) => T, format: (value: T) => string): void {
  let value: T;
  try {
    value = parse(text);
  } catch (error) {
    if (error instanceof ParseKeyError) return;
    throw error;
  }
  const again = parse(format(value));
  check(sameBytes(value, again), () => `${text} reads as ${format(value)}, and that as ${format(again)}`);
}

const bytesOf = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : (value as { data: Uint8Array }).data;
const sameBytes = (a: unknown, b: unknown): boolean => equalBytes(bytesOf(a), bytesOf(b));
