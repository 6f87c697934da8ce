import { expect, test } from 'vitest';
import { createGenesis } from '../../src/near/createGenesis.ts';
import { createChain } from '../../src/near/chain/createChain.ts';
import type { Chain } from '../../src/near/chain/chain.ts';
import { hashOf } from '../../src/near/primitives/hash.ts';
import { NEAR, settle, testAccount, testTransaction } from './testChain.ts';

/** Accounts before `mm` live in shard 0, the others in shard 1. */
function twoShards(): Chain {
  const genesis = createGenesis({ accounts: [testAccount('alice.test'), testAccount('zoe.test')] });
  const chain = createChain({ ...genesis, shardLayout: { boundaryAccounts: ['mm'], shardIds: [0, 1] } });
  chain.produceBlock();
  return chain;
}

const balanceOf = (chain: Chain, id: string): bigint | undefined => chain.stateAt(chain.head(), id).account(id)?.amount;

test('a receipt crosses to another shard in the next block', () => {
  const chain = twoShards();
  chain.submit(testTransaction(chain, 'alice.test', 'zoe.test', [{ type: 'Transfer', deposit: NEAR }]));
  chain.produceBlock();
  const [sender, receiver] = chain.produceBlock().chunks;
  expect([sender?.outcomes.length, receiver?.outcomes.length]).toEqual([0, 1]);
  expect(balanceOf(chain, 'zoe.test')).toBe(101n * NEAR);
});

test('what was sent to a shard without a chunk waits for its next one', () => {
  const chain = twoShards();
  chain.submit(testTransaction(chain, 'alice.test', 'zoe.test', [{ type: 'Transfer', deposit: NEAR }]));
  chain.produceBlock();
  chain.produceBlock({ missingShards: [1] });
  expect([balanceOf(chain, 'zoe.test'), chain.pending().inFlight]).toEqual([100n * NEAR, 1]);
  chain.produceBlock();
  expect(balanceOf(chain, 'zoe.test')).toBe(101n * NEAR);
});

test('a shard without a chunk sends later what it made before', () => {
  const chain = twoShards();
  chain.submit(testTransaction(chain, 'alice.test', 'zoe.test', [{ type: 'Transfer', deposit: NEAR }]));
  chain.produceBlock();
  chain.produceBlock({ missingShards: [0] });
  expect(balanceOf(chain, 'zoe.test')).toBe(100n * NEAR);
  chain.produceBlock();
  expect(balanceOf(chain, 'zoe.test')).toBe(101n * NEAR);
});

test('a global contract reaches every shard, its own first', () => {
  const chain = twoShards();
  const code = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  chain.submit(
    testTransaction(chain, 'zoe.test', 'zoe.test', [{ type: 'DeployGlobalContract', code, deployMode: 'CodeHash' }]),
  );
  const identifier = { type: 'CodeHash', hash: hashOf(code) } as const;
  const known = () =>
    ['alice.test', 'zoe.test'].map((id) => chain.stateAt(chain.head(), id).globalCode(identifier) !== undefined);
  chain.produceBlock();
  chain.produceBlock();
  expect(known()).toEqual([false, true]);
  settle(chain);
  expect(known()).toEqual([true, true]);
});
