const pageSize = 64 * 1024;

/** About as many pages as a small contract touches. */
const fewestPages = 8;

/** How many pages more a contract's last call used, as far as one can tell. */
const used = new WeakMap<object, number>();

/** How much memory a contract starts with and may grow to, in pages. */
export interface MemoryLimits {
  readonly initialMemoryPages: number;
  readonly maxMemoryPages: number;
}

/**
 * Makes a call's memory: small, then grown. Engines collect garbage by what memory they were asked for at first, and V8
 * would do so at every call if that were the whole 64 MiB, of which a contract touches a few hundred KB. So they are
 * asked for about what the contract’s last call used, and a contract that uses much of it is collected after sooner.
 */
export function createMemory(
  { initialMemoryPages, maxMemoryPages }: MemoryLimits,
  contract: object,
): WebAssembly.Memory {
  const initial = Math.min(fewestPages + (used.get(contract) ?? 0), initialMemoryPages);
  const memory = new WebAssembly.Memory({ initial, maximum: maxMemoryPages });
  memory.grow(initialMemoryPages - initial);
  return memory;
}

/** Notes for a contract's next call how much of its memory this one used. */
export function noteUse({ buffer }: WebAssembly.Memory, { initialMemoryPages }: MemoryLimits, contract: object): void {
  const grown = buffer.byteLength / pageSize - initialMemoryPages;
  used.set(contract, grown + lastPageInUse(buffer, initialMemoryPages));
}

/** Finds the last page in use that is not grown by a look here and there: one page in sixteenths of the memory. */
function lastPageInUse(buffer: ArrayBuffer, pages: number): number {
  const bytes = new Uint8Array(buffer);
  const step = Math.max(1, Math.floor(pages / 16));
  for (let page = pages - step; page > 0; page -= step) if (bytes[page * pageSize] !== 0) return page;
  return 0;
}
