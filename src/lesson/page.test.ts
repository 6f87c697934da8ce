import {
  Account,
  JsonRpcProvider,
  KeyPair,
  PublicKey,
  actions,
  buildDelegateAction,
  createTransaction,
} from 'near-api-js';
import type { Provider } from 'near-api-js';
import { verifyMessage } from 'near-api-js/nep413';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { createPageLesson } from './page.ts';

const key = KeyPair.fromString(
  'ed25519:3D4YudUQRE39Lc4JHghuB5WM8kbgDDa34mnrEP5DdTApVH81af7e2dWgNPEaiQfdJnZq1CNPp5im4Rg5b733oiMP',
);
const publicKey = key.getPublicKey().toString();

/** A page that signs everything and remembers what it was asked to sign. */
function signingPage() {
  const asked: { accountId: string; payload: Uint8Array }[] = [];
  const lesson = createPageLesson({
    rpcUrl: 'https://rpc.lesson.invalid/',
    accounts: { alice: { id: 'alice.test', publicKey }, hello: { id: 'hello.test', publicKey: null } },
    sign: async (accountId, payload) => {
      asked.push({ accountId, payload });
      return key.sign(sha256(payload)).signature;
    },
  });
  return { lesson, asked };
}

describe('the lesson in a page', () => {
  it('signs a transaction by handing the page its bytes, not its hash', async () => {
    const { lesson, asked } = signingPage();
    const transfer = createTransaction(
      'alice.test',
      key.getPublicKey(),
      'bob.test',
      1n,
      [actions.transfer(5n)],
      new Uint8Array(32),
    );
    const { signedTransaction, txHash } = await lesson.alice.signer.signTransaction(transfer);
    expect(asked).toEqual([{ accountId: 'alice.test', payload: transfer.encode() }]);
    expect(PublicKey.from(publicKey).verify(txHash, signedTransaction.signature.ed25519Signature!.data)).toBe(true);
  });

  it('signs a delegate action with its prefix', async () => {
    const { lesson, asked } = signingPage();
    const action = buildDelegateAction({
      senderId: 'alice.test',
      receiverId: 'bob.test',
      actions: [],
      nonce: 1n,
      maxBlockHeight: 9n,
      publicKey: key.getPublicKey(),
    });
    const { delegateHash } = await lesson.alice.signer.signDelegateAction(action);
    expect(sha256(asked[0]!.payload)).toEqual(delegateHash);
  });

  it.each([undefined, 'https://example.com/back'])(
    'signs a message that near-api-js itself verifies (callback %s)',
    async (callbackUrl) => {
      const { lesson } = signingPage();
      const payload = { message: 'grüß Gott', recipient: 'hello.test', nonce: new Uint8Array(32).fill(7), callbackUrl };
      const signed = await lesson.alice.signer.signNep413Message('alice.test', payload);
      const provider = { viewAccessKey: async () => ({ permission: 'FullAccess' }) } as unknown as Provider;
      const { signature } = signed;
      await verifyMessage({ signerAccountId: 'alice.test', signerPublicKey: publicKey, payload, signature, provider });
    },
  );

  it('keeps to signatures asked for at the same time', async () => {
    const { lesson, asked } = signingPage();
    const make = (nonce: bigint) =>
      createTransaction('alice.test', key.getPublicKey(), 'bob.test', nonce, [], new Uint8Array(32));
    await Promise.all([1n, 2n, 3n].map((nonce) => lesson.alice.signer.signTransaction(make(nonce))));
    expect(asked.map(({ payload }) => payload)).toEqual([1n, 2n, 3n].map((nonce) => make(nonce).encode()));
  });

  it('gives what Account takes', () => {
    const { lesson } = signingPage();
    expect(lesson.rpc).toBeInstanceOf(JsonRpcProvider);
    expect(new Account(lesson.alice.id, lesson.rpc, lesson.alice.signer).accountId).toBe('alice.test');
    expect(100n * lesson.tera).toBe(100_000_000_000_000n);
  });

  it('gives accounts of any name that sign, contracts too', () => {
    const accounts = { zoe: { id: 'zoe.test', publicKey }, hello: { id: 'hello.test', publicKey } };
    const sign = async () => new Uint8Array();
    const lesson = createPageLesson({ rpcUrl: 'https://rpc.lesson.invalid/', accounts, sign });
    expect(lesson['zoe']).toMatchObject({ id: 'zoe.test', signer: expect.anything() as unknown });
    expect(lesson.hello).toMatchObject({ id: 'hello.test', signer: expect.anything() as unknown });
    expect(() => lesson.alice.id).toThrow('There is zoe, hello.');
  });

  it('says which accounts there are when asked for another', () => {
    expect(() => signingPage().lesson.bob.id).toThrow('There is no account “bob” here. There is alice, hello.');
  });
});
