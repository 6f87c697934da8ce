import { describe, expect, it } from 'vitest';
import { numberAt, withBooked } from '../../src/course/exercise/journeyTrials.ts';
import { runsOf, succeeded } from '../../src/course/facts.ts';
import { taken } from '../../src/course/journeyWorlds.ts';
import type { World } from '../../src/course/world.ts';
import { costOf, runJourney } from './journeys.ts';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';

const id = 'in-sequence';
const run = (change: (world: World) => World) => runJourney(id, { change });

/** A desk that says which results it could read, and how many there are. */
const nosy = `import { NearBindgen, call, near } from 'near-sdk-js';

@NearBindgen({})
export class Nosy {
  @call({})
  count(): number {
    near.log(\`\${near.promiseResultsCount()}: \${near.promiseResult(0n)}\`);
    return 7;
  }
}
`;

/** What D1 and its quiz say without showing it in their own run. */
describe('the claims of D1', () => {
  it('when the first refuses, the others are asked all the same', async () => {
    const found = await run(withBooked(taken('train.test', 'alice.test')));
    const booked = ['train', 'hotel', 'museum'].map((desk) => numberAt(found, `${desk}.test`, 'alice.test'));
    expect([...booked, found.console[0]]).toEqual([null, 1, 1, 'alice.test hears 1']);
  }, 30_000);

  it('when only the last refuses, alice hears null, and has a seat and a room', async () => {
    const found = await run(withBooked(taken('museum.test', 'alice.test')));
    const booked = ['train', 'hotel', 'museum'].map((desk) => numberAt(found, `${desk}.test`, 'alice.test'));
    expect([...booked, found.console[0]]).toEqual([1, 1, null, 'alice.test hears null']);
  }, 30_000);

  it('when nobody refuses, step by step takes two blocks more, and more gas', async () => {
    const found = await run(withBooked());
    expect(found.traces.map(costOf)).toEqual(['5 blocks, 7.93 Tgas', '7 blocks, 11.2 Tgas']);
    expect(found.console).toEqual(['alice.test hears 1', 'bob.test hears [2,2,2]']);
  }, 30_000);

  it('the hotel could read the train’s number', async () => {
    const found = await runJourney(id, { change: withBooked(), contracts: { hotel: nosy } });
    const asked = runsOf(found, 'count').find(({ step }) => step.executorId === 'hotel.test');
    expect(asked?.step.logs).toEqual(['1: 1']);
    expect(asked && succeeded(asked.step)).toBe(true);
  }, 30_000);

  it('between two steps, mallory takes what bob was to get', async () => {
    const ran = await withSteppedLesson(id, async ({ chain, send, step }) => {
      const gas = 100n * 10n ** 12n;
      const args = { name: 'dave.test' };
      await send({ by: 'bob.test', to: 'agency.test', method: 'book_step_by_step', args, gas });
      for (let i = 0; i < 5; i++) await step();
      // The hotel has answered in this block.
      expect(ranMethods(chain).at(-1)).toMatchObject({ on: 'hotel.test', status: 'SuccessValue' });
      await send({ by: 'mallory.test', to: 'museum.test', method: 'count', args });
      for (let i = 0; i < 4; i++) await step();
      return ranMethods(chain);
    });
    expect(ran.filter(({ on }) => on === 'museum.test').map(({ status }) => status)).toEqual([
      'SuccessValue',
      'Failure',
    ]);
    expect(ran.filter(({ on }) => on === 'train.test' || on === 'hotel.test').map(({ status }) => status)).toEqual([
      'SuccessValue',
      'SuccessValue',
    ]);
  }, 30_000);
});
