import { describe, expect, test } from 'vitest';
import { runtimeParameters } from '../../parameters/runtimeParameters.ts';
import { addedParams, addedResult } from '../metering/writeFastFunction.ts';
import { nameOfValue } from '../wasm/valueType.ts';
import { createHost } from './createHost.ts';
import type { HostInput } from './hostState.ts';
import { hostFunctionSignatures } from './hostFunctionSignatures.ts';

const names = (version: number): string[] => Object.keys(hostFunctionSignatures(runtimeParameters(version)));

const context = { accountBalance: 0n, attachedDeposit: 0n, storageUsage: 0 };
const { functions } = createHost({ context, parameters: runtimeParameters(88) } as unknown as HostInput);

describe('hostFunctionSignatures', () => {
  test('know every host function and no other', () => {
    expect(Object.keys(functions).toSorted()).toEqual(names(88).toSorted());
  });

  test.each(Object.entries(hostFunctionSignatures(runtimeParameters(88))))(
    '%s takes as many parameters as its function',
    (name, { params }) => {
      const isDeprecated = name.startsWith('storage_iter_');
      expect(functions[name]?.length).toBe(isDeprecated ? 0 : params.length);
    },
  );

  test('never end as those of functions in the fast build', () => {
    const added = addedParams.map((type) => nameOfValue[type]).join();
    for (const { params, results } of Object.values(hostFunctionSignatures(runtimeParameters(88)))) {
      expect(params.slice(-2).join() === added && results.at(-1) === nameOfValue[addedResult]).toBe(false);
    }
  });

  test('grow with the protocol', () => {
    const added = (version: number) => names(version).filter((name) => !names(version - 1).includes(name));
    expect(names(85)).toContain('promise_yield_create_with_id');
    expect(added(86)).toEqual([]);
    expect(added(87)).toEqual(['sha3_256', 'sha3_384', 'sha3_512', 'ml_dsa_verify']);
    expect(added(88)).toEqual(['promise_batch_action_universal_state_init', 'universal_state_init_to_account_id']);
  });

  test('speak of i32 only where AssemblyScript, old instrumentation and resumes do', () => {
    const signatures = hostFunctionSignatures(runtimeParameters(88));
    const narrow = Object.entries(signatures).filter(([, { params, results }]) =>
      [...params, ...results].includes('i32'),
    );
    expect(narrow.map(([name]) => name)).toEqual([
      'abort',
      'promise_yield_resume',
      'promise_yield_resume_with_yield_id',
      'gas',
    ]);
  });
});
