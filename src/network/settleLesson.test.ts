import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { reachNetwork } from '../../tests/reachNetwork.ts';
import { worldToGenesis } from '../course/world.ts';
import { worldOf } from '../course/worlds.ts';
import { keyPairFromSeed } from '../near/keyPair.ts';
import { connectUrl } from './connectUrl.ts';
import { createEndpoints } from './endpoints.ts';
import type { Endpoints } from './endpoints.ts';
import type { KeyedAccount } from './sendTransaction.ts';
import { giveBack, settleLesson } from './settleLesson.ts';
import type { SettleOptions } from './settleLesson.ts';

const NEAR = 10n ** 24n;
const genesis = worldToGenesis(worldOf('hearing-back'), (name) => name);
const fetchCode = (name: string) =>
  Promise.resolve(new Uint8Array(readFileSync(new URL(`../../public/contracts/${name}.wasm`, import.meta.url))));

let own: ReturnType<typeof reachNetwork>;
let endpoints: Endpoints;
let accounts: Map<string, KeyedAccount>;

beforeEach(() => {
  own = reachNetwork();
  endpoints = createEndpoints({ urls: ['http://127.0.0.1:1'], reach: own.reach });
  accounts = new Map();
});

const settle = (changes: Partial<SettleOptions> = {}) =>
  settleLesson({
    endpoints,
    genesis,
    payer: own.payer,
    limit: 5n * NEAR,
    accounts,
    fetchCode,
    onProgress: () => {},
    ...changes,
  });

const balanceOf = async (id: string) =>
  BigInt(
    (
      (await endpoints.ask('query', { request_type: 'view_account', finality: 'optimistic', account_id: id })) as {
        amount: string;
      }
    ).amount,
  );
const sent = () => own.asked.filter((method) => method === 'send_tx').length;

describe('a lesson on a network by its address', () => {
  it('has its accounts below the payer’s, and its contracts set up to know each other', async () => {
    await settle();
    expect([...accounts.keys()]).toEqual(['alice.test', 'bob.test', 'hello.test', 'caller.test']);
    for (const [id, account] of accounts)
      expect(account.id).toMatch(new RegExp(`^${id.split('.')[0]}-[a-z2-9]{5}\\.rich\\.test$`));
    const caller = accounts.get('caller.test')?.id;
    const state = (await endpoints.ask('query', {
      request_type: 'view_state',
      finality: 'final',
      account_id: caller,
      prefix_base64: '',
    })) as { values: readonly { value: string }[] };
    expect(atob(state.values[0]?.value ?? '')).toContain(accounts.get('hello.test')?.id);
  });

  it('brings a contract the code that it is to keep, and the money for its storage', async () => {
    await settle({ genesis: worldToGenesis(worldOf('batches'), (name) => name), limit: 10n * NEAR });
    const { storage_usage: bytes } = (await endpoints.ask('query', {
      request_type: 'view_account',
      finality: 'final',
      account_id: accounts.get('factory.test')?.id,
    })) as { storage_usage: number };
    const [factory, card] = await Promise.all(['factory', 'card'].map(fetchCode));
    expect(bytes).toBeGreaterThan(factory!.length + card!.length);
  });

  it('takes no more than the limit and gas, and gives back what is left', async () => {
    const before = await balanceOf('rich.test');
    await settle();
    const spent = before - (await balanceOf('rich.test'));
    expect(spent).toBeLessThan(5n * NEAR + NEAR / 10n);
    expect(spent).toBeGreaterThan(4n * NEAR);
    expect(await giveBack(endpoints, 'rich.test', accounts)).toBe(0);
    expect(before - (await balanceOf('rich.test'))).toBeLessThan(NEAR / 10n);
  });

  it('refuses a limit that is too low before anything is sent', async () => {
    await expect(settle({ limit: NEAR })).rejects.toThrow(
      /^This lesson’s accounts need 2\.\d+ NEAR; the limit is 1 NEAR\. Set a higher one\.$/,
    );
    expect(sent()).toBe(0);
  });

  it('does not do again what has been done', async () => {
    await settle();
    const before = sent();
    await settle();
    expect(sent()).toBe(before);
  });

  it('goes on where an earlier try was cut off', async () => {
    let left = 3;
    const failing: Endpoints = {
      ...endpoints,
      ask: (method, params) =>
        method === 'send_tx' && left-- <= 0 ? Promise.reject(new Error('cut off')) : endpoints.ask(method, params),
    };
    await expect(settle({ endpoints: failing })).rejects.toThrow('cut off');
    await settle();
    expect(sent()).toBe(6);
  });

  it('says so when the key is another one, and when no accounts can be made below the payer', async () => {
    await expect(settle({ payer: { id: 'rich.test', keyPair: keyPairFromSeed('another') } })).rejects.toThrow(
      'The key does not belong to rich.test on this network.',
    );
    accounts.clear();
    await expect(settle({ payer: { ...own.payer, id: 'nobody.test' } })).rejects.toThrow(
      'The key does not belong to nobody.test on this network.',
    );
    accounts.clear();
    await expect(settle({ payer: { ...own.payer, id: 'a'.repeat(64) } })).rejects.toThrow('Take a named account');
  });
});

describe('a network by its address', () => {
  const connect = () => connectUrl({ endpoints, keys: new Map([['rich.test', own.payer.keyPair]]), pollEvery: 5 });

  it('tells its name, its head and whose keys it holds, and passes requests on', async () => {
    const network = await connect();
    expect(network).toMatchObject({
      kind: 'url',
      accounts: [{ id: 'rich.test', publicKey: expect.stringMatching(/^ed25519:/) }],
    });
    const seen: unknown[] = [];
    network.onRequest((exchange) => seen.push(exchange.answer?.httpStatus ?? exchange.method));
    const answer = await network.request({
      method: 'POST',
      path: '/',
      body: '{"jsonrpc":"2.0","id":1,"method":"health","params":[]}',
    });
    expect(answer).toMatchObject({ status: 200 });
    expect(seen).toEqual(['health', 200]);
    network.close();
    await expect(network.request({ method: 'GET', path: '/status', body: null })).rejects.toThrow(/closed/);
  });

  it('signs for its accounts only, and only what would be sent', async () => {
    const network = await connect();
    await expect(network.sign('bob.test', new Uint8Array(40))).rejects.toMatchObject({ name: 'SigningRefused' });
    await expect(network.sign('rich.test', new Uint8Array(40))).rejects.toMatchObject({ name: 'SigningRefused' });
  });

  it('looks for new blocks while somebody listens', async () => {
    const network = await connect();
    const heights: number[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = network.onBlock(({ height }) => {
      heights.push(height);
      resolve();
    });
    own.network.chain.produceBlock();
    await promise;
    stop();
    expect(heights).toEqual([network.head.height]);
    network.close();
  });

  it('cannot be stepped or taken back', async () => {
    const network = await connect();
    for (const work of [network.reset(), network.step(), network.back(), network.setPace({ type: 'Instant' })])
      await expect(work).rejects.toThrow(/network/);
  });
});
