import { describe, expect, test } from 'vitest';
import type { Chain } from '../../src/near/chain/chain.ts';
import { createChain } from '../../src/near/chain/createChain.ts';
import type { Block, BlockInput, ShardLayout } from '../../src/near/chain/types.ts';
import { createGenesis } from '../../src/near/createGenesis.ts';
import { createNetwork } from '../../src/near/createNetwork.ts';
import type { Action } from '../../src/near/primitives/action.ts';
import { receiptIdFromTransaction } from '../../src/near/primitives/ids.ts';
import { hashKey } from '../../src/near/primitives/hash.ts';
import { NEAR, settle, testAccount, testTransaction } from './testChain.ts';

const Pgas = 10n ** 15n;
const two: ShardLayout = { boundaryAccounts: ['mm'], shardIds: [0, 1] };
const six: ShardLayout = { boundaryAccounts: ['b', 'c', 'd', 'e', 'f'], shardIds: [10, 11, 1, 8, 9, 6] };

function chainOf(shardLayout: ShardLayout, ...ids: readonly string[]): Chain {
  const genesis = createGenesis({ accounts: ids.map((id) => testAccount(id, { balance: 1000n * NEAR })) });
  const chain = createChain({ ...genesis, shardLayout });
  chain.produceBlock();
  return chain;
}

const call = (args: number, gas = 10n ** 13n): Action => ({
  type: 'FunctionCall',
  methodName: 'x',
  args: new Uint8Array(args),
  gas,
  deposit: 0n,
});

const send = (chain: Chain, from: string, to: string, action: Action, nonce = 1n) => {
  const transaction = testTransaction(chain, from, to, [action], { nonce });
  return { transaction, result: chain.submit(transaction) };
};

const chunkOf = (block: Block, shardId: number) => block.chunks.find((chunk) => chunk.shardId === shardId);
const executedIn = (block: Block, shardId: number) => chunkOf(block, shardId)?.outcomes.map(({ id }) => hashKey(id));
const rootsOf = (block: Block) => block.chunks.map(({ stateRoot }) => hashKey(stateRoot));

describe('large receipts between shards', () => {
  test('wait for bandwidth, are sent in order, and arrive', () => {
    const chain = chainOf(two, 'alice.test', 'zoe.test');
    const sent = [1n, 2n].map((nonce) => send(chain, 'alice.test', 'zoe.test', call(1_400_000), nonce).transaction);
    const made = chain.produceBlock();
    const [first, second] = sent.map(({ hash }) => hashKey(receiptIdFromTransaction(hash, made.height)));
    const sender = chunkOf(made, 0);
    // A link carries 2.25 MB without asking.
    expect(sender?.outgoingReceipts.map(({ receiptId }) => hashKey(receiptId))).toEqual([first]);
    expect(sender?.congestion.receiptBytes).toBeGreaterThan(1_400_000);
    expect(sender?.congestion.bufferedReceiptsGas).toBeGreaterThan(10n ** 13n);
    expect(sender?.bandwidthRequests).toEqual([{ toShard: 1, sizes: [12] }]);
    expect([chain.pending().inFlight, chain.pending().buffered, chain.isQuiet()]).toEqual([1, 1, false]);
    expect(chain.receipt(receiptIdFromTransaction(sent[1]!.hash, made.height))?.madeIn).toBe(made.hash);

    const next = chain.produceBlock();
    expect(executedIn(next, 1)).toEqual([first]);
    expect(chunkOf(next, 0)?.outgoingReceipts.map(({ receiptId }) => hashKey(receiptId))).toEqual([second]);
    expect(chunkOf(next, 0)?.congestion).toMatchObject({ receiptBytes: 0, bufferedReceiptsGas: 0n });
    expect(executedIn(chain.produceBlock(), 1)).toEqual([second]);
    settle(chain);
    expect(chain.pending().buffered).toBe(0);
  });

  test('of one among six shards wait a block more than small ones', () => {
    const chain = chainOf(six, 'alice.test', 'bob.test', 'fay.test');
    const large = send(chain, 'alice.test', 'fay.test', call(1_400_000)).transaction;
    const small = send(chain, 'bob.test', 'fay.test', call(1_000)).transaction;
    const made = chain.produceBlock();
    const [waiting, quick] = [large, small].map(({ hash }) => hashKey(receiptIdFromTransaction(hash, made.height)));
    expect(executedIn(chain.produceBlock(), 6)).toEqual([quick]);
    expect(executedIn(chain.produceBlock(), 6)).toContain(waiting);
  });

  test('do not wait where there is one shard: it may send itself 4.5 MB', () => {
    const chain = chainOf({ boundaryAccounts: [], shardIds: [0] }, 'alice.test', 'bob.test', 'carol.test', 'dave.test');
    for (const id of ['alice.test', 'bob.test', 'carol.test']) send(chain, id, 'dave.test', call(1_390_000));
    expect(chain.produceBlock().chunks[0]?.outgoingReceipts.length).toBe(3);
    expect(chain.pending().buffered).toBe(0);
  });
});

