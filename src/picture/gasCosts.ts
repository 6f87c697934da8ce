import type { GasBurnt } from '../trace/followGas.ts';
import type { TraceStep } from '../trace/trace.ts';
import type { GasCost } from './gasPicture.ts';

const FEES = 'static fees';
const SENDING = 'making receipts';
const EXECUTION = 'execution';

/** Costs below this share of what the step burnt are told together. */
const SMALL = 0.002;

/** What a step burnt, cost by cost, the dearest of each group first. Empty when there is nothing to tell apart. */
export function gasCosts(step: TraceStep, burnt: GasBurnt): readonly GasCost[] {
  const total = step.gasBurnt ?? 0n;
  if (total === 0n || step.profile.length === 0) return [];
  const cost = (group: string, name: string, gas: bigint): GasCost => ({
    group,
    name,
    gas,
    share: Number(gas) / Number(total),
  });
  const of = (category: string, group: string): readonly GasCost[] => {
    const all = step.profile
      .filter((p) => p.category === category && p.gas > 0n)
      .map((p) => cost(group, spell(p.cost), p.gas));
    const small = all.filter((c) => c.share < SMALL);
    const together =
      small.length < 2
        ? all
        : [...all.filter((c) => c.share >= SMALL), cost(group, `${small.length} smaller costs`, sumOf(small))];
    return together.toSorted((a, b) => Number(b.gas - a.gas));
  };
  return [
    cost(FEES, 'of the receipt and its actions', burnt.fees),
    ...of('ACTION_COST', SENDING),
    ...of('WASM_HOST_COST', EXECUTION),
  ];
}

function sumOf(costs: readonly GasCost[]): bigint {
  return costs.reduce((sum, c) => sum + c.gas, 0n);
}

/** `STORAGE_WRITE_BASE` → `storage write base`. */
function spell(cost: string): string {
  if (cost === 'WASM_INSTRUCTION') return 'Wasm instructions';
  return cost.toLowerCase().replaceAll('_', ' ');
}
