import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reachNetwork } from '../../tests/reachNetwork.ts';
import { worldToGenesis } from '../course/world.ts';
import { worldOf } from '../course/worlds.ts';
import { keyPairFromSeed } from '../near/keyPair.ts';
import { openElsewhere } from './openElsewhere.ts';
import type { Begun, ElsewhereOptions } from './openElsewhere.ts';
import type { Reach, ReachAnswer } from './reach.ts';

const genesis = worldToGenesis(worldOf('hearing-back'), (name) => name);
const fetchCode = (name: string) => Promise.resolve(new Uint8Array(readFileSync(new URL(`../../public/contracts/${name}.wasm`, import.meta.url))));
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

const answer = (status: number, body = '{}'): ReachAnswer => ({ type: 'Answered', status, contentType: null, retryAfter: null, body });

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
    await expect(network.sign('rich.test', new Uint8Array(40))).rejects.toThrow('There is no key to sign for rich.test with.');
    network.close();
  });

  it('refuses mainnet, before it asks for anything', async () => {
    const asked: string[] = [];
    const mainnet: Reach = async ({ url, body }) => {
      asked.push(`${url} ${(JSON.parse(body ?? '{}') as { method: string }).method}`);
      return answer(200, JSON.stringify({ result: { chain_id: 'mainnet' } }));
    };
    await expect(open(mainnet, { payer: { id: 'rich.near', keyPair: keyPairFromSeed('a') } })).rejects.toThrow('This is mainnet, where money is real.');
    expect(asked).toEqual(['http://127.0.0.1:1 status']);
  });

  it('asks the faucet once, sends it no secret, and goes on with the same account when it tries again', async () => {
    const own = reachNetwork();
    const requests: { newAccountId: string; newAccountPublicKey: string }[] = [];
    const begun: Begun = { accounts: new Map() };
    const reach = withFaucet(own, (body) => {
      requests.push(JSON.parse(body) as (typeof requests)[number]);
      return answer(200);
    });
    for (let tries = 0; tries < 2; tries++) await expect(open(reach, { begun })).rejects.toThrow('The key does not belong to crosscall-');
    expect(requests).toEqual([{ newAccountId: expect.stringMatching(/^crosscall-[a-z2-9]{8}\.testnet$/), newAccountPublicKey: expect.stringMatching(/^ed25519:\w{43,44}$/) }]);
  });

  it.each<[ReachAnswer, RegExp]>([
    [answer(429), /gives no more accounts for now\. Wait a while, or use an account of your own\./],
    [answer(500), /made no account \(HTTP 500\)/],
    [{ type: 'Unreachable' }, /faucet\.example could not be reached.*Or use an account of your own\./],
    [{ type: 'TimedOut' }, /took too long/],
  ])('says what to do when the faucet gives nothing: %#', async (faucetAnswer, says) => {
    await expect(open(withFaucet(reachNetwork(), () => faucetAnswer), {})).rejects.toThrow(says);
  });
});
