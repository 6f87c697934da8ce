import type { World } from './world.ts';

/** The wage of each, in yoctoNEAR: 1 NEAR. */
export const WAGE = 10n ** 24n;

/** `worker-01.test` and so on. */
export const workerIds = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `worker-${String(index + 1).padStart(2, '0')}.test`);

/**
 * A payroll with so many people on its list, and two who have it pay.
 * @param missing stands on the list in the second place, and has no account
 */
export function payrollWorld(count: number, missing?: string): World {
  const workers = workerIds(count);
  const list = missing === undefined ? workers : [...workers.slice(0, 1), missing, ...workers.slice(1)];
  return {
    people: {
      alice: 'alice.test',
      bob: 'bob.test',
      ...Object.fromEntries(workers.map((id, index) => [`worker${index + 1}`, id])),
    },
    contracts: {
      payroll: {
        id: 'payroll.test',
        contract: 'payroll',
        init: { methodName: 'init', args: { people: list, wage: String(WAGE) } },
      },
    },
    balances: { 'payroll.test': 200 },
  };
}
