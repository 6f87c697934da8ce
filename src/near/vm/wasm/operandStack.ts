import { invalid } from './preparationFailure.ts';
import { sizeOfValue, valueType } from './valueType.ts';

const { bottom } = valueType;

/** Kinds of control frames. */
export const frameKind = { function: 0, block: 1, loop: 2, if: 3, else: 4 } as const;

/**
 * The types on the operand stack and the open control frames of the function being validated. Beside them stands the
 * stack of sizes as finite-wasm keeps it (`measure`): code behind a branch (`dead`) does not count, and since
 * finite-wasm forgets to take the index of `call_indirect`, the two do not always agree.
 * @see finite-wasm src/max_stack/mod.rs
 */
export class OperandStack {
  private types = new Uint8Array(256);
  private height = 0;
  private measured = new Uint8Array(256);
  private measuredHeight = 0;
  /** Bytes now, and at most so far. */
  private size = 0;
  maxSize = 0;

  /** Control frames; the current one is at `depth - 1`. */
  depth = 0;
  private kinds = new Uint8Array(64);
  private results = new Uint8Array(64);
  private heights = new Int32Array(64);
  private measuredHeights = new Int32Array(64);
  private sizes = new Int32Array(64);
  /** The operand stack is polymorphic: anything can be popped. */
  private polymorphic = new Uint8Array(64);
  /** As above, and inherited by inner frames. */
  private deads = new Uint8Array(64);
  /** -1: a forward frame that nothing branches to yet; -2: one that is branched to; else a loop's first gas point. */
  private targets = new Int32Array(64);

  reset(): void {
    this.height = 0;
    this.measuredHeight = 0;
    this.size = 0;
    this.maxSize = 0;
    this.depth = 0;
  }

  push(type: number): void {
    if (this.height === this.types.length) this.types = enlarge(this.types, new Uint8Array(this.height * 2));
    this.types[this.height++] = type;
  }

  /** Takes `pops` values from the stack of sizes and puts one of type `push` there, or none for `bottom`. */
  measure(pops: number, push: number): void {
    if (this.deads[this.depth - 1] === 1) return;
    for (let i = 0; i < pops; i++) this.size -= this.measured[--this.measuredHeight]!;
    if (push === bottom) return;
    if (this.measuredHeight === this.measured.length) {
      this.measured = enlarge(this.measured, new Uint8Array(this.measuredHeight * 2));
    }
    const size = sizeOfValue[push]!;
    this.measured[this.measuredHeight++] = size;
    this.size += size;
    if (this.size > this.maxSize) this.maxSize = this.size;
  }

  /** Takes a value of any type. */
  popAny(): number {
    const frame = this.depth - 1;
    if (this.height === this.heights[frame]) {
      return this.polymorphic[frame] === 1 ? bottom : invalid('nothing on the stack');
    }
    return this.types[--this.height]!;
  }

  pop(expected: number): number {
    const type = this.popAny();
    if (type !== expected && type !== bottom) invalid('type mismatch');
    return type;
  }

  open(kind: number, result: number, target: number): void {
    if (this.depth === this.kinds.length) this.growFrames();
    const frame = this.depth++;
    this.kinds[frame] = kind;
    this.results[frame] = result;
    this.heights[frame] = this.height;
    this.measuredHeights[frame] = this.measuredHeight;
    this.sizes[frame] = this.size;
    this.polymorphic[frame] = 0;
    this.deads[frame] = frame === 0 ? 0 : this.deads[frame - 1]!;
    this.targets[frame] = target;
  }

  /** Ends the current frame, whose result must be all that is left, and gives its kind. */
  close(): number {
    const frame = this.depth - 1;
    const result = this.results[frame]!;
    if (result !== bottom) this.pop(result);
    if (this.height !== this.heights[frame]) invalid('values left at the end of a block');
    this.measuredHeight = this.measuredHeights[frame]!;
    this.size = this.sizes[frame]!;
    this.depth--;
    return this.kinds[frame]!;
  }

  /** The result type of the frame just closed. */
  get closedResult(): number {
    return this.results[this.depth]!;
  }

  get dead(): boolean {
    return this.deads[this.depth - 1] === 1;
  }

  get target(): number {
    return this.targets[this.depth - 1]!;
  }

  /** Nothing after this is reached until the frame ends. */
  endReachable(): void {
    const frame = this.depth - 1;
    this.height = this.heights[frame]!;
    this.polymorphic[frame] = 1;
    this.deads[frame] = 1;
  }

  /** The type that a branch `label` frames outwards carries, or `bottom` for none. */
  labelType(label: number): number {
    const frame = this.depth - 1 - label;
    if (frame < 0) invalid('a branch beyond the function');
    return this.kinds[frame] === frameKind.loop ? bottom : this.results[frame]!;
  }

  /** Notes a branch and gives the gas point of the loop it goes to, or -1. */
  branchTo(label: number): number {
    const frame = this.depth - 1 - label;
    if (this.targets[frame]! >= 0) return this.targets[frame]!;
    this.targets[frame] = -2;
    return -1;
  }

  private growFrames(): void {
    const length = this.kinds.length * 2;
    this.kinds = enlarge(this.kinds, new Uint8Array(length));
    this.results = enlarge(this.results, new Uint8Array(length));
    this.heights = enlarge(this.heights, new Int32Array(length));
    this.measuredHeights = enlarge(this.measuredHeights, new Int32Array(length));
    this.sizes = enlarge(this.sizes, new Int32Array(length));
    this.polymorphic = enlarge(this.polymorphic, new Uint8Array(length));
    this.deads = enlarge(this.deads, new Uint8Array(length));
    this.targets = enlarge(this.targets, new Int32Array(length));
  }
}

function enlarge<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
