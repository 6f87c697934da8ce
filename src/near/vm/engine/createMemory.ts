const pageSize = 64 * 1024;

/** About as many pages as a small contract touches. */
const fewestPages = 4;

/**
 * With so many memories not yet collected, the next ones are asked for whole, which makes the engine collect: a contract
 * may touch all of its memory without growing it.
 */
const mostUncollected = 48;
let uncollected = 0;
const collected = new FinalizationRegistry<undefined>(() => {
  uncollected -= 1;
});

/** By how many pages the memory of a contract's last call grew. */
const growth = new WeakMap<object, number>();

/** How much memory a contract starts with and may grow to, in pages. */
export interface MemoryLimits {
  readonly initialMemoryPages: number;
  readonly maxMemoryPages: number;
}

/**
 * Makes a call's memory: small, then grown. Engines collect garbage by what memory they were asked for at first, and V8
 * would do so at every call if that were the whole 64 MiB, of which a contract touches a few hundred KB. So they are
 * asked for about what the contract's last call needed.
 */
export function createMemory(
  { initialMemoryPages, maxMemoryPages }: MemoryLimits,
  contract: object,
): WebAssembly.Memory {
  const enough = uncollected < mostUncollected ? fewestPages + (growth.get(contract) ?? 0) : initialMemoryPages;
  const initial = Math.min(enough, initialMemoryPages);
  const memory = new WebAssembly.Memory({ initial, maximum: maxMemoryPages });
  memory.grow(initialMemoryPages - initial);
  uncollected += 1;
  collected.register(memory, undefined);
  return memory;
}

/** Notes how far a contract's memory has grown, for its next call. */
export function noteGrowth(memory: WebAssembly.Memory, { initialMemoryPages }: MemoryLimits, contract: object): void {
  growth.set(contract, memory.buffer.byteLength / pageSize - initialMemoryPages);
}
