import { instrumentContract } from '../../near/vm/instrumentContract.ts';
import { createMemory } from '../../near/vm/engine/createMemory.ts';
import { runFunctionCall } from '../../near/vm/runFunctionCall.ts';
import { exported, functionExport, memoryImport } from '../../near/vm/metering/writeModule.ts';
import { callOf, latestParameters } from './callContext.ts';
import type { Measurement } from './figure.ts';
import { computePrograms } from './programs.ts';
import type { Program } from './programs.ts';

/** So often each program runs; the fastest counts, for nothing but other work makes one slower. */
const RUNS = 15;
const TERA = 1e12;
/** In units, and in bytes. */
const MUCH_GAS = 1e12;
const MUCH_STACK = 65_536;

/** Teragas of contract work per millisecond. */
export function measureCompute(): Measurement[] {
  return computePrograms().map(({ name, wasm, rounds }) => {
    const call = callOf(wasm, 'main', inputOf(rounds));
    let gas = 0;
    const milliseconds = fastest(() => {
      const outcome = runFunctionCall(call);
      if (outcome.error !== null) throw new Error(`The program ${name} failed: ${outcome.error.display}`);
      gas = Number(outcome.burntGas);
    });
    return {
      name: `compute-${name}`,
      value: gas / TERA / milliseconds,
      unit: 'Tgas/ms',
      peer: { value: 1, origin: 'the clock that NEAR sets gas by' },
      goal: { atLeast: 10 },
    };
  });
}

/** The same Wasm with and without metering, in turn. */
export function measureMetering(): Measurement[] {
  return computePrograms().map((program) => {
    const metered = instance(instrumented(program.wasm), program);
    const unmetered = instance(program.wasm, program);
    const times = { metered: Infinity, unmetered: Infinity };
    for (let i = 0; i < RUNS; i++) {
      times.unmetered = Math.min(times.unmetered, milliseconds(unmetered));
      times.metered = Math.min(times.metered, milliseconds(metered));
    }
    return {
      name: `metering-${program.name}`,
      value: times.metered,
      unit: 'ms',
      peer: { value: times.unmetered, origin: 'the same Wasm unmetered, in this run' },
      goal: { atMost: 1.5 * times.unmetered },
    };
  });
}

function instrumented(wasm: Uint8Array): Uint8Array {
  const result = instrumentContract(wasm, latestParameters, 'fast');
  if (result.type === 'Refused') throw new Error(`A program was refused: ${JSON.stringify(result.error)}`);
  return result.bytes;
}

/** Makes an instance, with as much gas as it may take, and gives how to run it. */
function instance(wasm: Uint8Array, { rounds }: Program): () => void {
  const module = new WebAssembly.Module(wasm as BufferSource);
  const env = {
    input: () => undefined,
    read_register: () => new DataView(memory.buffer).setBigUint64(65_536, rounds, true),
    value_return: () => undefined,
  };
  const taken = createMemory(latestParameters.limits, module);
  const { exports } = new WebAssembly.Instance(module, { env, [memoryImport.module]: { [memoryImport.name]: taken } });
  const memory = (exports['memory'] as WebAssembly.Memory | undefined) ?? taken;
  const main = exports['main'] as (() => void) | undefined;
  if (main) return main;
  const metered = Object.entries(exports).find(([name]) => isFunction(name))![1] as (
    gas: bigint,
    stack: number,
  ) => bigint;
  const gas = exports[exported.gas] as WebAssembly.Global;
  return () => {
    gas.value = MUCH_GAS;
    if (metered(BigInt(MUCH_GAS), MUCH_STACK) < 0n) throw new Error('A program took more gas than there is.');
  };
}

const isFunction = (name: string): boolean => name === functionExport(Number(name.slice(functionExport(0).length - 1)));

function fastest(run: () => void): number {
  let best = Infinity;
  for (let i = 0; i < RUNS; i++) best = Math.min(best, milliseconds(run));
  return best;
}

function milliseconds(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function inputOf(rounds: bigint): Uint8Array {
  const input = new Uint8Array(8);
  new DataView(input.buffer).setBigUint64(0, rounds, true);
  return input;
}
