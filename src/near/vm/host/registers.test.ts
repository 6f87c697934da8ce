import { describe, expect, test } from 'vitest';
import { runtimeParameters } from '../../parameters/runtimeParameters.ts';
import { GasCounter } from './gasCounter.ts';
import { Registers } from './registers.ts';

const parameters = runtimeParameters(88);
const bytes = (length: number): Uint8Array => new Uint8Array(length);

function setUp(limits: Partial<typeof parameters.limits> = {}): { registers: Registers; gas: GasCounter } {
  const gas = new GasCounter(parameters, { prepaidGas: 10n ** 15n, maxGasBurnt: 10n ** 15n });
  return { registers: new Registers(gas, { ...parameters.limits, ...limits }), gas };
}

describe('Registers', () => {
  test('charge for reading and writing by the byte', () => {
    const { registers, gas } = setUp();
    registers.set(42n, bytes(3));
    expect(registers.get(42n)).toEqual(bytes(3));
    expect(gas.burnt()).toBe(5_394_388_050n);
  });

  test('charge nothing for reading an unset register', () => {
    const { registers, gas } = setUp();
    expect(() => registers.get(-1n)).toThrow('Accessed invalid register id: 18446744073709551615');
    expect(gas.burnt()).toBe(0n);
  });

  test('refuse to overwrite when all are taken, as nearcore does', () => {
    const { registers } = setUp({ maxNumberRegisters: 2 });
    registers.set(1n, bytes(1));
    registers.set(2n, bytes(1));
    expect(() => registers.set(3n, bytes(1))).toThrow('Accessed memory outside the bounds.');
    expect(() => registers.set(1n, bytes(1))).toThrow('Accessed memory outside the bounds.');
  });

  test('refuse a value that is too long', () => {
    const { registers } = setUp({ maxRegisterSize: 3 });
    registers.set(1n, bytes(3));
    expect(() => registers.set(2n, bytes(4))).toThrow('Accessed memory outside the bounds.');
  });

  test('count eight bytes beside each value, and forget what was overwritten', () => {
    const { registers } = setUp({ registersMemoryLimit: 11 });
    for (const length of [3, 0, 3]) registers.set(1n, bytes(length));
    expect(() => registers.set(1n, bytes(4))).toThrow('Accessed memory outside the bounds.');
    expect(() => registers.setFreeBytes(2n, bytes(0))).toThrow('Accessed memory outside the bounds.');
  });
});
