import type { SetupCall } from '../network/types.ts';
import type { World } from './world.ts';

/** Somebody becomes able to have tokens, and alice pays for it. */
export const registered = (accountId: string): SetupCall => ({
  signerId: 'alice.test',
  receiverId: 'token.test',
  methodName: 'storage_deposit',
  args: { account_id: accountId },
  deposit: (2n * 10n ** 21n).toString(),
});

/** Tokens of alice's go to somebody else. */
export const given = (accountId: string, amount: number): SetupCall => ({
  signerId: 'alice.test',
  receiverId: 'token.test',
  methodName: 'ft_transfer',
  args: { receiver_id: accountId, amount: String(amount) },
  deposit: '1',
});

/** Alice has 100 tokens; swap gives a NEAR for ten of them; the liar passes on what it gets to mallory. Bob is not registered. */
export const tokens: World = {
  people: { alice: 'alice.test', bob: 'bob.test', mallory: 'mallory.test' },
  contracts: {
    token: {
      id: 'token.test',
      contract: 'fungible-token',
      init: { methodName: 'init', args: { owner_id: 'alice.test', total_supply: '100' } },
    },
    swap: {
      id: 'swap.test',
      contract: 'swap',
      init: { methodName: 'init', args: { token_id: 'token.test', price: '10' } },
    },
    liar: { id: 'liar.test', contract: 'liar', init: { methodName: 'init', args: { friend_id: 'mallory.test' } } },
  },
  setup: ['swap.test', 'liar.test', 'mallory.test'].map(registered),
};
