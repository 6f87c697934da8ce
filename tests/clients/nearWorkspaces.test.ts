import { Worker, parseNEAR } from 'near-workspaces';
import type { NearAccount } from 'near-workspaces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, remove, temporaryFolder, useStandIn } from './standIn.ts';

describe.skipIf(process.platform === 'win32')('near-workspaces', () => {
  let folder: string;
  let worker: Worker;
  let alice: NearAccount;
  let hello: NearAccount;
  let caller: NearAccount;

  beforeAll(async () => {
    folder = temporaryFolder();
    useStandIn(folder);
    worker = await Worker.init();
    const { rootAccount: root } = worker;
    alice = await root.createSubAccount('alice', { initialBalance: BigInt(parseNEAR('30')) });
    hello = await root.devDeploy(contract('hello'));
    caller = await root.devDeploy(contract('caller'), { method: 'init', args: { hello_id: hello.accountId } });
  });
  afterAll(async () => {
    await worker.tearDown();
    remove(folder);
  });

  it('calls, views, and calls across contracts', async () => {
    await alice.call(hello, 'set_greeting', { greeting: 'howdy' });
    expect(await hello.view('get_greeting')).toBe('howdy');
    const result = await alice.callRaw(caller, 'query_greeting', {});
    expect(result.failed).toBe(false);
    expect(result.receiptFailures).toEqual([]);
    expect(result.parseResult()).toContain('howdy');
  });

  it('is told why a call failed', async () => {
    const result = await alice.callRaw(hello, 'set_greeting', {});
    expect(result.failed).toBe(true);
    expect(JSON.stringify(result.receiptFailures)).toMatch(/Failed to deserialize input/);
    await expect(hello.view('nope')).rejects.toThrow(/method is not found/);
  });

  it('patches state and accounts', async () => {
    await hello.patchState('PLAIN', 'text');
    expect((await hello.viewState('PLAIN')).getRaw('PLAIN').toString()).toBe('text');
    await alice.updateAccount({ amount: parseNEAR('77') });
    expect(BigInt((await alice.balance()).total)).toBe(BigInt(parseNEAR('77')));
  });

  it('moves 10 000 blocks on, to the final block that a node has then', async () => {
    await worker.provider.fastForward(10_000);
    const block = await worker.provider.block({ finality: 'final' });
    expect(Math.ceil(block.header.height / 100) * 100).toBe(10_000);
  });

  it('starts a worker of its own beside the first', async () => {
    const second = await Worker.init();
    expect(await second.rootAccount.exists()).toBe(true);
    await second.tearDown();
  });
});
