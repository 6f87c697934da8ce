/** V8 calls a function small if its body has fewer bytes. */
const threshold = 50;
/** From this share of small functions on, V8 inlines as much as it ever does. */
const enough = 0.5;

/**
 * Counts a module's small functions before and after they are written anew. V8 inlines more in a module that has many of
 * them, for it then supposes that its compiler has inlined nothing yet. Charges make functions larger, so that it would
 * suppose the contrary; functions that nobody calls make up for it.
 * @see v8 src/wasm/inlining-tree.h `BudgetScaleFactor`
 */
export class SmallFunctions {
  private count = 0;
  private before = 0;
  private after = 0;

  /** Adds a function by the bytes of its body, as it was and as it is written. */
  add(before: number, after: number): void {
    this.count++;
    if (before < threshold) this.before++;
    if (after < threshold) this.after++;
  }

  /** How many small functions bring the share back to what it was. */
  missing(): number {
    if (this.count === 0) return 0;
    const share = Math.min(enough, this.before / this.count);
    return Math.max(0, Math.ceil((share * this.count - this.after) / (1 - share)));
  }
}
