import { describe, expect, it } from 'vitest';
import { keyPairFromSeed } from '../near/index.ts';
import { verifySignature } from '../near/primitives/signature.ts';
import { hashOf } from '../near/primitives/hash.ts';
import { encodeTransaction } from '../near/primitives/transactionBorsh.ts';
import { signPayload } from './signPayload.ts';

const alice = keyPairFromSeed('alice');
const bob = keyPairFromSeed('bob');

const transfer = (signerId: string, { publicKey } = alice) =>
  encodeTransaction({
    version: 0,
    signerId,
    publicKey,
    nonce: 1n,
    nonceIndex: null,
    nonceMode: 'Monotonic',
    receiverId: 'bob.test',
    blockHash: new Uint8Array(32),
    actions: [{ type: 'Transfer', deposit: 1n }],
  });

const prefixed = (prefix: number, ...parts: readonly number[]) => {
  const bytes = new Uint8Array(4 + parts.length);
  new DataView(bytes.buffer).setUint32(0, prefix, true);
  bytes.set(parts, 4);
  return bytes;
};

describe('signPayload', () => {
  it('signs a transaction of the account as the chain wants it', () => {
    const payload = transfer('alice.test');
    const data = signPayload('alice.test', alice, payload);
    expect(verifySignature({ type: 'ed25519', data }, hashOf(payload), alice.publicKey)).toBe(true);
  });

  it('signs a message of NEP-413, which names no account', () => {
    const message = prefixed(
      2 ** 31 + 413,
      2,
      0,
      0,
      0,
      104,
      105,
      ...new Array<number>(32).fill(7),
      3,
      0,
      0,
      0,
      97,
      46,
      98,
      0,
    );
    expect(signPayload('alice.test', alice, message)).toHaveLength(64);
  });

  it('refuses a transaction of another account', () => {
    expect(() => signPayload('alice.test', alice, transfer('bob.test'))).toThrow(
      /signs for alice\.test, but the transaction says it comes from bob\.test/,
    );
  });

  it('refuses a transaction that names another key', () => {
    expect(() => signPayload('alice.test', alice, transfer('alice.test', bob))).toThrow(
      /public key that this signer does not hold/,
    );
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a bare hash', new Uint8Array(32).fill(9)],
    ['a transaction with bytes after it', Uint8Array.from([...transfer('alice.test'), 0])],
    ['a delegate action cut short', prefixed(2 ** 30 + 366, 1, 2, 3)],
    ['more than a node reads', new Uint8Array(2_000_000)],
  ])('refuses %s', (_what, payload) => {
    expect(() => signPayload('alice.test', alice, payload)).toThrow(
      expect.objectContaining({ name: 'SigningRefused' }),
    );
  });
});
