import type { World } from './world.ts';

const near = 10n ** 24n;
const byAlice = (methodName: string, args: object, deposit = 0n) => ({
  signerId: 'alice.test',
  receiverId: 'nft.test',
  methodName,
  args,
  deposit: String(deposit),
});

/** What alice says to offer a token: whom she approves, and in which words. */
export const offerOf = (token_id: string, price: bigint) => ({
  ...byAlice('nft_approve', { token_id, account_id: 'market.test', msg: JSON.stringify({ price: `${price * near}` }) }),
  deposit: String(near / 1000n),
});

/** Two tokens of alice’s, and a market that offers dawn for 10 NEAR and dusk for 5. */
export const gallery: World = {
  people: { alice: 'alice.test', bob: 'bob.test', mallory: 'mallory.test' },
  contracts: {
    nft: {
      id: 'nft.test',
      contract: 'nft',
      init: { methodName: 'init', args: { artist_id: 'alice.test', name: 'Times of day', symbol: 'DAY' } },
    },
    market: {
      id: 'market.test',
      contract: 'market',
      init: { methodName: 'init', args: { nft_id: 'nft.test' } },
    },
  },
  setup: [
    byAlice('nft_mint', { token_id: 'dawn', metadata: { title: 'Dawn' } }),
    byAlice('nft_mint', { token_id: 'dusk', metadata: { title: 'Dusk' } }),
    offerOf('dawn', 10n),
    offerOf('dusk', 5n),
  ],
  sideBySide: true,
};

/** The same before alice has offered anything. */
export const withoutOffers = (world: World): World => ({
  ...world,
  setup: world.setup?.filter(({ methodName }) => methodName !== 'nft_approve'),
});
