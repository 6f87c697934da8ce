import type { GasCounter } from '../host/gasCounter.ts';
import { HostError } from '../host/hostError.ts';
import { exported } from '../metering/writeModule.ts';

export interface GasBudget {
  readonly prepaidGas: bigint;
  readonly maxGasBurnt: bigint;
  /** Gas in one unit of what instances count. */
  readonly unit: number;
}

/** What instructions had burnt already was too much: only when more gas is prepaid than may burn, never on a chain. */
export class GasSyncError extends Error {
  readonly reason: HostError;

  constructor(reason: HostError) {
    super(reason.message);
    this.reason = reason;
  }
}

/** The fast build has spent more than there was, and cannot tell where it passed the end. */
export class SpentTooMuchError extends Error {}

/**
 * Keeps the gas left in the running instance and the counter of the call in step. Between two meetings only
 * instructions burn, in the instance; the difference is then burnt in the counter.
 * @see nearcore runtime/near-vm-runner/src/wasmtime_runner/mod.rs
 */
export class GasLink {
  private readonly counter: GasCounter;
  private readonly budget: GasBudget;
  private gas: WebAssembly.Global | undefined;
  /** Of the exact build alone: the last charge, in units. */
  private charge: WebAssembly.Global | undefined;
  /** Units that the instance was last told are left. */
  private told = 0;

  constructor(counter: GasCounter, budget: GasBudget) {
    this.counter = counter;
    this.budget = budget;
  }

  attach(exports: WebAssembly.Exports): void {
    this.gas = exports[exported.gas] as WebAssembly.Global;
    this.charge = exports[exported.charge] as WebAssembly.Global | undefined;
    this.toInstance();
  }

  /** Units left; the fast build takes and gives them as a number of its own. */
  get left(): number {
    return this.gas!.value as number;
  }

  set left(units: number) {
    this.gas!.value = units;
  }

  /** Burns what instructions used, and throws `HostError` if a charge has failed. */
  fromInstance(): void {
    const { left } = this;
    if (left < 0) return this.burnUpTo(left);
    this.burnBefore(this.told - left);
    this.told = left;
  }

  /** Burns what came before the charge that failed, then that charge. */
  private burnUpTo(left: number): void {
    if (this.charge === undefined) throw new SpentTooMuchError();
    const charge = this.charge.value as number;
    const used = this.told - left - charge;
    this.told = left;
    this.burnBefore(used);
    this.counter.burnWasm(charge * this.budget.unit);
  }

  private burnBefore(units: number): void {
    if (units <= 0) return;
    try {
      this.counter.burnWasm(units * this.budget.unit);
    } catch (error) {
      throw error instanceof HostError ? new GasSyncError(error) : error;
    }
  }

  toInstance(): void {
    const { prepaidGas, maxGasBurnt, unit } = this.budget;
    const gas = prepaidGas > maxGasBurnt ? Number(prepaidGas - this.counter.used()) : this.counter.remaining();
    this.told = Math.floor(gas / unit);
    this.left = this.told;
  }
}
