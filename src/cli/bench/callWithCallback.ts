import { serveHttp } from '../serveHttp.ts';
import { median, time } from './figure.ts';
import type { Measurement } from './figure.ts';
import { accountAt, greetingNetwork, initCaller, queryGreeting } from './greetings.ts';

const WARM_UP = 60;
const CALLS = 100;

/** On a nearcore node, two cores, through near-api-js; 1003 ms with its usual blocks of 120 ms. */
export const nodeCall = { value: 98, origin: 'a nearcore node with blocks of 10 ms, the shortest that keep up' };

/** A cross-contract call with callback through near-api-js, send to FINAL: over HTTP, and with the network in this process. */
export async function measureCallWithCallback(): Promise<Measurement[]> {
  const network = greetingNetwork();
  const server = await serveHttp(network.rpc, { host: '127.0.0.1', port: 0 });
  const realFetch = globalThis.fetch;
  try {
    await initCaller(server.url);
    const overHttp = await medianCall(server.url);
    globalThis.fetch = network.fetch as unknown as typeof fetch;
    const inProcess = await medianCall(server.url);
    return [figure('call-with-callback', inProcess), figure('call-with-callback-http', overHttp)];
  } finally {
    globalThis.fetch = realFetch;
    network.stop();
    await server.close();
  }
}

const figure = (name: string, value: number): Measurement => ({
  name,
  value,
  unit: 'ms',
  peer: nodeCall,
  goal: { atMost: 5 },
});

async function medianCall(url: string): Promise<number> {
  const alice = accountAt(url, 'alice.test');
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + CALLS; i++) {
    times.push(await time(() => queryGreeting(alice)));
    // As between the runs of a person: without a turn of the event loop nothing is ever finalized.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return median(times.slice(WARM_UP));
}
