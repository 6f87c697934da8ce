import type { World } from './world.ts';

/** Bob delivers parcels and reports to the oracle; alice buys at the shop, by way of an escrow. */
export const parcels: World = {
  people: { alice: 'alice.test', bob: 'bob.test', mallory: 'mallory.test', shop: 'shop.test' },
  contracts: {
    oracle: { id: 'oracle.test', contract: 'oracle', init: { methodName: 'init', args: { reporter_id: 'bob.test' } } },
    escrow: {
      id: 'escrow.test',
      contract: 'escrow',
      init: { methodName: 'init', args: { oracle_id: 'oracle.test', shop_id: 'shop.test' } },
    },
  },
  sideBySide: true,
};
