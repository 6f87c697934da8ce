import { extCosts88 } from '../../parameters/extCosts.ts';
import type { ExtCostName } from '../../parameters/extCosts.ts';
import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';

export const extCostNames = Object.keys(extCosts88) as readonly ExtCostName[];

/** Host costs as indices: `gas.payBase(ext.read_memory_base)`. */
export const ext = Object.fromEntries(extCostNames.map((name, index) => [name, index])) as Readonly<
  Record<ExtCostName, number>
>;

/** The prices of a protocol version by index, as the counter wants them. */
export interface ExtCostTable {
  readonly gas: Float64Array;
  readonly compute: readonly bigint[];
  /** Indices of costs whose compute price differs from their gas. */
  readonly unequal: readonly number[];
}

const tables = new WeakMap<RuntimeParameters, ExtCostTable>();

/** Lays out the host costs of a protocol version, once. */
export function extCostTable(parameters: RuntimeParameters): ExtCostTable {
  const known = tables.get(parameters);
  if (known !== undefined) return known;
  const costs = extCostNames.map((name) => parameters.extCosts[name]);
  const table: ExtCostTable = {
    gas: Float64Array.from(costs, ({ gas }) => Number(gas)),
    compute: costs.map(({ compute }) => compute),
    unequal: costs.flatMap(({ gas, compute }, index) => (gas === compute ? [] : [index])),
  };
  tables.set(parameters, table);
  return table;
}
