import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { worldToGenesis } from '../course/world.ts';
import { worldOf } from '../course/worlds.ts';
import { connectEmbedded } from './connectEmbedded.ts';
import type { ClosablePort } from './connectEmbedded.ts';
import { serveEmbedded } from './serveEmbedded.ts';
import type { Exchange, HttpRequest, Network } from './types.ts';

const wasm = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../public/contracts/${name}.wasm`, import.meta.url)));

/** A worker without a worker: both ends in this thread. */
function embeddedPort(): ClosablePort & { readonly raw: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  port2.start();
  serveEmbedded(port2 as never, { fetchCode: (url) => Promise.resolve(wasm(url)) });
  return {
    raw: port1,
    postMessage: (message) => port1.postMessage(message),
    addEventListener: (type, listener) => port1.addEventListener(type, listener as never),
    terminate: () => port1.close(),
  };
}

const rpc = (method: string, params: unknown): HttpRequest => ({
  method: 'POST',
  path: '/',
  body: JSON.stringify({ jsonrpc: '2.0', id: '1', method, params }),
});

describe('the network of a page', () => {
  let network: Network;
  let port: ReturnType<typeof embeddedPort>;
  const ask = async (method: string, params: unknown) =>
    JSON.parse((await network.request(rpc(method, params))).body) as Record<string, unknown>;

  beforeEach(async () => {
    port = embeddedPort();
    network = await connectEmbedded(
      worldToGenesis(worldOf('two-contracts-one-call'), (name) => name),
      port,
    );
    await network.setPace({ type: 'Instant' });
  });

  afterEach(() => network.close());

  it("starts at the lesson's height and time, with everything final", async () => {
    expect(network.head).toMatchObject({ height: 100, timestamp: '1798761600000000000', pending: false });
    expect(await ask('block', { finality: 'final' })).toMatchObject({ result: { header: { height: 98 } } });
    expect(network.accounts.map(({ id }) => id)).toEqual(['alice.test', 'bob.test']);
  });

  it('answers RPC requests and reports each, with method, times and answer', async () => {
    const exchanges: Exchange[] = [];
    network.onRequest((exchange) => exchanges.push(exchange));
    await ask('query', { request_type: 'view_account', finality: 'optimistic', account_id: 'alice.test' });
    expect(exchanges).toMatchObject([
      { id: 1, method: 'query', sentAtHeight: 100, answer: null },
      {
        id: 1,
        method: 'query',
        answer: { httpStatus: 200, atHeight: 100, result: { amount: expect.stringMatching(/^1?0*/) } },
      },
    ]);
  });

  it('makes a block by hand, tells of it, and goes back to the start', async () => {
    const heights: number[] = [];
    await network.setPace({ type: 'Manual' });
    network.onBlock(({ height }) => heights.push(height));
    const stepped = await network.step();
    expect(stepped.height).toBe(101);
    await network.reset();
    expect(network.head).toMatchObject({ height: 100 });
    expect((await network.step()).hash).toBe(stepped.hash);
    expect(heights).toEqual([101, 100, 101]);
  });

  it('goes back block by block to the start, and forward again through the same blocks', async () => {
    await network.setPace({ type: 'Manual' });
    const made = [network.head, await network.step(), await network.step(), await network.step()];
    const back = [await network.back(), await network.back(), await network.back(), await network.back()];
    expect(back).toEqual([made[2], made[1], made[0], made[0]]);
    expect([await network.step(), await network.step(), await network.step()]).toEqual(made.slice(1));
    expect((await network.step()).height).toBe(104);
    expect(network.firstHeight).toBe(100);
  });

  it('ends what waits when it goes back, at whatever pace, and makes no block by itself there', async () => {
    await network.setPace({ type: 'Manual' });
    await network.step();
    const waiting = ask('tx', { tx_hash: '1'.repeat(32), sender_account_id: 'alice.test', wait_until: 'FINAL' });
    await network.step();
    await network.setPace({ type: 'Interval', milliseconds: 1 });
    await network.back();
    expect(await waiting).toMatchObject({
      error: { data: expect.stringContaining('went back to an earlier block') },
    });
    const { height } = network.head;
    await ask('status', []);
    expect(network.head.height).toBe(height);
  });

  it('does not let time pass for a waiting request while nobody steps, and ends it at a reset', async () => {
    await network.setPace({ type: 'Manual' });
    const waiting = ask('tx', { tx_hash: '1'.repeat(32), sender_account_id: 'alice.test', wait_until: 'FINAL' });
    for (let block = 0; block < 10; block++) await network.step();
    await network.reset();
    expect(await waiting).toMatchObject({
      error: { name: 'INTERNAL_ERROR', data: expect.stringContaining('went back to an earlier block') },
    });
  });

  it("ends a wait when the network's time for it is over", async () => {
    const answer = await network.request(
      rpc('tx', { tx_hash: '1'.repeat(32), sender_account_id: 'alice.test', wait_until: 'FINAL' }),
    );
    expect(answer.status).toBe(408);
  });

  it('signs only for whom it may, and only what they would send', async () => {
    await expect(network.sign('hello.test', new Uint8Array(40))).rejects.toMatchObject({ name: 'SigningRefused' });
    await expect(network.sign('alice.test', new Uint8Array(40))).rejects.toMatchObject({ name: 'SigningRefused' });
  });

  it.each([
    null,
    'text',
    { type: 'step' },
    { id: 9, type: 'nonsense' },
    { id: 10, type: 'request', request: 5 },
    new Uint8Array(1e6),
  ])('answers rubbish %# with an error and goes on', async (rubbish) => {
    const answers: unknown[] = [];
    port.raw.addEventListener('message', ({ data }) => answers.push(data));
    port.raw.postMessage(rubbish);
    expect(await ask('health', [])).toMatchObject({ result: null });
    expect(answers[0]).toMatchObject({ type: 'failed', name: 'BadMessage' });
  });

  it.each([
    ['not JSON', 'nope', 400],
    ['no method', '{}', 400],
    ['an array', '[]', 400],
    ['an unknown method', '{"jsonrpc":"2.0","id":1,"method":"toString","params":[]}', 400],
    ['more than a node reads', `"${'x'.repeat(2_100_000)}"`, 413],
    ['more than the port carries', 'x'.repeat(11 * 1024 * 1024), 400],
  ])('answers a body that is %s as a node does, and goes on', async (_what, body, status) => {
    expect(await network.request({ method: 'POST', path: '/', body })).toMatchObject({ status });
    expect(await ask('health', [])).toMatchObject({ result: null });
  });

  it('refuses everything once closed', async () => {
    network.close();
    await expect(network.request(rpc('status', []))).rejects.toThrow(/closed/);
  });
});
