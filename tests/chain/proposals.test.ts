import { expect, test } from 'vitest';
import { createNetwork } from '../../src/near/createNetwork.ts';
import { keyPairFromSeed } from '../../src/near/keyPair.ts';
import { NEAR, testAccount, testTransaction } from './testChain.ts';

test('a stake is proposed in the headers of the block after it was made, once, and among the epoch’s proposals', async () => {
  const stake = 10_000_000n * NEAR;
  const rich = testAccount('alice.test', { balance: 2n * stake });
  const { chain, clock, rpc } = createNetwork({ accounts: [rich], pace: { type: 'Manual' } });
  const ask = async (method: string, params: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const answer = await rpc.handleHttp({ method: 'POST', path: '/', body });
    return (JSON.parse(answer.body) as { result: Record<string, unknown> }).result;
  };
  const seen = async () => {
    const block = await ask('block', { finality: 'optimistic' });
    const [chunk] = block['chunks'] as Record<string, unknown>[];
    const { current_proposals: current } = await ask('validators', { latest: null });
    return [
      (block['header'] as Record<string, unknown>)['validator_proposals'],
      chunk?.['validator_proposals'],
      current,
    ];
  };
  clock.step();
  const { publicKey } = keyPairFromSeed('validator key');
  chain.submit(testTransaction(chain, 'alice.test', 'alice.test', [{ type: 'Stake', stake, publicKey }]));
  clock.step();
  expect(chain.head().chunks[0]?.proposals).toHaveLength(1);
  expect(await seen()).toEqual([[], [], []]);
  clock.step();
  const proposal = {
    validator_stake_struct_version: 'V1',
    account_id: 'alice.test',
    public_key: expect.stringMatching(/^ed25519:/) as string,
    stake: stake.toString(),
  };
  expect(await seen()).toEqual([[proposal], [proposal], [proposal]]);
  clock.step();
  expect(await seen()).toEqual([[], [], [proposal]]);
});

test('a shard that then misses a chunk tells of the stake with its next', () => {
  const stake = 10_000_000n * NEAR;
  const { chain } = createNetwork({
    accounts: [testAccount('alice.test', { balance: 2n * stake })],
    pace: { type: 'Manual' },
  });
  chain.produceBlock();
  const { publicKey } = keyPairFromSeed('validator key');
  chain.submit(testTransaction(chain, 'alice.test', 'alice.test', [{ type: 'Stake', stake, publicKey }]));
  chain.produceBlock();
  const told = (missingShards: readonly number[]) =>
    chain.epochAt(chain.produceBlock({ missingShards })).proposals.length;
  expect([told([0]), told([])]).toEqual([0, 1]);
});
