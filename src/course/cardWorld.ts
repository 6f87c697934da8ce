import type { World } from './world.ts';

/** A factory that has the code for cards, and a counter. */
export const cards: World = {
  people: { alice: 'alice.test', bob: 'bob.test', mallory: 'mallory.test' },
  contracts: {
    counter: { id: 'counter.test', contract: 'counter' },
    factory: { id: 'factory.test', contract: 'factory' },
  },
  setup: [{ signerId: 'factory.test', receiverId: 'factory.test', methodName: 'store_code', args: {}, code: 'card' }],
};
