import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';

/** Gas per instruction, as the network's parameters have it. */
export interface InstructionCosts {
  readonly regular: number;
  readonly linearBase: number;
  readonly linearUnit: number;
}

export const instructionCosts = ({
  regularOpCost,
  linearOpBaseCost,
  linearOpUnitCost,
}: RuntimeParameters['wasm']): InstructionCosts => ({
  regular: regularOpCost,
  linearBase: linearOpBaseCost,
  linearUnit: linearOpUnitCost,
});

/** The largest gas of which every cost is a multiple: what prepared code counts in. */
export const unitOf = ({ regular, linearBase, linearUnit }: InstructionCosts): number =>
  greatestDivisor(regular, greatestDivisor(linearBase, linearUnit));

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** The same costs in such units. */
export function costsInUnits(costs: InstructionCosts): InstructionCosts {
  const unit = unitOf(costs);
  return { regular: costs.regular / unit, linearBase: costs.linearBase / unit, linearUnit: costs.linearUnit / unit };
}
