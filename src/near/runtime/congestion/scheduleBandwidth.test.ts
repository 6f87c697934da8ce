import { describe, expect, test } from 'vitest';
import { runtimeParameters } from '../../parameters/runtimeParameters.ts';
import type { ShardReport } from '../../primitives/congestionInfo.ts';
import { hashOf } from '../../primitives/hash.ts';
import { makeBandwidthRequest } from './bandwidthRequest.ts';
import { scheduleBandwidth, type Schedule } from './scheduleBandwidth.ts';
import type { Links } from './shareBandwidth.ts';

const parameters = runtimeParameters();
const { maxShardBandwidth } = parameters.bandwidth;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const received = ({ grants }: Schedule, to: number): number => sum(grants.map((row) => row[to] ?? 0));

const idle: ShardReport = {
  congestion: { delayedReceiptsGas: 0n, bufferedReceiptsGas: 0n, receiptBytes: 0, allowedShard: 0 },
  bandwidthRequests: [],
  missedChunks: 0,
};
const congested = (allowedShard: number): ShardReport => ({
  ...idle,
  congestion: { ...idle.congestion, bufferedReceiptsGas: 10n ** 20n, allowedShard },
});

/** Ids are the shards' places, unless others are given. */
function schedule(
  reports: readonly ShardReport[],
  {
    allowances = reports.map(() => reports.map(() => 0)),
    round = 0,
    ids = [...reports.keys()],
  }: { readonly allowances?: Links<number>; readonly round?: number; readonly ids?: readonly number[] } = {},
): Schedule {
  return scheduleBandwidth({
    parameters,
    shardIds: ids,
    reports: new Map(reports.map((report, index) => [ids[index] as number, report])),
    allowances,
    seed: hashOf(Uint8Array.of(round)),
  });
}

const asking = (shards: number, receipts: ReadonlyMap<number, readonly number[]>, report = idle): ShardReport => ({
  ...report,
  bandwidthRequests: [...receipts].flatMap(([to, sizes]) => makeBandwidthRequest(parameters, shards, to, sizes) ?? []),
});

test('a single shard may send itself all of its bandwidth', () => {
  const { grants, allowances } = schedule([idle]);
  expect([grants, allowances]).toEqual([[[4_500_000]], [[4_400_000]]]);
});

test('shards that ask for nothing share evenly', () => {
  expect(schedule([idle, idle, idle]).grants).toEqual(new Array(3).fill([1_500_000, 1_500_000, 1_500_000]));
});

test('a large receipt gets what it needs in one block', () => {
  const report = asking(6, new Map([[1, [4_194_304]]]));
  expect(schedule([report, idle, idle, idle, idle, idle]).grants[0]?.[1]).toBeGreaterThanOrEqual(4_194_304);
});

test('of two large receipts to one shard, the one goes now and the other next', () => {
  const report = asking(2, new Map([[1, [4_000_000]]]));
  const first = schedule([report, report]);
  const now = [0, 1].filter((from) => (first.grants[from]?.[1] ?? 0) >= 4_000_000);
  expect(now.length).toBe(1);
  const second = schedule([report, report], { allowances: first.allowances, round: 1 });
  expect(second.grants[1 - now[0]!]?.[1]).toBeGreaterThanOrEqual(4_000_000);
});

test('nothing goes to or from a shard whose chunk is missing', () => {
  const { grants, allowances } = schedule([idle, { ...idle, missedChunks: 1 }]);
  expect(grants).toEqual([
    [4_500_000, 0],
    [0, 0],
  ]);
  // Who may not send saves up.
  expect(allowances).toEqual([
    [2_150_000, 2_250_000],
    [2_250_000, 2_250_000],
  ]);
});

test('only the shard that it allows may send to a fully congested one', () => {
  const { grants } = schedule([idle, congested(0), congested(1)]);
  expect(grants.map((row) => row.map((granted) => granted > 0))).toEqual([
    [true, true, false],
    [true, false, true],
    [true, false, false],
  ]);
});

test('shards are named by their ids, in any order', () => {
  const grants = (ids: readonly number[]) => schedule([idle, congested(10), idle], { ids }).grants;
  expect(grants([10, 11, 1]).map((row) => (row[1] ?? 0) > 0)).toEqual([true, false, false]);
});

describe('when every shard has more to send than it may', () => {
  const count = 5;
  const everything = new Map(Array.from({ length: count }, (_, to) => [to, new Array<number>(50).fill(100_000)]));
  const rounds: Schedule[] = [];
  for (let round = 0; round < 40; round++) {
    const allowances = rounds.at(-1)?.allowances;
    const reports = Array.from({ length: count }, () => asking(count, everything));
    rounds.push(schedule(reports, { round, ...(allowances && { allowances }) }));
  }

  test('none sends or receives too much', () => {
    for (const each of rounds) {
      for (let i = 0; i < count; i++) {
        expect(sum(each.grants[i] ?? [])).toBeLessThanOrEqual(maxShardBandwidth);
        expect(received(each, i)).toBeLessThanOrEqual(maxShardBandwidth);
      }
    }
  });

  test('all links come to the same in the end, and little is wasted', () => {
    const fair = (rounds.length * maxShardBandwidth) / count;
    for (let from = 0; from < count; from++) {
      for (let to = 0; to < count; to++) {
        const total = sum(rounds.map(({ grants }) => grants[from]?.[to] ?? 0));
        expect(total / fair).toBeGreaterThan(0.75);
        expect(total / fair).toBeLessThan(1.25);
      }
    }
  });
});

test('a link that sends much does not crowd out one that sends little', () => {
  const [many, few] = [asking(3, new Map([[2, [4_000_000]]])), asking(3, new Map([[2, [1_500_000]]]))];
  let allowances: Links<number> = [0, 1, 2].map(() => [0, 0, 0]);
  const served = [0, 0];
  for (let round = 0; round < 30; round++) {
    const next = schedule([many, few, idle], { allowances, round });
    if ((next.grants[0]?.[2] ?? 0) >= 4_000_000) served[0]! += 4_000_000;
    if ((next.grants[1]?.[2] ?? 0) >= 1_500_000) served[1]! += 1_500_000;
    allowances = next.allowances;
  }
  expect(served[1]! / served[0]!).toBeGreaterThan(0.5);
});
