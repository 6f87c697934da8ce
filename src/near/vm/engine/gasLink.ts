import type { GasCounter } from '../host/gasCounter.ts';
import { HostError } from '../host/hostError.ts';
import { failedOfEntry } from '../metering/entryCharge.ts';
import { exported } from '../metering/writeModule.ts';

export interface GasBudget {
  readonly prepaidGas: bigint;
  readonly maxGasBurnt: bigint;
  /** What one unit of a failed charge costs. */
  readonly regularOpCost: number;
}

/** What instructions had burnt already was too much: only when more gas is prepaid than may burn, never on a chain. */
export class GasSyncError extends Error {
  readonly reason: HostError;

  constructor(reason: HostError) {
    super(reason.message);
    this.reason = reason;
  }
}

/**
 * Keeps the gas left in the running instance and the counter of the call in step. Between two meetings only
 * instructions burn, in the instance; the difference is then burnt in the counter.
 * @see nearcore runtime/near-vm-runner/src/wasmtime_runner/mod.rs
 */
export class GasLink {
  private readonly counter: GasCounter;
  private readonly budget: GasBudget;
  private gas: WebAssembly.Global | undefined;
  private charge: WebAssembly.Global | undefined;
  /** What the instance was last told is left. */
  private told = 0;

  constructor(counter: GasCounter, budget: GasBudget) {
    this.counter = counter;
    this.budget = budget;
  }

  attach(exports: WebAssembly.Exports): void {
    this.gas = exports[exported.gas] as WebAssembly.Global;
    this.charge = exports[exported.charge] as WebAssembly.Global;
    this.toInstance();
  }

  /** Burns what instructions used, and throws `HostError` if a charge has failed. */
  fromInstance(): void {
    const left = Number(this.gas!.value as bigint);
    if (left < 0) return this.burnUpTo(left);
    const used = this.told - left;
    this.told = left;
    if (used > 0) this.burnBefore(used);
  }

  /** Burns what came before the charge that failed, then that charge. */
  private burnUpTo(left: number): void {
    const charge = Number(this.charge!.value as bigint);
    const { taken, failed } =
      charge < 0 ? failedOfEntry(-charge, left, this.budget.regularOpCost) : { taken: charge, failed: charge };
    const used = this.told - left - taken;
    this.told = left;
    if (used > 0) this.burnBefore(used);
    this.counter.burnWasm(failed);
  }

  private burnBefore(used: number): void {
    try {
      this.counter.burnWasm(used);
    } catch (error) {
      throw error instanceof HostError ? new GasSyncError(error) : error;
    }
  }

  toInstance(): void {
    const { prepaidGas, maxGasBurnt } = this.budget;
    this.told = prepaidGas > maxGasBurnt ? Number(prepaidGas - this.counter.used()) : this.counter.remaining();
    this.gas!.value = BigInt(this.told);
  }
}
