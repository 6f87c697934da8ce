import type { GasCounter } from '../host/gasCounter.ts';

/**
 * Keeps the gas left in the running instance and the counter of the call in step. Between two meetings only
 * instructions burn, in the instance; the difference is then burnt in the counter.
 */
export class GasLink {
  private readonly counter: GasCounter;
  private global: WebAssembly.Global | undefined;
  /** What the instance was last told is left. */
  private told = 0;

  constructor(counter: GasCounter) {
    this.counter = counter;
  }

  attach(global: WebAssembly.Global): void {
    this.global = global;
    this.toInstance();
  }

  /** Burns what instructions used; throws `HostError` if that, or the charge that stopped them, is too much. */
  fromInstance(): void {
    const left = Number(this.global!.value as bigint);
    const used = this.told - left;
    this.told = left;
    if (used > 0) this.counter.burnWasm(used);
  }

  toInstance(): void {
    this.told = this.counter.remaining();
    this.global!.value = BigInt(this.told);
  }
}
