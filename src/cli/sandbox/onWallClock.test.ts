import { expect, it } from 'vitest';
import { createChain } from '../../near/chain/createChain.ts';
import { createGenesis } from '../../near/index.ts';
import { onWallClock } from './onWallClock.ts';

const START = 1_800_000_000_000;
const chainAt = (milliseconds: number) => createChain(createGenesis({ time: BigInt(milliseconds) * 1_000_000n }));
const milliseconds = (nanoseconds: bigint) => Number(nanoseconds / 1_000_000n);

it('gives blocks the machine’s time', () => {
  let now = START;
  const chain = onWallClock(chainAt(START), 310, () => now);
  now += 1234;
  expect(milliseconds(chain.produceBlock().timestamp) - START).toBe(1234);
});

it('lets no block be older than its parent, whatever the machine’s clock does', () => {
  let now = START;
  const chain = onWallClock(chainAt(START), 310, () => now);
  const first = chain.produceBlock();
  now -= 60_000;
  expect(chain.produceBlock().timestamp).toBeGreaterThan(first.timestamp);
});

it('stays ahead after a jump', () => {
  let now = START;
  const chain = onWallClock(chainAt(START), 310, () => now);
  chain.fastForward(1000);
  const jumped = milliseconds(chain.head().timestamp) - START;
  expect(jumped).toBeGreaterThan(300_000);
  now += 500;
  expect(milliseconds(chain.produceBlock().timestamp) - START).toBe(jumped + 500);
  const restarted = onWallClock(chain, 310, () => now);
  now += 100;
  expect(milliseconds(restarted.produceBlock().timestamp) - START).toBe(jumped + 600);
});
