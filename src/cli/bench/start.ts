import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './figure.ts';
import type { Measurement } from './figure.ts';

const RUNS = 5;
const crosscall = fileURLToPath(new URL('../crosscall.mjs', import.meta.url));

/** From `crosscall network` to its first answer. */
export async function measureStart(): Promise<Measurement> {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) times.push(await startOnce());
  const peer = { value: 1300, origin: 'a nearcore node, to its first block' };
  return { name: 'start', value: median(times), unit: 'ms', peer, goal: { atMost: 1000 } };
}

async function startOnce(): Promise<number> {
  const started = performance.now();
  const network = spawn(process.execPath, [crosscall, 'network', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const response = await fetch(`${await addressOf(network.stdout)}/status`);
    if (!response.ok) throw new Error(`The network answered with HTTP ${response.status}.`);
    return performance.now() - started;
  } finally {
    network.kill();
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  let said = '';
  for await (const chunk of output) {
    said += String(chunk);
    const address = /http:\/\/\S+/.exec(said);
    if (address) return address[0];
  }
  throw new Error(`The network ended before it was ready. It said: ${said}`);
}
