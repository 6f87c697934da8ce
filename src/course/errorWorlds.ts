import type { World } from './world.ts';

const people = { alice: 'alice.test', bob: 'bob.test' };
const hello = { id: 'hello.test', contract: 'hello' };
const caller = { id: 'caller.test', contract: 'caller' };
const init = { methodName: 'init', args: { hello_id: 'hello.test' } };

const greetings: World = { people, contracts: { hello, caller: { ...caller, init } } };
const hereIsHello: World = { people, contracts: { hello } };

/** Other worlds than the usual one, which has people only. */
const worlds: Readonly<Record<string, World>> = {
  'guest-panic': hereIsHello,
  'private-method': greetings,
  'arguments-unreadable': hereIsHello,
  'deposit-not-accepted': hereIsHello,
  'not-initialized': { people, contracts: { hello, caller } },
  'already-initialized': greetings,
  'gas-exceeded': hereIsHello,
  'gas-exceeded-in-a-callback': {
    people,
    contracts: {
      counter: { id: 'counter.test', contract: 'counter' },
      guestbook: {
        id: 'guestbook.test',
        contract: 'guestbook',
        init: { methodName: 'init', args: { counter_id: 'counter.test' } },
      },
    },
  },
  'method-not-found': hereIsHello,
  'key-not-allowed': greetings,
  'total-prepaid-gas-exceeded': hereIsHello,
};

/** What stands on the network of an error's page. */
export function errorWorldOf(pageId: string): World {
  return worlds[pageId] ?? { people, contracts: {} };
}
