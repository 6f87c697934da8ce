import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Cost, Fee } from './cost.ts';
import { runtimeParameters } from './runtimeParameters.ts';
import type { RuntimeParameters } from './runtimeParameters.ts';

type Json = string | number | boolean | null | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const config = JSON.parse(readFileSync('tests/conformance/vm/config.json', 'utf8')) as JsonObject;

const sections = ['fees', 'ext_costs', 'wasm', 'limits', 'economics', 'witness', 'congestion', 'bandwidth'];

function snakeCase(name: string): string {
  const special: Record<string, string> = { sha3HostFns: 'sha3_host_fns', p256VerifyHostFn: 'p256_verify_host_fn' };
  const plain = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/([a-z])(65|12381)/g, '$1_$2');
  return special[name] ?? plain.replace('bls_12381', 'bls12381');
}

const costAsJson = ({ gas, compute }: Cost): JsonObject => ({ gas: Number(gas), compute: Number(compute) });

const feeAsJson = (fee: Fee): JsonObject => ({
  send_sir: costAsJson(fee.sendSir),
  send_not_sir: costAsJson(fee.sendNotSir),
  execution: costAsJson(fee.execution),
});

function valueAsJson(value: unknown): Json {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value as Json;
  if ('gas' in value) return mapValues(costAsJson(value as Cost), String);
  const { numerator, denominator } = value as { numerator: bigint; denominator: bigint };
  return denominator === 1n || numerator === 0n ? String(numerator / denominator) : `${numerator}/${denominator}`;
}

const mapValues = (object: object, toJson: (value: never) => Json): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [snakeCase(name), toJson(value as never)]));

function parametersAsJson(parameters: RuntimeParameters): JsonObject {
  return {
    fees: mapValues(parameters.fees, feeAsJson),
    ext_costs: mapValues(parameters.extCosts, costAsJson),
    wasm: mapValues(parameters.wasm, valueAsJson),
    limits: mapValues(parameters.limits, valueAsJson),
    economics: mapValues(parameters.economics, valueAsJson),
    witness: mapValues(parameters.witness, valueAsJson),
    congestion: mapValues(parameters.congestion, valueAsJson),
    bandwidth: mapValues(parameters.bandwidth, valueAsJson),
  };
}

/** Numbers and decimal strings that mean the same compare equal. */
const flatten = (value: Json, path = ''): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => flatten(inner, path === '' ? name : `${path}.${name}`))
    : [[path, String(value)]];

function recorded(version: number): Record<string, string> {
  const flat = new Map(flatten(Object.fromEntries(sections.map((name) => [name, config[name] ?? null]))));
  const deltas = config['version_deltas'] as { [name: string]: JsonObject };
  for (let newer = 88; newer > version; newer--) {
    for (const [path, value] of Object.entries(deltas[`${newer - 1}_differs_from_${newer}`] ?? {})) {
      flat.set(path, String(value));
    }
  }
  return Object.fromEntries(flat);
}

describe('runtimeParameters', () => {
  test.each([88, 87, 86, 85])('equal nearcore in every value at protocol %i', (version) => {
    expect(Object.fromEntries(flatten(parametersAsJson(runtimeParameters(version))))).toEqual(recorded(version));
  });

  test('are protocol 88 unless told', () => {
    expect(runtimeParameters().protocolVersion).toBe(88);
  });

  test('refuse versions nobody runs here', () => {
    expect(() => runtimeParameters(84)).toThrow('No parameters for protocol 84: expected one of 85, 86, 87, 88.');
  });
});
