import { cards } from './cardWorld.ts';
import { agency, agencyAndOffice } from './journeyWorlds.ts';
import { gallery } from './nftWorld.ts';
import { parcels } from './oracleWorld.ts';
import { payrollWorld } from './payrollWorld.ts';
import { tokens } from './tokenWorlds.ts';
import type { World } from './world.ts';

/** Two people, and a contract that calls another. */
export const greetings: World = {
  people: { alice: 'alice.test', bob: 'bob.test' },
  contracts: {
    hello: { id: 'hello.test', contract: 'hello' },
    caller: {
      id: 'caller.test',
      contract: 'caller',
      init: { methodName: 'init', args: { hello_id: 'hello.test' } },
    },
  },
};

/** A guestbook that has its authors counted, and someone who would rather not be. */
export const guests: World = {
  people: { alice: 'alice.test', bob: 'bob.test', mallory: 'mallory.test' },
  contracts: {
    counter: { id: 'counter.test', contract: 'counter' },
    guestbook: {
      id: 'guestbook.test',
      contract: 'guestbook',
      init: { methodName: 'init', args: { counter_id: 'counter.test' } },
    },
  },
};

/** The same people; the guestbook is tight with gas, and counter, in TypeScript, wants more of it. */
const tightGuests: World = {
  people: guests.people,
  contracts: {
    counter: { id: 'counter.test', contract: 'counter-ts' },
    guestbook: {
      id: 'guestbook.test',
      contract: 'tight-guestbook',
      init: { methodName: 'init', args: { counter_id: 'counter.test' } },
    },
  },
};

const near = (amount: bigint): string => (amount * 10n ** 24n).toString();
const deposit = (signerId: string, amount: bigint) => ({
  signerId,
  receiverId: 'vault.test',
  methodName: 'deposit',
  args: {},
  deposit: near(amount),
});

/** A careless vault that holds 20 NEAR of alice’s and 10 of mallory’s. */
const savings: World = {
  people: { alice: 'alice.test', mallory: 'mallory.test' },
  contracts: { vault: { id: 'vault.test', contract: 'careless-vault' } },
  setup: [deposit('alice.test', 20n), deposit('mallory.test', 10n)],
};

/** The same vault, with 5 NEAR of a thief’s: a contract of mallory’s. */
const robbery: World = {
  people: savings.people,
  contracts: {
    ...savings.contracts,
    thief: {
      id: 'thief.test',
      contract: 'thief',
      init: { methodName: 'init', args: { vault_id: 'vault.test' } },
    },
  },
  setup: [deposit('alice.test', 20n), { ...deposit('mallory.test', 5n), receiverId: 'thief.test' }],
};

const worlds: Readonly<Record<string, World>> = {
  'two-contracts-one-call': greetings,
  'hearing-back': greetings,
  'what-a-promise-becomes': { ...greetings, sideBySide: true },
  'when-does-it-run': { ...greetings, sideBySide: true },
  'who-may-call-back': {
    ...guests,
    contracts: { ...guests.contracts, forger: { id: 'forger.test', contract: 'forger' } },
  },
  'success-is-not-success': greetings,
  'nothing-rolls-back': { ...guests, sideBySide: true },
  'follow-the-money': { ...guests, sideBySide: true },
  'the-callback-that-fails': guests,
  'prepaid-burnt-refunded': greetings,
  'a-budget-for-the-chain': guests,
  'running-out': tightGuests,
  'the-limits': payrollWorld(44),
  'in-sequence': agency,
  'in-parallel': agencyAndOffice,
  'returning-a-promise': agencyAndOffice,
  batches: cards,
  factories: cards,
  'an-nft-marketplace': gallery,
  'waiting-for-the-world': parcels,
  'transfer-and-call': tokens,
  'the-gap': { ...savings, sideBySide: true },
  reentrancy: robbery,
  'testing-cross-contract-calls': { ...savings, sideBySide: true },
};

/** The world of a lesson, by the lesson's id. */
export function worldOf(lessonId: string): World {
  const world = worlds[lessonId];
  if (world === undefined) {
    throw new Error(`No world is set up for the lesson “${lessonId}”; there are ${Object.keys(worlds).join(', ')}.`);
  }
  return world;
}
