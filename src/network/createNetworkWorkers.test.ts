import { expect, it } from 'vitest';
import { contractWasm } from '../cli/networkStart.ts';
import { worldToGenesis } from '../course/world.ts';
import { worldOf } from '../course/worlds.ts';
import { connectEmbedded } from './connectEmbedded.ts';
import type { ClosablePort } from './connectEmbedded.ts';
import { createNetworkWorkers } from './createNetworkWorkers.ts';
import { serveEmbedded } from './serveEmbedded.ts';
import type { HttpRequest } from './types.ts';

const genesis = worldToGenesis(worldOf('two-contracts-one-call'), contractWasm);
const status: HttpRequest = {
  method: 'POST',
  path: '/',
  body: '{"jsonrpc":"2.0","id":"1","method":"status","params":[]}',
};

/** Workers without workers, and what became of them. */
function workersHere() {
  const ended: number[] = [];
  const asked: unknown[] = [];
  let started = 0;
  const breakAt: ((message: string) => void)[] = [];
  const workers = createNetworkWorkers(() => {
    const number = ++started;
    const { port1, port2 } = new MessageChannel();
    port1.start();
    port2.start();
    serveEmbedded(port2 as never, { fetchCode: () => Promise.reject(new Error('Nothing is fetched here.')) });
    const port: ClosablePort = {
      postMessage(message) {
        asked.push(message);
        port1.postMessage(message);
      },
      addEventListener(type: string, listener: never) {
        if (type === 'message') port1.addEventListener(type, listener);
        else breakAt[number] = (message) => (listener as (event: object) => void)({ message });
      },
      terminate() {
        ended.push(number);
        port1.close();
      },
    };
    return port;
  });
  return { workers, ended, asked, started: () => started, breakDown: (number: number) => breakAt[number]?.('no more') };
}

it('one worker serves one network after another, and each begins at its own start', async () => {
  const { workers, ended, started } = workersHere();
  const first = await connectEmbedded(genesis, workers.lend());
  const step = await first.step();
  first.close();
  const heights: number[] = [];
  const second = await connectEmbedded(genesis, workers.lend());
  second.onBlock(({ height }) => heights.push(height));
  expect([second.head.height, started(), ended]).toEqual([100, 1, []]);
  expect(await second.step()).toEqual(step);
  expect(heights).toEqual([101]);
  await expect(first.step()).rejects.toThrow('closed');
  expect(ended).toEqual([]);
});

it('what a closed network had yet to answer is nothing to the next one', async () => {
  const { workers } = workersHere();
  const first = await connectEmbedded(genesis, workers.lend());
  const late = first.request(status).catch((error: Error) => error.message);
  first.close();
  const second = await connectEmbedded(genesis, workers.lend());
  expect(await late).toMatch(/closed/);
  expect(JSON.parse((await second.request(status)).body)).toMatchObject({ result: { chain_id: second.networkId } });
});

it('two networks at a time have a worker each, and one of these is kept', async () => {
  const { workers, started, ended } = workersHere();
  const connect = () => connectEmbedded(genesis, workers.lend());
  for (const network of await Promise.all([connect(), connect()])) network.close();
  expect([started(), ended]).toEqual([2, [2]]);
  await connect();
  expect(started()).toBe(2);
});

it('a network that cannot start leaves its worker to the next one', async () => {
  const { workers, started } = workersHere();
  const setup = [{ signerId: 'alice.test', receiverId: 'caller.test', methodName: 'nothing', args: {} }];
  await expect(connectEmbedded({ ...genesis, setup }, workers.lend())).rejects.toThrow();
  expect((await connectEmbedded(genesis, workers.lend())).head.height).toBe(100);
  expect(started()).toBe(1);
});

it('a worker that broke down is not lent again', async () => {
  const { workers, ended, started, breakDown } = workersHere();
  const first = await connectEmbedded(genesis, workers.lend());
  breakDown(1);
  first.close();
  await connectEmbedded(genesis, workers.lend());
  expect([started(), ended]).toEqual([2, [1]]);
});

it('a network that is closed makes no more blocks in the worker that it leaves', async () => {
  const { workers, asked } = workersHere();
  const network = await connectEmbedded(genesis, workers.lend());
  network.close();
  expect(asked.at(-1)).toMatchObject({ type: 'setPace', pace: { type: 'Manual' } });
});
