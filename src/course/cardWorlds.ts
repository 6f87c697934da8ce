import type { World } from './world.ts';

const itself = { signerId: 'factory.test', receiverId: 'factory.test', args: {} };

/** A factory that has the code for cards, and a counter. */
export const cards: World = {
  people: { alice: 'alice.test', bob: 'bob.test', mallory: 'mallory.test' },
  contracts: {
    counter: { id: 'counter.test', contract: 'counter' },
    factory: { id: 'factory.test', contract: 'factory' },
  },
  setup: [{ ...itself, methodName: 'store_code', code: 'card' }],
};

/** A factory that has put up its code for all cards at once as well. */
export const sharedCards: World = {
  people: cards.people,
  contracts: { factory: { id: 'factory.test', contract: 'factory' } },
  balances: { 'factory.test': 20 },
  setup: [
    { ...itself, methodName: 'store_code', code: 'card' },
    { ...itself, methodName: 'share_code' },
  ],
};
