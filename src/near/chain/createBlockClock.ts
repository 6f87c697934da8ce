import type { BlockClock, BlockPace, Timers } from './blockClock.ts';
import type { Chain } from './chain.ts';
import { NetworkFault } from '../runtime/networkFault.ts';
import { CurveNotLoadedError, loadHeavyCurves } from '../vm/host/heavyCurves.ts';

/** At once, but not so that nothing else gets a turn: after so many blocks the host's other work comes first. */
const BLOCKS_PER_TURN = 50;

/** Makes a chain's blocks while something waits for them. */
export function createBlockClock(chain: Chain, pace: BlockPace, timers: Timers): BlockClock {
  return new DemandClock(chain, pace, timers);
}

class DemandClock implements BlockClock {
  readonly #chain: Chain;
  readonly #timers: Timers;
  readonly #failureListeners = new Set<(error: unknown) => void>();
  #pace: BlockPace;
  #holds = 0;
  #stopped = false;
  /** What is scheduled; a new object each time, so that what was cancelled knows. */
  #next: { readonly timer: unknown } | undefined;
  #blocksInTurn = 0;

  constructor(chain: Chain, pace: BlockPace, timers: Timers) {
    this.#chain = chain;
    this.#pace = pace;
    this.#timers = timers;
  }

  get pace(): BlockPace {
    return this.#pace;
  }

  setPace(pace: BlockPace): void {
    this.#cancel();
    this.#pace = pace;
    this.#schedule();
  }

  wake(): void {
    this.#schedule();
  }

  hold(): () => void {
    let held = true;
    this.#holds += 1;
    this.#schedule();
    return () => {
      if (held) this.#holds -= 1;
      held = false;
    };
  }

  step(): void {
    this.#cancel();
    try {
      this.#chain.produceBlock();
    } catch (error) {
      // Whoever steps loads it and steps again.
      if (!(error instanceof CurveNotLoadedError)) this.#fail(error);
      throw error;
    }
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  onFailure(listener: (error: unknown) => void): () => void {
    this.#failureListeners.add(listener);
    return () => this.#failureListeners.delete(listener);
  }

  #schedule(): void {
    if (this.#stopped || this.#next || !this.#isWanted()) return;
    if (this.#pace.type === 'Interval') this.#scheduleIn(this.#pace.milliseconds);
    if (this.#pace.type === 'Instant') this.#scheduleAtOnce();
  }

  #scheduleIn(milliseconds: number): void {
    const next = { timer: this.#timers.setTimeout(() => this.#tick(next), milliseconds) };
    this.#next = next;
  }

  #scheduleAtOnce(): void {
    this.#blocksInTurn = (this.#blocksInTurn + 1) % BLOCKS_PER_TURN;
    if (this.#blocksInTurn === 0) return this.#scheduleIn(0);
    const next = { timer: undefined };
    this.#next = next;
    void Promise.resolve().then(() => this.#tick(next));
  }

  #tick(scheduled: { readonly timer: unknown }): void {
    if (this.#next !== scheduled) return;
    this.#next = undefined;
    if (!this.#isWanted()) return;
    try {
      this.#chain.produceBlock();
    } catch (error) {
      if (error instanceof CurveNotLoadedError) return this.#loadAndGoOn(error);
      this.#fail(error);
      // Trying again would fail again, unless it fails at something that is now set aside: else wait for a change.
      if (!(error instanceof NetworkFault)) return;
    }
    this.#schedule();
  }

  /** Applying a block never waits, so what it lacked is loaded and the block made once more. */
  #loadAndGoOn({ curve }: CurveNotLoadedError): void {
    const next = { timer: undefined };
    this.#next = next;
    loadHeavyCurves([curve]).then(
      () => this.#tick(next),
      (error: unknown) => {
        if (this.#next === next) this.#next = undefined;
        this.#fail(error);
      },
    );
  }

  #cancel(): void {
    if (this.#next?.timer !== undefined) this.#timers.clearTimeout(this.#next.timer);
    this.#next = undefined;
  }

  #isWanted(): boolean {
    return this.#holds > 0 || !this.#chain.isQuiet();
  }

  #fail(error: unknown): void {
    for (const listener of [...this.#failureListeners]) listener(error);
  }
}
