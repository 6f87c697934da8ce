import fc from 'fast-check';
import { prepareContract } from '../../near/vm/prepareContract.ts';
import { heavyCurves, loadHeavyCurves } from '../../near/vm/host/heavyCurves.ts';
import { runFunctionCall } from '../../near/vm/runFunctionCall.ts';
import type { VmOutcome } from '../../near/vm/interface.ts';
import { callOf, latestParameters } from '../bench/callContext.ts';
import { check } from './invariant.ts';
import type { Invariant } from './invariant.ts';
import { mutate } from './mutate.ts';
import { recordedModules } from './recordings.ts';
import { tapes } from './tape.ts';
import { randomModule } from './wasmModule.ts';

/** Enough for some thousand host calls, little enough to be over in milliseconds. */
const GAS = 3n * 10n ** 12n;
const header = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** What a contract's code may do to the machine that runs it: nothing. */
export async function wasmInvariants(): Promise<readonly Invariant[]> {
  await loadHeavyCurves(heavyCurves);
  const recorded = recordedModules();
  return [
    {
      name: 'random bytes are refused and nothing else happens',
      runs: 300,
      property: fc.property(fc.boolean(), fc.uint8Array({ maxLength: 200 }), (withHeader, bytes) => {
        const code = withHeader ? Uint8Array.of(...header, ...bytes) : bytes;
        prepareContract(code, latestParameters);
      }),
    },
    {
      name: 'a recorded module with some bytes changed runs to an outcome, the same each time',
      runs: 150,
      property: fc.property(tapes(24), (tape) => void callTwice(mutate(tape.pick(recorded), tape, header.length), GAS)),
    },
    {
      name: 'a valid random module runs to an outcome, the same each time',
      runs: 150,
      property: fc.property(tapes(400), (tape) => {
        const code = randomModule(tape);
        const outcome = callTwice(code, GAS);
        check(
          outcome.error?.type !== 'CompilationError',
          () => `A valid module was refused: ${outcome.error?.display}`,
        );
        stopsOneUnitEarlier(code, outcome);
        sameInBothBuilds(code, GAS);
        sameInBothBuilds(code, (outcome.usedGas * BigInt(tape.below(1000))) / 1000n);
      }),
    },
  ];
}

/** The two builds of a contract are one to who looks at outcomes. */
function sameInBothBuilds(code: Uint8Array, prepaidGas: bigint): void {
  const usual = describe(run(code, prepaidGas));
  const exact = describe(run(code, prepaidGas, true));
  check(usual === exact, () => `With ${prepaidGas} gas the builds differ: ${usual}, exactly ${exact}`);
}

/** With the gas it burnt a call ends as before; with one unit less it does not. */
function stopsOneUnitEarlier(code: Uint8Array, { burntGas, usedGas, error }: VmOutcome): void {
  if (error !== null || burntGas !== usedGas) return;
  const least = run(code, usedGas);
  check(
    least.error === null || least.burntGas === burntGas,
    () => `Ended otherwise with just enough gas: ${least.error?.display}`,
  );
  const less = run(code, usedGas - 1n);
  check(less.burntGas <= usedGas - 1n, () => `Burnt ${less.burntGas} of ${usedGas - 1n} gas`);
}

function callTwice(code: Uint8Array, prepaidGas: bigint): VmOutcome {
  const first = run(code, prepaidGas);
  const second = run(code, prepaidGas);
  check(describe(first) === describe(second), () => `Two runs differ: ${describe(first)} and ${describe(second)}`);
  check(
    first.burntGas <= first.usedGas && first.usedGas <= prepaidGas,
    () => `Used ${first.usedGas} of ${prepaidGas} gas`,
  );
  const { profile, burntGas, error } = first;
  const named = [...Object.values(profile.actions), ...Object.values(profile.host)].reduce(
    (sum, gas) => sum + gas,
    profile.wasm,
  );
  check(named === burntGas, () => `The profile tells of ${named} gas, and ${burntGas} burnt; ${error?.display}`);
  return first;
}

function run(code: Uint8Array, prepaidGas: bigint, exactly = false): VmOutcome {
  const call = callOf(code, 'main');
  return runFunctionCall({ ...call, exactly, context: { ...call.context, prepaidGas } });
}

const describe = (outcome: VmOutcome): string =>
  JSON.stringify(outcome, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
