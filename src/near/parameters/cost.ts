import type { Gas } from '../primitives/brands.ts';

/** One price: `gas` is what is charged, `compute` what the chunk's limit counts. */
export interface Cost {
  readonly gas: Gas;
  readonly compute: Gas;
}

/** An action's price. "Sir": sender is receiver. @see nearcore core/parameters/src/cost.rs `Fee` */
export interface Fee {
  readonly sendSir: Cost;
  readonly sendNotSir: Cost;
  readonly execution: Cost;
}

/** Makes a cost; compute equals gas unless told otherwise. */
export const cost = (gas: bigint, compute: bigint = gas): Cost => ({ gas, compute });

const asCost = (value: bigint | Cost): Cost => (typeof value === 'bigint' ? cost(value) : value);

/** Makes a fee from its three columns. */
export const fee = (sendSir: bigint | Cost, sendNotSir: bigint | Cost, execution: bigint | Cost): Fee => ({
  sendSir: asCost(sendSir),
  sendNotSir: asCost(sendNotSir),
  execution: asCost(execution),
});
