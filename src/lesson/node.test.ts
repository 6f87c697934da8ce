import { KeyPairSigner } from 'near-api-js';
import { expect, it, vi } from 'vitest';
import { createPageLesson } from './page.ts';

const secret = 'ed25519:3D4YudUQRE39Lc4JHghuB5WM8kbgDDa34mnrEP5DdTApVH81af7e2dWgNPEaiQfdJnZq1CNPp5im4Rg5b733oiMP';

vi.stubEnv('CROSSCALL_RPC_URL', 'http://127.0.0.1:1');
vi.stubEnv('CROSSCALL_ACCOUNTS', '{"alice":"you.testnet"}');
vi.stubEnv('CROSSCALL_KEYS', JSON.stringify({ 'you.testnet': secret }));
const lesson = await import('./node.ts');

it('plays the parts with the accounts and keys of the environment', () => {
  expect(lesson.alice.id).toBe('you.testnet');
  expect(lesson.hello.id).toBe('hello.test');
  expect(lesson.rpc.connection.url).toBe('http://127.0.0.1:1');
  expect(lesson.alice.signer).toBeInstanceOf(KeyPairSigner);
});

it('says what to set when a key is missing', () => {
  expect(() => lesson.bob.signer).toThrow(/no key to sign for bob.test with. Set CROSSCALL_KEYS/);
});

it('exports in Node what a snippet finds in the page', () => {
  const page = createPageLesson({ rpcUrl: 'https://x/', accounts: {}, sign: () => Promise.reject(new Error('no')) });
  expect(Object.keys(lesson).sort()).toEqual(Object.keys(page).sort());
});
