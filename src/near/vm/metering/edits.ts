/** What is changed in a function's code besides the charges. */
export const editKind = { return: 0, callIndirect: 1, canonicalF32: 2, canonicalF64: 3, afterCall: 4 } as const;

/** Where one function's code is changed, in code order; one table serves all functions of a module. */
export class Edits {
  offsets = new Int32Array(128);
  ends = new Int32Array(128);
  kinds = new Uint8Array(128);
  /** For `return`: how many control frames enclose it within the function. */
  depths = new Int32Array(128);
  count = 0;

  reset(): void {
    this.count = 0;
  }

  /** Replaces or wraps the bytes `[offset, end)`; an insertion has both alike. */
  push(kind: number, offset: number, end: number, depth = 0): void {
    if (this.count === this.offsets.length) this.grow();
    this.offsets[this.count] = offset;
    this.ends[this.count] = end;
    this.depths[this.count] = depth;
    this.kinds[this.count++] = kind;
  }

  private grow(): void {
    const double = <T extends Int32Array | Uint8Array>(from: T, to: T): T => (to.set(from), to);
    this.offsets = double(this.offsets, new Int32Array(this.count * 2));
    this.ends = double(this.ends, new Int32Array(this.count * 2));
    this.depths = double(this.depths, new Int32Array(this.count * 2));
    this.kinds = double(this.kinds, new Uint8Array(this.count * 2));
  }
}
