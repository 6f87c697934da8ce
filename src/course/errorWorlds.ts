import type { World } from './world.ts';
import { greetings, guests } from './worlds.ts';

const { people } = greetings;
const hello = { id: 'hello.test', contract: 'hello' };
const hereIsHello: World = { people, contracts: { hello } };

/** Other worlds than the usual one, which has people only. */
const worlds: Readonly<Record<string, World>> = {
  'guest-panic': hereIsHello,
  'private-method': greetings,
  'arguments-unreadable': hereIsHello,
  'deposit-not-accepted': hereIsHello,
  'not-initialized': { people, contracts: { hello, caller: { id: 'caller.test', contract: 'caller' } } },
  'already-initialized': greetings,
  'gas-exceeded': hereIsHello,
  'gas-exceeded-in-a-callback': { people, contracts: guests.contracts },
  'method-not-found': hereIsHello,
  'key-not-allowed': greetings,
  'total-prepaid-gas-exceeded': hereIsHello,
};

/** What stands on the network of an error's page. */
export function errorWorldOf(pageId: string): World {
  return worlds[pageId] ?? { people, contracts: {} };
}
