import { describe, expect, it } from 'vitest';
import { askedAt, numberAt, resultFor, withBooked } from '../../src/course/exercise/journeyTrials.ts';
import { runsOf } from '../../src/course/facts.ts';
import { agency as direct, taken } from '../../src/course/journeyWorlds.ts';
import { costOf, runJourney } from './journeys.ts';

const id = 'in-parallel';
const alice = 'alice.test';

/** Joins two promises, and nothing comes after them. */
const silent = `import { NearBindgen, NearPromise, call } from 'near-sdk-js';

const ask = (id: string, name: string) =>
  NearPromise.new(id).functionCall('count', JSON.stringify({ name }), 0n, 10_000_000_000_000n);

@NearBindgen({})
export class Silent {
  @call({})
  init(): void {}

  @call({})
  book_in_parallel({ name }: { name: string }): void {
    ask('train.test', name).and(ask('museum.test', name)).build();
  }
}
`;

/** What D2 and its quiz say without showing it in their own run. */
describe('the claims of D2', () => {
  it('is as far as the slowest, where a sequence is as far as all together', async () => {
    const found = await runJourney(id, { file: 'claims/three-ways.ts', change: withBooked() });
    expect(found.console).toEqual(['{"seat":1,"room":1,"ticket":1}', '2', '[3,3,3]']);
    expect(found.traces.map(costOf)).toEqual(['4 blocks, 9.49 Tgas', '6 blocks, 9.54 Tgas', '8 blocks, 12.8 Tgas']);
  }, 30_000);

  it('three that answer at once are all heard three blocks after the transaction', async () => {
    const found = await runJourney(id, { change: () => ({ ...direct, setup: [] }) });
    expect(found.traces.map(costOf)).toEqual(['3 blocks, 7.95 Tgas', '3 blocks, 8.05 Tgas']);
  }, 30_000);

  it('when all three refuse, the callback runs once, with three failures', async () => {
    const everything = ['train.test', 'hotel.test', 'museum.test'].map((desk) => taken(desk, alice));
    const found = await runJourney(id, { change: withBooked(...everything) });
    expect(resultFor(found, alice)).toEqual({ seat: null, room: null, ticket: null });
    const callbacks = runsOf(found, 'book_in_parallel_callback').filter(({ trace }) => trace.signerId === alice);
    expect(callbacks.map(({ step }) => [step.status.type, step.inputDataIds.length])).toEqual([['SuccessValue', 3]]);
  }, 30_000);

  it('the refusal comes first, and is heard when the last answer is there', async () => {
    const found = await runJourney(id);
    const [train, hotel] = ['train.test', 'hotel.test'].map(
      (desk) => askedAt(found, desk, 'bob.test')?.step.ranAt ?? 0,
    );
    const callback = runsOf(found, 'book_in_parallel_callback')[1]?.step.ranAt;
    expect([hotel, callback]).toEqual([train! + 1, train! + 2]);
  }, 30_000);

  it('joined promises run without a callback, too, and nobody hears of them', async () => {
    const found = await runJourney(id, { change: withBooked(), contracts: { agency: silent } });
    expect([numberAt(found, 'train.test', alice), numberAt(found, 'museum.test', alice)]).toEqual([1, 1]);
    expect(resultFor(found, alice)).toBeUndefined();
    const asked = found.traces[0]?.steps.filter(({ executorId }) => executorId !== 'agency.test') ?? [];
    expect(asked.flatMap(({ outputDataReceivers }) => outputDataReceivers)).toEqual([]);
  }, 30_000);
});
