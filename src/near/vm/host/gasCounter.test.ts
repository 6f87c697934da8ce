import { describe, expect, test } from 'vitest';
import { runtimeParameters } from '../../parameters/runtimeParameters.ts';
import { ext } from './extCostTable.ts';
import { GasCounter } from './gasCounter.ts';

const parameters = runtimeParameters(88);
const BASE = 264_768_111n;
const U64_MAX = 2n ** 64n - 1n;

const counter = (prepaidGas: bigint, maxGasBurnt = 10n ** 15n): GasCounter =>
  new GasCounter(parameters, { prepaidGas, maxGasBurnt });

const state = (gas: GasCounter) => ({ burnt: gas.burnt(), used: gas.used(), left: gas.remaining() });

describe('GasCounter', () => {
  test('counts host costs, actions and instructions apart', () => {
    const gas = counter(10n ** 12n);
    gas.payBase(ext.base);
    gas.payPer(ext.sha256_byte, 10);
    gas.burnWasm(7);
    gas.payAction('transfer', 100n, 300n);
    expect(gas.profile()).toEqual({
      actions: { transfer: 100n },
      host: { base: BASE, sha256_byte: 241_173_510n },
      wasm: 7n,
    });
    expect(state(gas)).toEqual({ burnt: 505_941_728n, used: 505_941_928n, left: 999_494_058_072 });
  });

  test('burns what is left when a charge is too much, and names that charge in the profile', () => {
    const gas = counter(BASE + 5n);
    gas.payBase(ext.base);
    expect(() => gas.payBase(ext.read_memory_base)).toThrow('Exceeded the prepaid gas.');
    expect(state(gas)).toEqual({ burnt: BASE + 5n, used: BASE + 5n, left: 0 });
    expect(gas.profile().host).toEqual({ base: BASE, read_memory_base: 5n });
  });

  test('says which limit was met, the burning limit first', () => {
    expect(() => counter(10n ** 12n, 100n).payBase(ext.base)).toThrow('maximum amount of gas allowed to burn');
    expect(() => counter(100n, 100n).payBase(ext.base)).toThrow('maximum amount of gas allowed to burn');
    expect(() => counter(100n).payBase(ext.base)).toThrow('Exceeded the prepaid gas.');
  });

  test('lets no more burn than promises left over', () => {
    const gas = counter(1000n);
    gas.prepay(900n);
    expect(gas.remaining()).toBe(100);
    gas.burnWasm(100);
    expect(() => gas.burnWasm(1)).toThrow('Exceeded the prepaid gas.');
  });

  test('burns reserved gas too when a charge fails: as much as the charge asked for', () => {
    const gas = counter(1000n);
    gas.prepay(900n);
    expect(() => gas.burnWasm(150)).toThrow('Exceeded the prepaid gas.');
    expect(state(gas)).toMatchObject({ burnt: 150n, used: 1000n });
  });

  test('keeps a failing reservation as used up to the prepaid gas', () => {
    const gas = counter(1000n);
    gas.burnWasm(10);
    expect(() => gas.prepay(5000n)).toThrow('Exceeded the prepaid gas.');
    expect(state(gas)).toMatchObject({ burnt: 10n, used: 1000n });
  });

  test('overflows as a u64 does, without burning', () => {
    const gas = counter(1000n);
    gas.prepay(10n);
    expect(() => gas.prepay(U64_MAX)).toThrow('Integer overflow.');
    expect(() => gas.payPer(ext.read_memory_byte, 2 ** 53)).toThrow('Integer overflow.');
    expect(() => gas.payPer(ext.read_memory_byte, 2 ** 64)).toThrow('Integer overflow.');
    expect(() => gas.payPer(ext.read_memory_byte, 2 ** 20)).toThrow('Exceeded the prepaid gas.');
    expect(gas.burnt()).toBe(1000n);
  });

  test('counts reservations beyond 2^53 exactly', () => {
    const gas = counter(U64_MAX);
    gas.prepay(2n ** 60n + 1n);
    gas.burnWasm(1);
    expect(gas.used()).toBe(2n ** 60n + 2n);
  });

  test('computes usage at compute prices, in proportion where a charge was cut', () => {
    const whole = counter(10n ** 15n);
    whole.payBase(ext.storage_write_base);
    whole.burnWasm(3);
    expect(whole.computeUsage()).toBe(200_000_000_003n);
    const cut = counter(32_098_368_000n);
    expect(() => cut.payBase(ext.storage_write_base)).toThrow();
    expect(cut.computeUsage()).toBe(100_000_000_000n);
  });
});
