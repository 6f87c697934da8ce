import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reachNetwork } from '../../tests/reachNetwork.ts';
import { worldToGenesis } from '../course/world.ts';
import { worldOf } from '../course/worlds.ts';
import { keyPairFromSeed } from '../near/keyPair.ts';
import { parsePublicKey } from '../near/primitives/key.ts';
import { createEndpoints } from './endpoints.ts';
import { openElsewhere } from './openElsewhere.ts';
import type { Begun, ElsewhereOptions } from './openElsewhere.ts';
import type { Reach, ReachAnswer } from './reach.ts';
import { sendTransaction } from './sendTransaction.ts';

const genesis = worldToGenesis(worldOf('hearing-back'), (name) => name);
const fetchCode = (name: string) =>
  Promise.resolve(new Uint8Array(readFileSync(new URL(`../../public/contracts/${name}.wasm`, import.meta.url))));
const faucet = 'https://faucet.example/account';

function open(reach: Reach, changes: Partial<ElsewhereOptions>) {
  return openElsewhere({
    urls: ['http://127.0.0.1:1'],
    genesis,
    payer: { faucet },
    limit: 5n * 10n ** 24n,
    begun: { accounts: new Map() },
    reach,
    fetchCode,
    onProgress: () => {},
    ...changes,
  });
}

const answer = (status: number, body = '{}'): ReachAnswer => ({
  type: 'Answered',
  status,
  contentType: null,
  retryAfter: null,
  body,
});

/** Our network, with something else at the faucet's address. */
function withFaucet(own: ReturnType<typeof reachNetwork>, faucetAnswer: (body: string) => ReachAnswer): Reach {
  return async (request) => (request.url === faucet ? faucetAnswer(request.body ?? '') : own.reach(request));
}

describe('a lesson elsewhere', () => {
  it('hands out a network that signs for the people of the lesson, by their names there', async () => {
    const own = reachNetwork();
    const elsewhere = await open(own.reach, { payer: own.payer });
    const names = elsewhere.rename({ alice: 'alice.test', caller: 'caller.test', nobody: 'nobody.test' });
    expect(names).toEqual({
      alice: expect.stringMatching(/^alice-.{5}\.rich\.test$/),
      caller: expect.stringMatching(/^caller-.{5}\.rich\.test$/),
      nobody: 'nobody.test',
    });
    const network = await elsewhere.connect();
    expect(network.accounts.map(({ id }) => id.split('-')[0])).toEqual(['alice', 'bob']);
    await expect(network.sign('rich.test', new Uint8Array(40))).rejects.toThrow(
      'There is no key to sign for rich.test with.',
    );
    network.close();
  });

  it('refuses mainnet, before it asks for anything', async () => {
    const asked: string[] = [];
    const mainnet: Reach = async ({ url, body }) => {
      asked.push(`${url} ${(JSON.parse(body ?? '{}') as { method: string }).method}`);
      return answer(200, JSON.stringify({ result: { chain_id: 'mainnet' } }));
    };
    await expect(open(mainnet, { payer: { id: 'rich.near', keyPair: keyPairFromSeed('a') } })).rejects.toThrow(
      'This is mainnet, where money is real.',
    );
    expect(asked).toEqual(['http://127.0.0.1:1 status']);
  });

  it('takes an account from the faucet, once, and tells it no secret', async () => {
    const own = reachNetwork('testnet');
    const endpoints = createEndpoints({ urls: ['http://127.0.0.1:1'], reach: own.reach });
    const requests: string[] = [];
    const reach: Reach = async (request) => {
      if (request.url !== faucet) return own.reach(request);
      requests.push(request.body ?? '');
      const { newAccountId, newAccountPublicKey } = JSON.parse(request.body ?? '') as Readonly<Record<string, string>>;
      await sendTransaction(endpoints, own.payer, newAccountId ?? '', [
        { type: 'CreateAccount' },
        { type: 'Transfer', deposit: 10n ** 25n },
        {
          type: 'AddKey',
          publicKey: parsePublicKey(newAccountPublicKey ?? ''),
          accessKey: { nonce: 0n, permission: { type: 'FullAccess' } },
        },
      ]);
      return answer(200);
    };
    const begun: Begun = { accounts: new Map() };
    const elsewhere = await open(reach, { begun });
    expect(elsewhere.payerId).toMatch(/^crosscall-[a-z2-9]{8}\.testnet$/);
    expect(elsewhere.accountIds).toHaveLength(4);
    expect((await open(reach, { begun })).accountIds).toEqual(elsewhere.accountIds);
    expect(requests).toHaveLength(1);
    expect(requests[0]).not.toContain(begun.given?.keyPair.secretKey.slice(8));
  });

  it('does not wait for ever for an account that the faucet has promised', async () => {
    const reach = withFaucet(reachNetwork(), () => answer(200));
    let pauses = 0;
    await expect(open(reach, { pause: async () => void pauses++ })).rejects.toThrow('but it has not appeared');
    expect(pauses).toBe(20);
  });

  it.each<[ReachAnswer, RegExp]>([
    [answer(429), /gives no more accounts for now\. Wait a while, or use an account of your own\./],
    [answer(500), /made no account \(HTTP 500\)/],
    [{ type: 'Unreachable' }, /faucet\.example could not be reached.*Or use an account of your own\./],
    [{ type: 'TimedOut' }, /took too long/],
  ])('says what to do when the faucet gives nothing: %#', async (faucetAnswer, says) => {
    await expect(
      open(
        withFaucet(reachNetwork(), () => faucetAnswer),
        {},
      ),
    ).rejects.toThrow(says);
  });
});
