import { describe, expect, it } from 'vitest';
import type { PromiseReceipt, WeightedCall } from '../vm/interface.ts';
import { shareUnusedGas } from './gasWeights.ts';

const call = (methodName: string, gasWeight: bigint): WeightedCall => ({
  type: 'FunctionCall',
  methodName,
  args: new Uint8Array(0),
  gas: 5n,
  deposit: 0n,
  gasWeight,
});

const receipt = (...actions: readonly WeightedCall[]): PromiseReceipt => ({
  receiverId: 'bob.test',
  refundTo: null,
  dependsOn: [],
  inputDataIds: [],
  outputDataReceivers: [],
  isYield: false,
  yieldId: null,
  actions,
});

const gasByMethod = ({ receipts }: ReturnType<typeof shareUnusedGas>): Record<string, bigint> => {
  const calls = receipts.flatMap(({ actions }) => actions.filter((action) => action.type === 'FunctionCall'));
  return Object.fromEntries(calls.map(({ methodName, gas }) => [methodName, gas]));
};

describe('unused gas', () => {
  it('is shared by weight, and what rounding leaves goes to the call asked for last', () => {
    const [a, b] = [call('a', 1n), call('b', 2n)];
    const shared = shareUnusedGas({ receipts: [receipt(a), receipt(b)], weightedCalls: [a, b] }, 100n);
    expect(gasByMethod(shared)).toEqual({ a: 5n + 33n, b: 5n + 67n });
  });

  it('leaves the rest to a call in an earlier receipt, if that was asked for last', () => {
    const [first, second, third] = [call('first', 1n), call('second', 1n), call('third', 1n)];
    const receipts = [receipt(first, third), receipt(second)];
    const shared = shareUnusedGas({ receipts, weightedCalls: [first, second, third] }, 100n);
    expect(gasByMethod(shared)).toEqual({ first: 5n + 33n, second: 5n + 33n, third: 5n + 34n });
  });

  it('stays unused when no call has a weight', () => {
    const plain = call('plain', 0n);
    const shared = shareUnusedGas({ receipts: [receipt(plain)], weightedCalls: [] }, 100n);
    expect({ ...gasByMethod(shared), distributed: shared.distributed }).toEqual({ plain: 5n, distributed: 0n });
  });
});