describe('a shard that misses chunks', () => {
  const without1: BlockInput = { missingShards: [1] };

  test('is sent nothing until it has one again, and then what came first', () => {
    const chain = chainOf(two, 'alice.test', 'bob.test', 'zoe.test');
    const made: string[] = [];
    for (const nonce of [1n, 2n, 3n]) {
      const { transaction } = send(chain, 'alice.test', 'zoe.test', { type: 'Transfer', deposit: nonce }, nonce);
      const block = chain.produceBlock(without1);
      made.push(hashKey(receiptIdFromTransaction(transaction.hash, block.height)));
    }
    expect([chain.pending().buffered, chain.pending().inFlight]).toEqual([3, 0]);
    expect(executedIn(chain.produceBlock(), 1)).toEqual([]);
    expect(executedIn(chain.produceBlock(), 1)).toEqual(made);
  });

  test('refuses transactions as stuck from the 100th on, and takes them again with its next chunk', () => {
    const chain = chainOf(two, 'alice.test', 'zoe.test');
    const transfer: Action = { type: 'Transfer', deposit: 1n };
    const attempt = () => chain.verify(testTransaction(chain, 'alice.test', 'zoe.test', [transfer]));
    // The block after genesis had no chunks either.
    for (let i = 0; i < 98; i++) chain.produceBlock(without1);
    const before = attempt();
    chain.produceBlock(without1);
    const root = rootsOf(chain.head());
    expect([before, attempt()]).toEqual([
      null,
      { type: 'ShardStuck', shardId: 1, missedChunks: chain.head().height - chain.genesisBlock().height },
    ]);
    expect(send(chain, 'alice.test', 'zoe.test', transfer).result.type).toBe('Refused');
    expect([chain.pending().transactions, rootsOf(chain.head())]).toEqual([0, root]);
    // To the other shard they go on.
    expect(chain.verify(testTransaction(chain, 'zoe.test', 'alice.test', [transfer]))).toBe(null);
    chain.produceBlock();
    expect(attempt()).toBe(null);
  });

  test('congests those that would send to it, which then refuse transactions', () => {
    const chain = chainOf(two, 'alice.test', 'bob.test', 'zoe.test');
    for (let nonce = 1n; nonce <= 9n; nonce++)
      send(chain, 'alice.test', 'zoe.test', call(10, Pgas - 10n ** 13n), nonce);
    const block = chain.produceBlock(without1);
    const { bufferedReceiptsGas } = chunkOf(block, 0)!.congestion;
    expect(bufferedReceiptsGas).toBeGreaterThan(8n * Pgas);
    const toShard0 = () =>
      chain.verify(testTransaction(chain, 'zoe.test', 'bob.test', [{ type: 'Transfer', deposit: 1n }]));
    // The news stands in the next chunk's header.
    expect(toShard0()).toBe(null);
    chain.produceBlock(without1);
    expect(toShard0()).toEqual({
      type: 'ShardCongested',
      shardId: 0,
      congestionLevel: Number(bufferedReceiptsGas) / Number(10n * Pgas),
    });
    // What waited is let through, and then so are transactions.
    for (let i = 0; i < 3; i++) chain.produceBlock();
    expect([toShard0(), chain.pending().buffered]).toEqual([null, 0]);
    settle(chain);
  });

  test('drops from the pool what can no longer go there', () => {
    const chain = chainOf(two, 'alice.test', 'zoe.test');
    for (let i = 0; i < 98; i++) chain.produceBlock(without1);
    send(chain, 'alice.test', 'zoe.test', { type: 'Transfer', deposit: 1n });
    chain.produceBlock({ missingShards: [0, 1] });
    chain.produceBlock({ missingShards: [0, 1] });
    expect(chain.pending().transactions).toBe(1);
    chain.produceBlock(without1);
    expect([chain.pending().transactions, chain.head().chunks[0]?.transactions]).toEqual([0, []]);
  });
});

test('equal inputs give equal chains, however congested', () => {
  const run = (): readonly string[] => {
    const chain = chainOf(six, 'alice.test', 'bob.test', 'carl.test', 'dan.test', 'eve.test', 'fay.test');
    const seen: string[] = [];
    for (let round = 1n; round <= 3n; round++) {
      for (const from of ['alice.test', 'bob.test', 'carl.test']) {
        send(chain, from, 'eve.test', call(400_000), 2n * round);
        send(chain, from, 'fay.test', call(1_000), 2n * round + 1n);
      }
      const block = chain.produceBlock(round === 2n ? { missingShards: [9] } : {});
      seen.push(hashKey(block.hash), ...rootsOf(block));
    }
    while (!chain.isQuiet()) seen.push(...rootsOf(chain.produceBlock()));
    return seen;
  };
  expect(run()).toEqual(run());
});

test('a chunk’s header tells what the shard’s last chunk left waiting, and what it asks for', async () => {
  const chain = chainOf(two, 'alice.test', 'zoe.test');
  const { rpc } = createNetwork({ chain, pace: { type: 'Manual' } });
  for (const nonce of [1n, 2n]) send(chain, 'alice.test', 'zoe.test', call(1_400_000), nonce);
  const { receiptBytes, bufferedReceiptsGas } = chunkOf(chain.produceBlock(), 0)!.congestion;
  const { height } = chain.produceBlock();
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'chunk', params: { block_id: height, shard_id: 0 } });
  const answer = await rpc.handleHttp({ method: 'POST', path: '/', body });
  expect(JSON.parse(answer.body)).toMatchObject({
    result: {
      header: {
        congestion_info: { receipt_bytes: receiptBytes, buffered_receipts_gas: bufferedReceiptsGas.toString() },
        // The thirteenth of forty sizes.
        bandwidth_requests: {
          V1: { requests: [{ to_shard: 1, requested_values_bitmap: { data: [0, 16, 0, 0, 0] } }] },
        },
      },
    },
  });
});
