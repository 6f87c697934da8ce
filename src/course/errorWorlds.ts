import type { World } from './world.ts';
import { WAGE } from './payrollWorld.ts';
import { tokens } from './tokenWorlds.ts';
import { greetings, guests } from './worlds.ts';

const { people } = greetings;
const hello = { id: 'hello.test', contract: 'hello' };
const hereIsHello: World = { people, contracts: { hello } };

/** A payroll with so many wages of bob's to pay. */
const payrollOf = (count: number, wage: bigint): World => ({
  people,
  contracts: {
    payroll: {
      id: 'payroll.test',
      contract: 'payroll',
      init: { methodName: 'init', args: { people: Array(count).fill('bob.test'), wage: String(wage) } },
    },
  },
});

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
  'one-yocto-required': tokens,
  'callback-unwrap': {
    people,
    contracts: {
      trusting: {
        id: 'trusting.test',
        contract: 'trusting',
        init: { methodName: 'init', args: { hello_id: 'nobody.test' } },
      },
    },
  },
  'balance-exceeded': payrollOf(3, 4n * WAGE),
  'limit-exceeded': payrollOf(129, 1n),
  'key-not-allowed': greetings,
  'total-prepaid-gas-exceeded': hereIsHello,
};

/** What stands on the network of an error's page. */
export function errorWorldOf(pageId: string): World {
  return worlds[pageId] ?? { people, contracts: {} };
}
