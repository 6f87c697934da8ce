import type { Chain } from '../../near/index.ts';
import type { Measurement } from './figure.ts';
import { median } from './figure.ts';
import { bytesInUse, NEAR, ownChain, runUntilQuiet, submit } from './ownChain.ts';

const SMALL = 10;
const LARGE = 100_000;
const COPIES = 200;

interface Cost {
  /** Milliseconds. */
  readonly time: number;
  /** KB. */
  readonly memory: number;
}

/** What a snapshot and a fork cost on a state of 100 000 accounts, beside one of 10. */
export function measureSnapshot(): Measurement[] {
  const [small, large] = [chainOf(SMALL), chainOf(LARGE)];
  return (['snapshot', 'fork'] as const).flatMap((kind) => {
    const [before, after] = [costOf(small, kind), costOf(large, kind)];
    const peer = (value: number) => ({ value, origin: `the same of a state of ${SMALL} accounts` });
    return [
      { name: `${kind}-time`, value: after.time, unit: 'ms', peer: peer(before.time), goal: { atMost: 1 } },
      { name: `${kind}-memory`, value: after.memory, unit: 'KB', peer: peer(before.memory), goal: { atMost: 10 } },
    ];
  });
}

/** A chain whose state was written by a block or two. */
function chainOf(accounts: number): Chain {
  const chain = ownChain(Array.from({ length: accounts }, (_, i) => ({ id: `account-${i}.test`, balance: NEAR })));
  submit(chain, 1n, 'account-0.test', [{ type: 'Transfer', deposit: 1n }]);
  runUntilQuiet(chain);
  return chain;
}

function costOf(chain: Chain, kind: 'snapshot' | 'fork'): Cost {
  const kept: unknown[] = [];
  for (let i = 0; i < COPIES; i++) kept.push(chain[kind]());
  kept.length = 0;
  const before = bytesInUse();
  const times: number[] = [];
  for (let i = 0; i < COPIES; i++) {
    const started = performance.now();
    kept.push(chain[kind]());
    times.push(performance.now() - started);
  }
  const memory = (bytesInUse() - before) / COPIES / 1000;
  return { time: median(times), memory: kept.length === COPIES ? Math.max(memory, 0) : NaN };
}
