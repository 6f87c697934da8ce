import { existsSync } from 'node:fs';
import { Account, JsonRpcProvider, KeyPair, KeyPairSigner } from 'near-api-js';
import { DEFAULT_ACCOUNT_ID, DEFAULT_BALANCE, DEFAULT_PRIVATE_KEY, GenesisAccount, Sandbox } from 'near-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, remove, temporaryFolder, useStandIn } from './standIn.ts';

// What near-api-js' own tests do: they start near-sandbox and sign with its account.
describe.skipIf(process.platform === 'win32')('near-sandbox and near-api-js', () => {
  let folder: string;
  let sandbox: Sandbox;
  let provider: JsonRpcProvider;
  const root = (on = provider) => new Account(DEFAULT_ACCOUNT_ID, on, KeyPairSigner.fromSecretKey(DEFAULT_PRIVATE_KEY));

  beforeAll(async () => {
    folder = temporaryFolder();
    useStandIn(folder);
    sandbox = await Sandbox.start({});
    provider = new JsonRpcProvider({ url: sandbox.rpcUrl });
  });
  afterAll(async () => {
    await sandbox.tearDown();
    remove(folder);
  });

  it('starts with an account that can pay', async () => {
    expect((await root().getState()).balance.total).toBe(DEFAULT_BALANCE);
  });

  it('creates an account, deploys to it and follows a cross-contract call', async () => {
    const key = KeyPair.fromRandom('ed25519');
    for (const name of ['hello', 'caller']) {
      const id = `${name}.${DEFAULT_ACCOUNT_ID}`;
      await root().createAccount({ newAccountId: id, publicKey: key.getPublicKey(), nearToTransfer: 10n ** 25n });
      await new Account(id, provider, KeyPairSigner.fromSecretKey(key.toString())).deployContract(contract(name));
    }
    const contractId = `caller.${DEFAULT_ACCOUNT_ID}`;
    await root().callFunction({ contractId, methodName: 'init', args: { hello_id: `hello.${DEFAULT_ACCOUNT_ID}` } });
    const outcome = await root().callFunctionRaw({
      contractId,
      methodName: 'query_greeting',
      args: {},
      waitUntil: 'FINAL',
    });
    expect(outcome.receipts_outcome.map((receipt) => receipt.outcome.executor_id)).toContain(
      `hello.${DEFAULT_ACCOUNT_ID}`,
    );
    expect(outcome.status).toMatchObject({ SuccessValue: expect.any(String) });
  });

  it('takes additional accounts and settings', async () => {
    const key = KeyPair.fromRandom('ed25519');
    const rich = new GenesisAccount('rich', key.getPublicKey().toString(), key.toString(), 10n ** 30n);
    const second = await Sandbox.start({
      config: { additionalAccounts: [rich], additionalGenesis: { epoch_length: 100, chain_id: 'mine' } },
    });
    const there = new JsonRpcProvider({ url: second.rpcUrl });
    expect(await there.viewAccount({ accountId: 'rich' })).toMatchObject({ amount: 10n ** 30n });
    expect(await there.viewNodeStatus()).toMatchObject({ chain_id: 'mine' });
    await second.tearDown();
  });

  it('starts anew from a dump', async () => {
    await root().createAccount({
      newAccountId: 'kept.sandbox',
      publicKey: KeyPair.fromRandom('ed25519').getPublicKey(),
      nearToTransfer: 7n,
    });
    const { genesis, validatorKey, nodeKey } = await sandbox.dump();
    const second = await Sandbox.start({
      config: { additionalGenesis: genesis, validatorKey, nodeKey, additionalAccounts: [] },
    });
    const there = new JsonRpcProvider({ url: second.rpcUrl });
    expect((await there.viewAccount({ accountId: 'kept.sandbox' })).amount).toBe(7n);
    await root(there).transfer({ receiverId: 'kept.sandbox', amount: 1n });
    expect((await there.viewAccount({ accountId: 'kept.sandbox' })).amount).toBe(8n);
    await second.tearDown();
  });

  it('is gone once it is torn down', async () => {
    const second = await Sandbox.start({});
    await second.tearDown();
    await expect(fetch(`${second.rpcUrl}/status`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(existsSync(second.homeDir)).toBe(false);
  });
});
