import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Account, JsonRpcProvider, KeyPairSigner } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { remove, temporaryFolder, until } from './standIn.ts';

const crosscall = fileURLToPath(new URL('../../src/cli/crosscall.mjs', import.meta.url));
let folder: string;
let running: ChildProcess | undefined;
beforeAll(() => void (folder = temporaryFolder()));
afterAll(() => {
  running?.kill('SIGKILL');
  remove(folder);
});

interface Served {
  readonly url: string;
  readonly secretKeys: Readonly<Record<string, KeyPairString>>;
  kill(): Promise<void>;
}

async function serve(): Promise<Served> {
  const keys = join(folder, 'keys.json');
  const options = ['--port', '0', '--block-time', '0', '--state', join(folder, 'state'), '--keys', keys];
  const child = spawn(process.execPath, [crosscall, 'network', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  await until(() => Promise.resolve(said.includes('Ctrl+C')));
  const url = /http:\S+/.exec(said)?.[0] ?? '';
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url, kill, secretKeys: JSON.parse(readFileSync(keys, 'utf8')) };
}

it('loses no transaction that was acknowledged, whenever the network is killed', async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const { url, kill, secretKeys } = await serve();
    const provider = new JsonRpcProvider({ url }, { retries: 1, backoff: 1, wait: 1 });
    for (const txHash of acknowledged) {
      const { status } = await provider.viewTransactionStatus({ txHash, accountId: 'alice.test', waitUntil: 'FINAL' });
      expect(status).toEqual({ SuccessValue: '' });
    }
    const alice = new Account('alice.test', provider, KeyPairSigner.fromSecretKey(secretKeys['alice.test']!));
    const wanted = acknowledged.length + 12 + round;
    const sending = (async () => {
      for (;;) acknowledged.push((await alice.transfer({ receiverId: 'bob.test', amount: 1n })).transaction.hash);
    })().catch(() => undefined);
    await until(() => Promise.resolve(acknowledged.length >= wanted));
    await kill();
    await sending;
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(39);
});
