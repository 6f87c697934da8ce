import { Near, generateKey } from 'near-kit';
import { Sandbox } from 'near-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, remove, temporaryFolder, useStandIn } from './standIn.ts';

describe.skipIf(process.platform === 'win32')('near-kit', () => {
  let folder: string;
  let sandbox: Sandbox;
  let near: Near;

  beforeAll(async () => {
    folder = temporaryFolder();
    useStandIn(folder);
    sandbox = await Sandbox.start();
    near = new Near({ network: sandbox });
  });
  afterAll(async () => {
    await sandbox.stop();
    remove(folder);
  });

  const height = async () => (await near.getStatus()).sync_info.latest_block_height;

  async function createAccount(name: string): Promise<string> {
    const id = `${name}.${sandbox.rootAccount.id}`;
    await near
      .transaction(sandbox.rootAccount.id)
      .createAccount(id)
      .transfer(id, '10 NEAR')
      .addKey(generateKey().publicKey.toString(), { type: 'fullAccess' })
      .send();
    return id;
  }

  it('creates accounts and waits until they are final', async () => {
    const id = await createAccount('alice');
    await near.transaction(sandbox.rootAccount.id).transfer(id, '1 NEAR').send({ waitUntil: 'FINAL' });
    // What the account's storage holds is not its to spend.
    expect(await near.getBalance(id)).toBe('10.99');
  });

  it('finds a published contract at once', async () => {
    const { id } = sandbox.rootAccount;
    await near.transaction(id).publishContract(contract('hello'), { identifiedBy: 'account' }).send();
    await near.transaction(id).deployFromPublished({ accountId: id }).send({ waitUntil: 'FINAL' });
    expect(await near.view(id, 'get_greeting', {})).toBe('Hello');
  });

  it('goes back to a snapshot, with a restart and without', async () => {
    const snapshot = await sandbox.dumpState();
    const { id } = sandbox.rootAccount;
    const before = await near.getBalance(id);
    await createAccount('spender');
    expect(await near.getBalance(id)).not.toBe(before);
    await sandbox.restoreState(snapshot);
    expect(await near.getBalance(id)).toBe(before);
    await createAccount('later');
    await sandbox.restart(snapshot);
    expect(await near.getBalance(id)).toBe(before);
    expect(await near.accountExists(`later.${id}`)).toBe(false);
  });

  it('moves blocks on', async () => {
    const before = await height();
    await sandbox.fastForward(100);
    expect(await height()).toBeGreaterThanOrEqual(before + 100);
  });
});
