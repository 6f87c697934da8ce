import { describe, expect, it } from 'vitest';
import type { BlockPace, Timers } from './blockClock.ts';
import type { Chain } from './chain.ts';
import { createBlockClock } from './createBlockClock.ts';

/** Timers that run when told to. */
function handTimers() {
  const due = new Map<object, () => void>();
  const timers: Timers = {
    setTimeout: (run) => {
      const handle = {};
      due.set(handle, run);
      return handle;
    },
    clearTimeout: (handle) => void due.delete(handle as object),
  };
  const fire = () => {
    const runs = [...due.values()];
    due.clear();
    for (const run of runs) run();
  };
  return { timers, fire, waiting: () => due.size };
}

/** A chain that only counts: it is quiet once `work` blocks were made. */
function countingChain(work: number) {
  const counting = { blocks: 0, work, broken: false };
  const chain = {
    isQuiet: () => counting.work <= 0,
    produceBlock: () => {
      if (counting.broken) throw new Error('cannot');
      counting.blocks += 1;
      counting.work -= 1;
    },
  } as unknown as Chain;
  return { chain, counting };
}

const start = (pace: BlockPace, work = 0) => {
  const { chain, counting } = countingChain(work);
  const hand = handTimers();
  return { clock: createBlockClock(chain, pace, hand.timers), counting, ...hand };
};
const interval: BlockPace = { type: 'Interval', milliseconds: 600 };

describe('the block clock', () => {
  it('makes a block per interval while there is work, then rests', () => {
    const { clock, counting, fire, waiting } = start(interval, 2);
    clock.wake();
    expect(counting.blocks).toBe(0);
    fire();
    expect(counting.blocks).toBe(1);
    fire();
    expect(counting.blocks).toBe(2);
    expect(waiting()).toBe(0);
  });

  it('keeps making blocks for who holds it, until let go', () => {
    const { clock, counting, fire } = start(interval);
    const release = clock.hold();
    fire();
    fire();
    release();
    release();
    fire();
    expect(counting.blocks).toBe(2);
  });

  it('makes blocks at once, but never before the call that woke it has ended', async () => {
    const { clock, counting } = start({ type: 'Instant' }, 3);
    clock.wake();
    expect(counting.blocks).toBe(0);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    expect(counting.blocks).toBe(3);
  });

  it('lets others have a turn when work does not end', async () => {
    const { clock, counting, waiting } = start({ type: 'Instant' }, Number.POSITIVE_INFINITY);
    clock.wake();
    for (let turn = 0; turn < 500; turn++) await Promise.resolve();
    expect(counting.blocks).toBeLessThan(60);
    expect(waiting()).toBe(1);
  });

  it('makes no block by itself when it is worked by hand', async () => {
    const { clock, counting, fire } = start({ type: 'Manual' }, 5);
    clock.wake();
    fire();
    await Promise.resolve();
    expect(counting.blocks).toBe(0);
    clock.step();
    expect(counting.blocks).toBe(1);
  });

  it('takes up a new pace with work still waiting', () => {
    const { clock, counting, fire } = start({ type: 'Manual' }, 1);
    clock.wake();
    clock.setPace(interval);
    fire();
    expect(counting.blocks).toBe(1);
  });

  it('tells of a block that cannot be made, and does not try again by itself', () => {
    const { clock, counting, fire, waiting } = start(interval, 1);
    const failures: unknown[] = [];
    clock.onFailure((error) => failures.push(error));
    counting.broken = true;
    clock.wake();
    fire();
    expect(failures).toEqual([new Error('cannot')]);
    expect(waiting()).toBe(0);
  });

  it('makes nothing more once stopped', () => {
    const { clock, counting, fire } = start(interval, 5);
    clock.wake();
    clock.stop();
    fire();
    clock.wake();
    fire();
    expect(counting.blocks).toBe(0);
  });
});
