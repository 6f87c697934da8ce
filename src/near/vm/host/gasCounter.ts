import type { Gas } from '../../primitives/brands.ts';
import type { Profile } from '../../primitives/outcome.ts';
import type { FeeName } from '../../parameters/fees.ts';
import { extCostNames, extCostTable } from './extCostTable.ts';
import type { ExtCostTable } from './extCostTable.ts';
import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';
import { HostError } from './hostError.ts';
import { U64_MAX } from './u64.ts';

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

export interface GasLimits {
  readonly prepaidGas: Gas;
  readonly maxGasBurnt: Gas;
}

/**
 * Counts the gas of one call. What burns is a plain number, for it never passes `maxGasBurnt`; what is
 * reserved for promises may be any u64 and is bigint.
 * @see nearcore runtime/near-vm-runner/src/logic/gas_counter.rs `GasCounter`
 */
export class GasCounter {
  readonly #prepaid: bigint;
  readonly #maxGasBurnt: bigint;
  readonly #costs: ExtCostTable;
  readonly #host = new Float64Array(extCostNames.length);
  readonly #actions = new Map<FeeName, number>();
  #burnt = 0;
  /** What may burn in all: the smaller of `maxGasBurnt` and what promises left of the prepaid gas. */
  #limit: number;
  #promisesGas = 0n;

  constructor(parameters: RuntimeParameters, { prepaidGas, maxGasBurnt }: GasLimits) {
    this.#prepaid = prepaidGas;
    this.#maxGasBurnt = maxGasBurnt;
    this.#costs = extCostTable(parameters);
    this.#limit = Number(smaller(maxGasBurnt, prepaidGas));
  }

  /** Gas that may still burn. */
  remaining(): number {
    return this.#limit - this.#burnt;
  }

  burnt(): Gas {
    return BigInt(this.#burnt);
  }

  /** Burnt plus reserved. */
  used(): Gas {
    return this.#promisesGas + BigInt(this.#burnt);
  }

  /** Charges a host cost once; `cost` is an index of `ext`. */
  payBase(cost: number): void {
    const gas = this.#costs.gas[cost] as number;
    const burnt = this.#burnt + gas;
    if (burnt > this.#limit) return this.#payTooMuch(cost, BigInt(gas));
    this.#burnt = burnt;
    (this.#host[cost] as number) += gas;
  }

  /** Charges a host cost `count` times; a count beyond 2^53 may be rounded, it overflows all the same. */
  payPer(cost: number, count: number): void {
    const gas = (this.#costs.gas[cost] as number) * count;
    const burnt = this.#burnt + gas;
    if (burnt > this.#limit) return this.#payTooMuch(cost, BigInt(this.#costs.gas[cost] as number) * BigInt(count));
    this.#burnt = burnt;
    (this.#host[cost] as number) += gas;
  }

  /** Charges instructions; they appear in no cost of the profile but in `wasm`. */
  burnWasm(gas: number): void {
    const burnt = this.#burnt + gas;
    if (burnt > this.#limit) this.#burnTooMuch(BigInt(gas));
    this.#burnt = burnt;
  }

  /** Burns `burn` for an action and reserves the rest of `use` for executing it. */
  payAction(fee: FeeName, burn: bigint, use: bigint): void {
    const before = this.#burnt;
    try {
      this.#deduct(burn, use);
    } finally {
      this.#actions.set(fee, (this.#actions.get(fee) ?? 0) + this.#burnt - before);
    }
  }

  /** Reserves the gas attached to a promise. */
  prepay(gas: bigint): void {
    this.#deduct(0n, gas);
  }

  profile(): Profile {
    const actions = Object.fromEntries(
      [...this.#actions].filter(([, gas]) => gas > 0).map(([name, gas]) => [name, BigInt(gas)]),
    );
    const host: Record<string, bigint> = {};
    let named = 0;
    for (const [index, name] of extCostNames.entries()) {
      const gas = this.#host[index] as number;
      if (gas > 0) host[name] = BigInt(gas);
      named += gas;
    }
    for (const gas of this.#actions.values()) named += gas;
    return { actions, host, wasm: BigInt(this.#burnt - named) };
  }

  /** What the chunk's limit counts: as burnt gas, with each host cost at its compute price. */
  computeUsage(): Gas {
    let usage = BigInt(this.#burnt);
    for (const index of this.#costs.unequal) {
      const gas = BigInt(this.#host[index] as number);
      usage += (gas * (this.#costs.compute[index] as bigint)) / BigInt(this.#costs.gas[index] as number) - gas;
    }
    return usage;
  }

  #payTooMuch(cost: number, gas: bigint): void {
    if (gas > U64_MAX) throw new HostError({ type: 'IntegerOverflow' });
    const before = this.#burnt;
    try {
      this.#burnTooMuch(gas);
    } finally {
      (this.#host[cost] as number) += this.#burnt - before;
    }
  }

  #burnTooMuch(gas: bigint): never {
    const newBurnt = BigInt(this.#burnt) + gas;
    if (newBurnt > U64_MAX) throw new HostError({ type: 'IntegerOverflow' });
    // nearcore lets this sum wrap; what then remains reserved is zero.
    return this.#stop(newBurnt, BigInt.asUintN(64, newBurnt + this.#promisesGas));
  }

  #deduct(burn: bigint, use: bigint): void {
    const newPromisesGas = this.#promisesGas + use - burn;
    const newBurnt = BigInt(this.#burnt) + burn;
    const newUsed = newBurnt + newPromisesGas;
    if (use > U64_MAX || newUsed > U64_MAX) throw new HostError({ type: 'IntegerOverflow' });
    if (newBurnt > this.#maxGasBurnt || newUsed > this.#prepaid) this.#stop(newBurnt, newUsed);
    this.#limit = Number(smaller(this.#maxGasBurnt, this.#prepaid - newPromisesGas));
    this.#burnt = Number(newBurnt);
    this.#promisesGas = newPromisesGas;
  }

  /** Burns what there is and says which limit was met. @see nearcore gas_counter.rs `process_gas_limit` */
  #stop(newBurnt: bigint, newUsed: bigint): never {
    const burnt = smaller(newBurnt, smaller(this.#prepaid, this.#maxGasBurnt));
    const used = smaller(this.#prepaid, newUsed);
    this.#burnt = Number(burnt);
    this.#promisesGas = used > burnt ? used - burnt : 0n;
    throw new HostError({ type: newBurnt > this.#maxGasBurnt ? 'GasLimitExceeded' : 'GasExceeded' });
  }
}
