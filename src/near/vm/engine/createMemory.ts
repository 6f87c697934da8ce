/** Pages that most calls do with; 64 KiB each. */
const firstPages = 32;

/** How much memory a contract starts with and may grow to, in pages. */
export interface MemoryLimits {
  readonly initialMemoryPages: number;
  readonly maxMemoryPages: number;
}

/**
 * Makes a call's memory: small, then grown. Engines collect garbage by what memory they were asked for at first, and V8
 * would do so at every call if that were the whole 64 MiB, of which a contract touches a few hundred KB.
 */
export function createMemory({ initialMemoryPages, maxMemoryPages }: MemoryLimits): WebAssembly.Memory {
  const initial = Math.min(firstPages, initialMemoryPages);
  const memory = new WebAssembly.Memory({ initial, maximum: maxMemoryPages });
  memory.grow(initialMemoryPages - initial);
  return memory;
}
