import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('./crosscall.mjs', import.meta.url));

interface Run {
  readonly process: ChildProcess;
  /** What it printed so far, both streams. */
  output(): string;
  readonly ended: Promise<number | null>;
}

const running = new Set<ChildProcess>();

function crosscall(...args: readonly string[]): Run {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  void ended.then(() => running.delete(child));
  return { process: child, output: () => text, ended };
}

async function serve(...args: readonly string[]): Promise<Run & { readonly url: string }> {
  const run = crosscall('network', '--port', '0', ...args);
  const url = await new Promise<string>((resolve, reject) => {
    run.process.stdout?.on('data', () => {
      const found = /http:\/\/\S+/.exec(run.output());
      if (found && run.output().includes('Ctrl+C')) resolve(found[0]);
    });
    void run.ended.then(() => reject(new Error(run.output())));
  });
  return { ...run, url };
}

const ask = async (url: string, method: string, params: unknown) => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 'a', method, params });
  const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return (await response.json()) as { result?: Record<string, unknown>; error?: unknown };
};

describe('crosscall network', { timeout: 30_000 }, () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'crosscall-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => [...running].forEach((child) => child.kill('SIGKILL')));

  it('serves the default accounts, tells where, lets nothing break it, and ends well on SIGTERM', async () => {
    const { url, process: child, ended, output } = await serve();
    expect(output()).toContain('alice.test, bob.test');
    expect((await fetch(`${url}/status`)).status).toBe(200);
    expect((await fetch(`${url}/health`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(url, { method: 'OPTIONS' })).headers.get('access-control-allow-origin')).toBe('*');
    expect((await fetch(url, { method: 'POST', body: 'garbage' })).status).toBe(400);
    const large = await fetch(url, { method: 'POST', body: 'x'.repeat(3_000_000) });
    expect([large.status, await large.text()]).toEqual([
      413,
      'Failed to buffer the request body: length limit exceeded',
    ]);
    expect(await ask(url, 'no_such_method', [])).toMatchObject({ error: { cause: { name: 'METHOD_NOT_FOUND' } } });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('starts with a lesson, its contracts set up, and writes the keys of who may sign', async () => {
    const keys = join(folder, 'keys.json');
    const { url } = await serve('--lesson', 'hearing-back', '--keys', keys, '--block-time', '0');
    const code = await ask(url, 'query', {
      request_type: 'view_state',
      finality: 'final',
      account_id: 'caller.test',
      prefix_base64: '',
    });
    expect(code.result?.['values']).toHaveLength(1);
    expect(Object.keys(JSON.parse(readFileSync(keys, 'utf8')) as object)).toEqual(['alice.test', 'bob.test']);
  });

  it('starts from accounts of a file', async () => {
    const file = join(folder, 'accounts.json');
    writeFileSync(file, JSON.stringify([{ id: 'carol.test', balance: '5' }]));
    const { url } = await serve('--accounts', file, '--protocol-version', '87');
    expect(
      (await ask(url, 'query', { request_type: 'view_account', finality: 'final', account_id: 'carol.test' })).result,
    ).toMatchObject({ amount: '5' });
    expect((await ask(url, 'status', [])).result).toMatchObject({ protocol_version: 87 });
  });

  it("starts from nearcore's own genesis file", async () => {
    const genesis = fileURLToPath(new URL('../../tests/conformance/chain/genesis/base.json', import.meta.url));
    const { url } = await serve('--genesis', genesis);
    expect((await ask(url, 'status', [])).result).toMatchObject({ chain_id: 'localnet', protocol_version: 87 });
  });

  it('goes on where a kill left its state, and tells what was cut off', async () => {
    const state = join(folder, 'state');
    const first = await serve('--state', state);
    first.process.kill('SIGKILL');
    await first.ended;
    appendFileSync(state, '{"block":{},"ha');
    const { output } = await serve('--state', state);
    expect(output()).toContain(`It goes on from block 0 of ${state}.`);
    expect(output()).toContain('The last 15 bytes of the file were half a line');
  });

  it('says so when the port is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const { ended, output } = crosscall('network', '--port', String(port));
    expect(await ended).toBe(2);
    expect(output()).toContain(`Port ${port} is taken by another program.`);
    blocker.close();
  });

  it.each([
    [['network', '--lesson', 'nope'], 'No world is set up for the lesson “nope”'],
    [['nonsense'], 'There is no command “nonsense”'],
  ])('refuses %j without a stack', async (args, reason) => {
    const { ended, output } = crosscall(...args);
    expect(await ended).toBe(2);
    expect(output()).toContain(reason);
    expect(output()).not.toContain('    at ');
  });
});
