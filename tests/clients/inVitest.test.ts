import { readFileSync } from 'node:fs';
import { createNetwork, keyPairFromSeed } from 'crosscall/near';
import { Account, JsonRpcProvider, KeyPairSigner, nearToYocto } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { beforeEach, expect, it, vi } from 'vitest';

// A whole test of a contract, without a server: what `README.md` calls an example.
const alice = keyPairFromSeed('alice');
const hello = new Uint8Array(readFileSync(new URL('../../public/contracts/hello.wasm', import.meta.url)));
const provider = new JsonRpcProvider({ url: 'http://crosscall.invalid' });
const account = new Account('alice.test', provider, KeyPairSigner.fromSecretKey(alice.secretKey as KeyPairString));

beforeEach(() => {
  const network = createNetwork({
    accounts: [
      { id: 'alice.test', balance: nearToYocto(100), publicKey: alice.publicKey },
      { id: 'hello.test', balance: nearToYocto(10), code: hello },
    ],
  });
  vi.stubGlobal('fetch', network.fetch);
  return () => {
    network.stop();
    vi.unstubAllGlobals();
  };
});

const greeting = () => provider.callFunction({ contractId: 'hello.test', method: 'get_greeting', args: {} });

it('keeps a new greeting', async () => {
  await account.callFunction({ contractId: 'hello.test', methodName: 'set_greeting', args: { greeting: 'Howdy' } });
  expect(await greeting()).toBe('Howdy');
});

it('starts each test anew', async () => {
  expect(await greeting()).toBe('Hello');
});
