import { readFileSync } from 'node:fs';
import { Account, JsonRpcProvider, KeyPair, KeyPairSigner, actions } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNetwork, keyPairFromSeed } from '../../src/near/index.ts';
import type { LocalNetwork } from '../../src/near/index.ts';
import { serveHttp } from '../../src/cli/serveHttp.ts';
import type { HttpServer } from '../../src/cli/serveHttp.ts';

const NEAR = 10n ** 24n;
const wasm = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../public/contracts/${name}.wasm`, import.meta.url)));
const ids = ['alice.test', 'bob.test', 'poor.test', 'hello.test', 'caller.test'];
const key = (id: string) => keyPairFromSeed(id);

function startNetwork(): LocalNetwork {
  return createNetwork({
    accounts: ids.map((id) => ({
      id,
      balance: id === 'poor.test' ? NEAR / 100n : 100n * NEAR,
      publicKey: key(id).publicKey,
      code: id === 'hello.test' || id === 'caller.test' ? wasm(id.replace('.test', '')) : undefined,
    })),
  });
}

const doors = [
  {
    name: 'with fetch replaced',
    open: async (network: LocalNetwork) => {
      vi.stubGlobal('fetch', network.fetch);
      return {
        url: 'http://crosscall.invalid',
        close: () => Promise.resolve(vi.unstubAllGlobals()).then(() => undefined),
      };
    },
  },
  {
    name: 'over HTTP',
    open: (network: LocalNetwork): Promise<HttpServer> => serveHttp(network.rpc, { host: '127.0.0.1', port: 0 }),
  },
];

describe.each(doors)('near-api-js $name', ({ open }) => {
  let network: LocalNetwork;
  let provider: JsonRpcProvider;
  let close: () => Promise<unknown>;
  const account = (id: string, secretKey = key(id).secretKey) =>
    new Account(id, provider, KeyPairSigner.fromSecretKey(secretKey as KeyPairString));

  beforeEach(async () => {
    network = startNetwork();
    const server = await open(network);
    provider = new JsonRpcProvider({ url: server.url });
    close = server.close;
  });

  afterEach(async () => {
    network.stop();
    await close();
  });

  it('reads an account', async () => {
    expect(await account('alice.test').getState()).toMatchObject({
      balance: { total: 100n * NEAR, usedOnStorage: 1_820_000_000_000_000_000_000n, locked: 0n },
      storageUsage: 182,
    });
  });

  it('transfers, and the gas not burnt comes back', async () => {
    const outcome = await account('alice.test').transfer({ receiverId: 'bob.test', amount: NEAR });
    expect(outcome.final_execution_status).toBe('EXECUTED_OPTIMISTIC');
    await provider.viewTransactionStatus({
      txHash: outcome.transaction.hash,
      accountId: 'alice.test',
      waitUntil: 'FINAL',
    });
    expect((await account('bob.test').getState()).balance.total).toBe(101n * NEAR);
    expect((await account('alice.test').getState()).balance.total).toBe(99n * NEAR - 2n * 22_318_256_250_000_000_000n);
  });

  it('tells who waits for no more than a block how far the transaction has come by now', async () => {
    const { transaction } = await account('alice.test').transfer({ receiverId: 'bob.test', amount: 1n });
    const asked = { txHash: transaction.hash, accountId: 'alice.test' };
    await provider.viewTransactionStatus({ ...asked, waitUntil: 'FINAL' });
    expect(await provider.viewTransactionStatus({ ...asked, waitUntil: 'INCLUDED' })).toMatchObject({
      final_execution_status: 'FINAL',
      status: { SuccessValue: '' },
    });
  });

  it('creates an account with a key and signs with that key', async () => {
    const fresh = KeyPair.fromString(keyPairFromSeed('fresh').secretKey as KeyPairString);
    const outcome = await account('alice.test').createAccount({
      newAccountId: 'sub.alice.test',
      publicKey: fresh.getPublicKey(),
      nearToTransfer: 5n * NEAR,
    });
    expect(outcome.status).toMatchObject({ SuccessValue: '' });
    await account('sub.alice.test', keyPairFromSeed('fresh').secretKey).transfer({
      receiverId: 'bob.test',
      amount: 1n,
    });
  });

  it('deploys a contract and calls it', async () => {
    const bob = account('bob.test');
    await bob.deployContract(wasm('hello'));
    expect(await provider.viewContractCode({ contractId: 'bob.test' })).toMatchObject({ hash: expect.any(String) });
    await bob.callFunction({ contractId: 'bob.test', methodName: 'set_greeting', args: { greeting: 'howdy' } });
    expect(await provider.callFunction({ contractId: 'bob.test', method: 'get_greeting', args: {} })).toBe('howdy');
  });

  it('follows a cross-contract call to the end, receipt by receipt', async () => {
    const alice = account('alice.test');
    await account('caller.test').callFunction({
      contractId: 'caller.test',
      methodName: 'init',
      args: { hello_id: 'hello.test' },
    });
    const outcome = await alice.callFunctionRaw({
      contractId: 'caller.test',
      methodName: 'query_greeting',
      args: {},
      waitUntil: 'FINAL',
    });
    const executors = outcome.receipts_outcome.map(({ outcome: { executor_id: id } }) => id);
    expect(executors).toContain('hello.test');
    expect(outcome.final_execution_status).toBe('FINAL');
    const withReceipts = await provider.viewTransactionStatusWithReceipts({
      txHash: outcome.transaction.hash,
      accountId: 'alice.test',
      waitUntil: 'FINAL',
    });
    expect(withReceipts).toMatchObject({
      receipts: expect.arrayContaining([expect.objectContaining({ receiver_id: 'hello.test' })]),
    });
  });

  it('lists access keys, blocks, chunks, the gas price and the node', async () => {
    const keys = await account('alice.test').getAccessKeyList();
    expect(keys.keys).toMatchObject([{ access_key: { nonce: 0, permission: 'FullAccess' } }]);
    await account('alice.test').transfer({ receiverId: 'bob.test', amount: 1n });
    const block = await provider.viewBlock({ finality: 'optimistic' });
    const { chunk_hash: hash } = block.chunks[0]!;
    expect((await provider.viewChunk(hash)).header.chunk_hash).toBe(hash);
    expect(await provider.viewGasPrice()).toMatchObject({ gas_price: '100000000' });
    expect(await provider.viewNodeStatus()).toMatchObject({ chain_id: 'crosscall', protocol_version: 88 });
    expect(await provider.viewValidators()).toMatchObject({ current_validators: [{ account_id: 'validator' }] });
    expect(await provider.experimental_protocolConfig({ finality: 'final' })).toMatchObject({
      runtime_config: { storage_amount_per_byte: '10000000000000000000' },
    });
  });

  it.each<[string, (p: JsonRpcProvider) => Promise<unknown>, string, RegExp]>([
    [
      'an account that is not there',
      (p) => p.viewAccount({ accountId: 'nobody.test' }),
      'AccountDoesNotExistError',
      /nobody\.test does not exist/,
    ],
    [
      'a key that is not there',
      (p) =>
        p.viewAccessKey({
          accountId: 'alice.test',
          publicKey: KeyPair.fromString(key('x').secretKey as KeyPairString).getPublicKey(),
        }),
      'AccessKeyDoesNotExistError',
      /does not exist/,
    ],
    [
      'a method that is not there',
      (p) => p.callFunction({ contractId: 'hello.test', method: 'nope', args: {} }),
      'ContractMethodNotFoundError',
      /not found/,
    ],
    [
      'a contract that is not there',
      (p) => p.callFunction({ contractId: 'bob.test', method: 'nope', args: {} }),
      'ContractCodeDoesNotExistError',
      /bob\.test does not exist/,
    ],
    ['a block that is not there', (p) => p.viewBlock({ blockId: 999_999 }), 'UnknownBlockError', /never been observed/],
    [
      'a transaction that is not there',
      (p) => p.viewTransactionStatus({ txHash: '1'.repeat(32), accountId: 'alice.test', waitUntil: 'NONE' }),
      'UnknownTransactionError',
      /Unknown transaction/,
    ],
    [
      'a receipt that is not there',
      (p) => p.viewTransactionReceipt('1'.repeat(32)),
      'UnknownReceiptError',
      /Unknown receipt/,
    ],
  ])('is told of %s in an error type of its own', async (_what, ask, type, message) => {
    const failure = await ask(provider).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: type, message: expect.stringMatching(message) });
  });

  it.each<[string, (send: (id: string, secret?: string) => Account) => Promise<unknown>, string]>([
    [
      'too little money',
      (send) => send('poor.test').transfer({ receiverId: 'bob.test', amount: NEAR }),
      'NotEnoughBalanceError',
    ],
    [
      'a key not on the account',
      (send) => send('alice.test', key('x').secretKey).transfer({ receiverId: 'bob.test', amount: 1n }),
      'AccessKeyDoesNotExistError',
    ],
    [
      'a receiver that is not there',
      (send) => send('alice.test').callFunction({ contractId: 'nobody.test', methodName: 'x', args: {} }),
      'AccountDoesNotExistActionError',
    ],
    [
      'a method that is not there',
      (send) => send('alice.test').callFunction({ contractId: 'hello.test', methodName: 'nope', args: {} }),
      'ContractMethodNotFoundError',
    ],
    [
      'arguments that the contract cannot read',
      (send) => send('alice.test').callFunction({ contractId: 'hello.test', methodName: 'set_greeting', args: {} }),
      'ContractExecutionError',
    ],
    [
      'an account that is there already',
      (send) =>
        send('alice.test').signAndSendTransaction({ receiverId: 'bob.test', actions: [actions.createAccount()] }),
      'AccountAlreadyExistsActionError',
    ],
  ])('fails with the right type for %s', async (_what, act, type) => {
    const failure = await act(account).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: type });
  });
});
