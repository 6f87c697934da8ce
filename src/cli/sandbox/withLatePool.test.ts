import { Account, JsonRpcProvider, KeyPairSigner, actions } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { afterEach, expect, it, vi } from 'vitest';
import { createChain } from '../../near/chain/createChain.ts';
import { createGenesis, createNetwork, keyPairFromSeed } from '../../near/index.ts';
import { decodeSignedTransaction } from '../../near/primitives/transactionBorsh.ts';
import { withLatePool } from './withLatePool.ts';

const key = keyPairFromSeed('alice');
const start = () =>
  withLatePool(
    createChain(
      createGenesis({
        accounts: ['alice.test', 'bob.test'].map((id) => ({ id, balance: 10n ** 25n, publicKey: key.publicKey })),
      }),
    ),
  );

afterEach(() => vi.unstubAllGlobals());

async function transfer(chain: ReturnType<typeof start>, amount: bigint) {
  const network = createNetwork({ chain, pace: { type: 'Manual' } });
  vi.stubGlobal('fetch', network.fetch);
  const provider = new JsonRpcProvider({ url: 'http://crosscall.invalid' });
  const alice = new Account('alice.test', provider, KeyPairSigner.fromSecretKey(key.secretKey as KeyPairString));
  const signed = await alice.createSignedTransaction({ receiverId: 'bob.test', actions: [actions.transfer(amount)] });
  return decodeSignedTransaction(signed.encode());
}

it('takes a transaction into the block after next', async () => {
  const chain = start();
  chain.produceBlock();
  const transaction = await transfer(chain, 1n);
  expect(chain.submit(transaction)).toEqual({ type: 'Accepted' });
  expect(chain.submit(transaction)).toEqual({ type: 'Accepted' });
  expect([chain.isInPool(transaction.hash), chain.isQuiet(), chain.pending().transactions]).toEqual([true, false, 1]);
  chain.produceBlock();
  expect(chain.transaction(transaction.hash)).toBeUndefined();
  const { height } = chain.produceBlock();
  expect(chain.transaction(transaction.hash)?.blockHeight).toBe(height);
  expect(chain.isInPool(transaction.hash)).toBe(false);
});

it('refuses at once what cannot be paid', async () => {
  const chain = start();
  chain.produceBlock();
  expect(chain.submit(await transfer(chain, 10n ** 30n))).toMatchObject({
    type: 'Refused',
    error: { type: 'NotEnoughBalance' },
  });
  expect(chain.isQuiet()).toBe(true);
});

it('takes in what waits when heights are skipped', async () => {
  const chain = start();
  chain.produceBlock();
  const transaction = await transfer(chain, 1n);
  chain.submit(transaction);
  chain.fastForward(5);
  expect(chain.isInPool(transaction.hash)).toBe(true);
});
