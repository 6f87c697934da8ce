/** Instructions that one build or the other changes, besides where gas is charged. */
export const editKind = {
  return: 0,
  call: 1,
  hostCall: 2,
  callIndirect: 3,
  /** The operand of `call_indirect`. */
  typeIndex: 4,
  /** The operand of an instruction on a local that is no parameter. */
  local: 5,
  /** From here on: at the end of an instruction. */
  canonicalF32: 6,
  canonicalF64: 7,
  afterCall: 8,
  afterHostCall: 9,
} as const;

/** Where one function's code is changed, in code order; one table serves all functions of a module. */
export class Edits {
  offsets = new Int32Array(128);
  ends = new Int32Array(128);
  kinds = new Uint8Array(128);
  /** For `return`: how many control frames enclose it within the function; for operands: the operand. */
  values = new Int32Array(128);
  count = 0;

  reset(): void {
    this.count = 0;
  }

  /** Replaces or wraps the bytes `[offset, end)`; an insertion has both alike. */
  push(kind: number, offset: number, end: number, value = 0): void {
    if (this.count === this.offsets.length) this.grow();
    this.offsets[this.count] = offset;
    this.ends[this.count] = end;
    this.values[this.count] = value;
    this.kinds[this.count++] = kind;
  }

  private grow(): void {
    const double = <T extends Int32Array | Uint8Array>(from: T, to: T): T => (to.set(from), to);
    this.offsets = double(this.offsets, new Int32Array(this.count * 2));
    this.ends = double(this.ends, new Int32Array(this.count * 2));
    this.values = double(this.values, new Int32Array(this.count * 2));
    this.kinds = double(this.kinds, new Uint8Array(this.count * 2));
  }
}
