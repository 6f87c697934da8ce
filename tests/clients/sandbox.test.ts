import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, freePort, remove, run, startNode, temporaryFolder, until, useStandIn } from './standIn.ts';

const readJson = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

interface Status {
  readonly version: object;
  readonly sync_info: { readonly latest_block_height: number; readonly latest_block_time: string };
}
interface State {
  readonly values: readonly object[];
}
interface BlockAnswer {
  readonly header: { readonly height: number; readonly timestamp_nanosec: string };
}

describe.skipIf(process.platform === 'win32')('the stand-in for near-sandbox', () => {
  let folder: string;
  let launcher: string;
  beforeAll(() => {
    folder = temporaryFolder();
    launcher = useStandIn(folder);
  });
  afterAll(() => remove(folder));

  async function newHome(name: string): Promise<string> {
    const home = join(folder, name, 'home');
    expect(await run(launcher, ['--home', home, 'init', '--fast'])).toMatchObject({ code: 0 });
    return home;
  }
  const height = async (url: string): Promise<number> =>
    (await ask<Status>(url, 'status', [])).sync_info.latest_block_height;

  const values = async (url: string): Promise<unknown> =>
    (
      await ask<State>(url, 'query', {
        request_type: 'view_state',
        account_id: 'near',
        prefix_base64: '',
        finality: 'optimistic',
      })
    ).values;
  const header = async (url: string, finality: string) => (await ask<BlockAnswer>(url, 'block', { finality })).header;

  it('tells a version, with nothing in its environment', async () => {
    expect(await run(launcher, ['--version'], {})).toMatchObject({ code: 0 });
  });

  it.each([
    [['--fast'], { min: 120_000_000, epoch: 60 }],
    [['--chain-id', 'localnet'], { min: 600_000_000, epoch: 500 }],
  ])('writes what a node starts from: init %j', async (options, { min, epoch }) => {
    const home = join(folder, 'not', 'there', options.join('-'));
    await run(launcher, ['--home', home, 'init', ...options], {
      ...process.env,
      CROSSCALL_PROTOCOL_VERSION: undefined,
    });
    const key = readJson(home, 'validator_key.json');
    expect(key).toMatchObject({ account_id: 'test.near', secret_key: expect.stringMatching(/^ed25519:/) });
    expect(readJson(home, 'node_key.json')).toMatchObject({ account_id: 'node' });
    expect(readJson(home, 'config.json').consensus.min_block_production_delay).toEqual({ secs: 0, nanos: min });
    expect(readJson(home, 'genesis.json')).toMatchObject({
      chain_id: options[1] ?? expect.stringMatching(/^test-chain-\w{5}$/),
      epoch_length: epoch,
      protocol_version: 87,
      total_supply: '2050000000000000000000000000000000',
      validators: [{ account_id: 'test.near', public_key: key.public_key }],
      records: [
        {
          Account: {
            account_id: 'test.near',
            account: { amount: `1${'0'.repeat(33)}`, locked: `5${'0'.repeat(31)}`, storage_usage: 0 },
          },
        },
        { AccessKey: { account_id: 'test.near', public_key: key.public_key } },
        { Account: { account_id: 'near' } },
        { AccessKey: { public_key: 'ed25519:546XB2oHhj7PzUKHiH9Xve3Ze5q1JiW2WTh6abXFED3c' } },
      ],
    });
  });

  it('keeps the keys of a home that is there', async () => {
    const home = await newHome('again');
    const before = readJson(home, 'genesis.json');
    expect(await run(launcher, ['--home', home, 'init'])).toMatchObject({ code: 0 });
    expect(readJson(home, 'genesis.json')).toEqual(before);
  });

  it('makes blocks while nobody asks, and its time is the machine’s', async () => {
    const node = await startNode(launcher, await newHome('idle'));
    await until(async () => (await height(node.url)) > 3);
    const { sync_info: info, version } = await ask<Status>(node.url, 'status', undefined);
    expect(version).toHaveProperty('version');
    expect(Math.abs(Date.parse(info.latest_block_time) - Date.now())).toBeLessThan(5000);
    expect(await node.stop('SIGTERM')).toBe(0);
    await expect(fetch(node.url)).rejects.toThrow();
  });

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'goes on after %s where it stood, and begins anew without its data',
    async (signal) => {
      const home = await newHome(`goes-on-${signal}`);
      const first = await startNode(launcher, home);
      const record = { Data: { account_id: 'near', data_key: 'AQ==', value: 'Ag==' } };
      await ask(first.url, 'sandbox_patch_state', { records: [record] });
      const before = await height(first.url);
      expect(await first.stop(signal)).toBe(signal === 'SIGKILL' ? null : 0);

      const second = await startNode(launcher, home);
      expect(await height(second.url)).toBeGreaterThanOrEqual(before);
      expect(await values(second.url)).toEqual([{ key: 'AQ==', value: 'Ag==' }]);
      await second.stop('SIGTERM');

      rmSync(join(home, 'data'), { recursive: true });
      const third = await startNode(launcher, home);
      expect(await values(third.url)).toEqual([]);
      await third.stop('SIGTERM');
    },
  );

  it('starts from files that tools edited, with keys that it does not know', async () => {
    const home = await newHome('edited');
    const genesis = readJson(home, 'genesis.json');
    genesis.records.push({
      Account: {
        account_id: 'sandbox',
        account: { amount: '5', locked: '0', code_hash: '1'.repeat(32), storage_usage: 182 },
      },
    });
    writeFileSync(join(home, 'genesis.json'), JSON.stringify({ ...genesis, maxOpenFiles: 1 }));
    const config = readJson(home, 'config.json');
    config.rpc.limits_config.json_payload_max_size = 2 ** 30;
    writeFileSync(join(home, 'config.json'), JSON.stringify({ ...config, unknown: true }));
    const node = await startNode(launcher, home);
    const account = await ask<object>(node.url, 'query', {
      request_type: 'view_account',
      account_id: 'sandbox',
      finality: 'optimistic',
    });
    expect(account).toMatchObject({ amount: '5', storage_usage: 100 });
    await node.stop('SIGTERM');
  });

  it('ends as if aborted when one of its ports is taken', async () => {
    const home = await newHome('taken');
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const free = `127.0.0.1:${await freePort()}`;
    const taken = `127.0.0.1:${port}`;
    expect(await run(launcher, ['--home', home, 'run', '--rpc-addr', taken, '--network-addr', free])).toMatchObject({
      code: 134,
    });
    expect(await run(launcher, ['--home', home, 'run', '--rpc-addr', free, '--network-addr', taken])).toMatchObject({
      code: 134,
    });
    other.close();
  });

  it('writes its state as a genesis, running or not, from which a chain begins', async () => {
    const home = await newHome('dump');
    const node = await startNode(launcher, home);
    await ask(node.url, 'sandbox_patch_state', {
      records: [{ Data: { account_id: 'near', data_key: 'AQ==', value: 'Ag==' } }],
    });
    const head = await height(node.url);
    expect(await run(launcher, ['--home', home, 'view-state', 'dump-state', '--stream'])).toMatchObject({ code: 0 });
    const genesis = readJson(home, 'output', 'genesis.json');
    expect(genesis.genesis_height).toBeGreaterThan(head);
    expect(genesis).not.toHaveProperty('records');
    expect(readJson(home, 'output', 'config.json')).toMatchObject({ genesis_records_file: 'records.json' });
    const records = readJson(home, 'output', 'records.json') as object[];
    expect(records.map((record) => Object.keys(record)[0])).toEqual([
      'Account',
      'Account',
      'AccessKey',
      'AccessKey',
      'Data',
    ]);
    await node.stop('SIGKILL');

    expect(await run(launcher, ['--home', home, 'view-state', 'dump-state'])).toMatchObject({ code: 0 });
    expect(readJson(home, 'output.json').records).toEqual(records);

    const next = await startNode(launcher, join(home, 'output'));
    expect(await height(next.url)).toBeGreaterThanOrEqual(genesis.genesis_height);
    await next.stop('SIGTERM');
    expect(existsSync(join(home, 'output', 'data'))).toBe(true);
  });

  it('lets height and time run ahead, and does not call a head final that stands alone', async () => {
    const node = await startNode(launcher, await newHome('forward'));
    await until(async () => (await height(node.url)) > 2);
    const before = await header(node.url, 'optimistic');
    expect(await ask(node.url, 'sandbox_fast_forward', { delta_height: 1000 })).toEqual({});
    const final = await header(node.url, 'final');
    const head = await header(node.url, 'optimistic');
    expect(head.height).toBeGreaterThanOrEqual(before.height + 1000);
    expect(final.height).toBeLessThan(head.height);
    // 310 ms for each height: the mean of the delays that `--fast` allows.
    const passed = Number(BigInt(head.timestamp_nanosec) - BigInt(before.timestamp_nanosec)) / 1e6;
    expect(passed / (head.height - before.height)).toBeGreaterThan(250);
    expect(passed / (head.height - before.height)).toBeLessThan(370);
    await node.stop('SIGTERM');
  });

  it.each([[['dance']], [['run', '--what']], [['--home']]])('says what it expected of %j', async (args) => {
    const { code, said } = await run(launcher, args);
    expect(code).toBe(2);
    expect(said).toMatch(/Usage: near-sandbox/);
    expect(said).not.toMatch(/\n\s+at /);
  });
});
