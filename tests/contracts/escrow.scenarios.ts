import type { Call } from './performCalls.ts';
import type { Scenario } from './scenarios.ts';

const NEAR = 10n ** 24n;

const oracle: Call = { to: 'oracle.test', method: 'init', args: { reporter_id: 'mallory.test' } };
const escrow = (args: object, deposit = 0n): Call => ({ to: 'escrow.test', method: 'init', args, deposit });
const asks = (oracleId: unknown) => escrow({ oracle_id: oracleId, shop_id: 'mallory.test' });
const buy = (parcel: unknown, deposit = 2n * NEAR): Call => ({
  to: 'escrow.test',
  method: 'buy',
  args: { parcel },
  deposit,
});

/** With blocks at once, 200 of them go by before anybody could answer: what comes of answers is tried with the lesson. */
export const escrowScenarios: Readonly<Record<string, Scenario>> = {
  'escrow buys, and nobody answers': { steps: [oracle, asks('oracle.test'), buy('17')], lastEnds: 'returns false' },
  'escrow buys, and there is no oracle': { steps: [asks('nobody.test'), buy('17')], lastEnds: 'returns false' },
  'escrow buys, and oracle refuses the question': {
    steps: [oracle, asks('oracle.test'), buy('1'.repeat(200))],
    lastEnds: 'returns false',
  },
  'escrow buys without money': {
    steps: [oracle, asks('oracle.test'), buy('17', 0n)],
    lastRefusal: 'attach what the parcel costs',
  },
  'escrow is told strange things': {
    steps: [
      escrow({ oracle_id: 'A', shop_id: 'mallory.test' }),
      escrow({ oracle_id: 'oracle.test' }),
      escrow({ oracle_id: 'oracle.test', shop_id: 'mallory.test' }, 1n),
      buy('17'),
      oracle,
      asks('oracle.test'),
      asks('oracle.test'),
      buy(17),
      { to: 'escrow.test', method: 'on_delivery', args: { buyer_id: 'mallory.test', price: '1' } },
    ],
    lastRefusal: 'rivate',
  },
};
