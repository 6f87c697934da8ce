/** When blocks are made. `Manual`: only by `step`. */
export type BlockPace =
  | { readonly type: 'Interval'; readonly milliseconds: number }
  | { readonly type: 'Instant' }
  | { readonly type: 'Manual' };

/** The host's timers, so that tests bring their own. */
export interface Timers {
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** Makes blocks while something waits for them: work in the chain, or a held request. */
export interface BlockClock {
  readonly pace: BlockPace;
  setPace(pace: BlockPace): void;
  /** Tells it that work may have come (a submitted transaction, a patch). */
  wake(): void;
  /** Keeps blocks coming until the returned function is called: for a request that waits, say, for finality. */
  hold(): () => void;
  /** Makes one block now, whatever the pace. */
  step(): void;
  stop(): void;
  /**
   * Calls `listener` when a block could not be made. After a `NetworkFault` the next is tried at once, else none until
   * something new comes. Returns how to stop it.
   */
  onFailure(listener: (error: unknown) => void): () => void;
}
