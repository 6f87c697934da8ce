/** What stands around a charge; decides with which neighbours it merges. */
export const pointKind = {
  pure: 0,
  /** Before an instruction with effects or a branch. */
  before: 1,
  after: 2,
  between: 3,
  /** Never reached, never charged. */
  unreachable: 4,
  /** Before an instruction whose cost grows with its operand; never merges onwards. */
  bulk: 5,
} as const;

const { pure, before, after, between, unreachable, bulk } = pointKind;

/** The kind of two points at one place, by `previous * 6 + next`. */
const sameplace = Uint8Array.of(
  ...[pure, before, after, between, unreachable, bulk],
  ...[before, before, between, between, unreachable, bulk],
  ...[after, between, after, between, unreachable, bulk],
  ...[between, between, between, between, unreachable, bulk],
  ...[unreachable, unreachable, unreachable, unreachable, unreachable, unreachable],
  ...[bulk, bulk, bulk, bulk, unreachable, bulk],
);

const none = 255;

/** The kind of two points with instructions between them, or `none` if they stay apart. */
const across = new Uint8Array(36).fill(none);
across[pure * 6 + pure] = pure;
across[unreachable * 6 + unreachable] = unreachable;
across[after * 6 + before] = between;
across[pure * 6 + before] = before;
across[after * 6 + pure] = after;

/** What happens between a charge and the next, as bits. */
export const passing = {
  /** An instruction that may trap, or changes memory. */
  effect: 1,
  /** Control comes from elsewhere or goes elsewhere. */
  branch: 2,
  call: 4,
  /** A loop begins where the charge stands. */
  loop: 8,
} as const;

/**
 * The table of places in one function where gas may be charged, in code order. Costs are counted in units of the
 * regular instruction cost. One table serves all functions of a module.
 * @see finite-wasm src/gas/mod.rs
 */
export class GasPoints {
  offsets = new Int32Array(512);
  units = new Int32Array(512);
  kinds = new Uint8Array(512);
  /** Of `passing`. */
  passes = new Uint8Array(512);
  count = 0;
  private waitingKind: number = none;
  private waitingUnits = 0;
  private waitingPasses = 0;

  reset(): void {
    this.count = 0;
    this.waitingKind = none;
  }

  /** Begins the instruction at `offset`: what waited for the end of the one before is placed here. */
  begin(offset: number): void {
    if (this.waitingKind === none) return;
    this.push(offset, this.waitingKind, this.waitingUnits, this.waitingPasses);
    this.waitingKind = none;
  }

  push(offset: number, kind: number, units: number, passes = 0): void {
    if (this.count === this.offsets.length) this.grow();
    this.offsets[this.count] = offset;
    this.kinds[this.count] = kind;
    this.passes[this.count] = passes;
    this.units[this.count++] = units;
  }

  /** Leaves a point for the place after the current instruction. */
  pushAfter(kind: number, units: number, passes = 0): void {
    this.waitingKind = kind;
    this.waitingUnits = units;
    this.waitingPasses = passes;
  }

  private grow(): void {
    const double = <T extends Int32Array | Uint8Array>(from: T, to: T): T => (to.set(from), to);
    this.offsets = double(this.offsets, new Int32Array(this.count * 2));
    this.units = double(this.units, new Int32Array(this.count * 2));
    this.kinds = double(this.kinds, new Uint8Array(this.count * 2));
    this.passes = double(this.passes, new Uint8Array(this.count * 2));
  }

  /**
   * Merges first what stands at one place, then across instructions.
   * @see finite-wasm src/gas/optimize.rs `optimize`
   */
  merge(): void {
    this.mergeBy((previous, next, kinds) => (this.offsets[previous] === this.offsets[next] ? sameplace[kinds]! : none));
    this.mergeBy((_previous, _next, kinds) => across[kinds]!);
  }

  /**
   * Merges what `merge` left, as far as control goes straight on and no call lies between: where that code ends without
   * a trap, the sum is the same.
   */
  mergeStraight(): void {
    this.mergeBy((previous, next) => {
      const apart = this.passes[previous]! & (passing.branch | passing.call);
      return apart || this.kinds[previous]! >= unreachable || this.kinds[next]! >= unreachable ? none : between;
    });
  }

  /** @param kindOf the kind of two points as one, or `none`; `kinds` is that of `previous * 6` plus that of `next` */
  private mergeBy(kindOf: (previous: number, next: number, kinds: number) => number): void {
    if (this.count === 0) return;
    let last = 0;
    for (let i = 1; i < this.count; i++) {
      const kind = kindOf(last, i, this.kinds[last]! * 6 + this.kinds[i]!);
      if (kind !== none) {
        this.kinds[last] = kind;
        this.units[last]! += this.units[i]!;
        this.passes[last]! |= this.passes[i]!;
        continue;
      }
      last++;
      this.offsets[last] = this.offsets[i]!;
      this.kinds[last] = this.kinds[i]!;
      this.units[last] = this.units[i]!;
      this.passes[last] = this.passes[i]!;
    }
    this.count = last + 1;
  }
}
