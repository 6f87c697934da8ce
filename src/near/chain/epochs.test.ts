import { describe, expect, test } from 'vitest';
import { beginEpoch, endsEpoch, genesisEpochs, stakesOf } from './epochs.ts';
import type { Block, Genesis } from './types.ts';

const key = { type: 'ed25519', data: new Uint8Array(32) } as const;
const genesis = {
  height: 0,
  epochLength: 60,
  time: 0n,
  validators: [{ accountId: 'validator.test', publicKey: key, amount: 50_000_000_000_000_000_000_000_000_000_000n }],
} as unknown as Genesis;
const block = (fields: Partial<Block>): Block =>
  ({ totalSupply: 0n, timestamp: 0n, hash: new Uint8Array(32), ...fields }) as Block;

describe('an epoch', () => {
  test('ends with the genesis block, and then when the block after it would be its length away', () => {
    expect(endsEpoch(genesis, block({ height: 0 }), 0)).toBe(true);
    expect(
      [58, 59, 60].map((height) => endsEpoch(genesis, block({ height, epochStartHeight: 1 }), height - 2)),
    ).toEqual([false, false, true]);
  });

  test('does not end while its last blocks are not final', () => {
    expect(endsEpoch(genesis, block({ height: 61, epochStartHeight: 1 }), 55)).toBe(false);
  });

  test('asks at least a tenth of a seat’s price of a stake, as recorded', () => {
    expect(stakesOf(genesis, genesisEpochs(genesis).current).minimum).toBe(800_128_020_483_277_324_371_899_504n);
  });

  test('is the third before a proposal counts, and only if it pays a seat', () => {
    const proposals = [
      { accountId: 'rich.test', publicKey: key, stake: 10n ** 31n },
      { accountId: 'poor.test', publicKey: key, stake: 10n ** 27n },
    ];
    const first = beginEpoch(genesis, genesisEpochs(genesis), block({ height: 0 }), 1);
    const second = beginEpoch(genesis, { ...first, proposals }, block({ height: 60 }), 61);
    const names = ({ validators }: { validators: readonly { accountId: string }[] }) =>
      validators.map(({ accountId }) => accountId);
    expect(names(second.current)).toEqual(['validator.test']);
    expect(names(second.next)).toEqual(['validator.test', 'rich.test']);
  });
});
