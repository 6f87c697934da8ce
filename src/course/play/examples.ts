import { accountIdOf } from './playWorld.ts';
import type { PlayAccount, PlayWorld } from './playWorld.ts';
import { usualInit } from './courseContracts.ts';

/** A pattern to begin from. Its code is `content/play/<id>.ts`, its contract, if it brings one, `<id>.contract.ts`; the tests run each in Node. */
export interface PlayExample {
  readonly id: string;
  readonly title: string;
  readonly world: PlayWorld;
  /** Its transactions are sent side by side: see `World.sideBySide`. */
  readonly sideBySide?: boolean;
}

const person = (name: string): PlayAccount => ({
  name,
  id: accountIdOf(name),
  balance: '100',
  contract: null,
  init: null,
});

/** An account with a contract of the course, named after it. */
export function contractAccount(contract: string): PlayAccount {
  const name = contract.replace(/-ts$/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { ...person(name), balance: '10', contract: { type: 'Course', name: contract }, init: usualInit(contract) };
}

const people = [person('alice'), person('bob')];
const greetings: PlayWorld = {
  accounts: [...people, contractAccount('hello'), contractAccount('caller')],
  setup: [],
};

/** Two contracts to be asked, and one of the reader's own that asks them. */
const asked: PlayWorld = {
  accounts: [
    person('alice'),
    contractAccount('hello'),
    contractAccount('counter'),
    { ...person('caller'), balance: '10', contract: { type: 'Written' } },
  ],
  setup: [],
};

/** The gallery, in the order in which it is shown. The first is what a new playground holds. */
export const playExamples: readonly PlayExample[] = [
  { id: 'call', title: 'A call that makes a call', world: greetings },
  { id: 'query-with-callback', title: 'A query with a callback', world: greetings },
  { id: 'in-sequence', title: 'Two calls in sequence', world: greetings },
  { id: 'in-parallel', title: 'Two calls in parallel', world: asked },
  { id: 'in-between', title: 'A transaction in between', world: greetings, sideBySide: true },
  { id: 'failing-call', title: 'A call that fails', world: greetings },
  { id: 'deposit-refunded', title: 'A deposit refunded', world: greetings },
  { id: 'batch', title: 'A batch of actions', world: greetings },
  { id: 'create-account', title: 'A new account', world: greetings },
  { id: 'deploy', title: 'A contract deployed', world: { accounts: people, setup: [] } },
];
