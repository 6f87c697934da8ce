import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAnswerFile } from '../../src/cli/readAnswerFile.ts';
import { askedAt, resultFor, withBooked } from '../../src/course/exercise/journeyTrials.ts';
import { returned, runsOf } from '../../src/course/facts.ts';
import { agencyAndOffice, taken } from '../../src/course/journeyWorlds.ts';
import type { World } from '../../src/course/world.ts';
import { costOf, runJourney } from './journeys.ts';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';

const id = 'returning-a-promise';
const alice = 'alice.test';
const gas = 100n * 10n ** 12n;

/** An office that asks itself, and not the hotel. */
const liar = `import { NearBindgen, NearPromise, call, near } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

@NearBindgen({})
export class Liar {
  @call({})
  init(): void {}

  @call({})
  count_and_tell({ name }: { name: string }): void {
    const teller = NearPromise.new(near.predecessorAccountId());
    NearPromise.new(near.currentAccountId())
      .functionCall('invent', '', 0n, TEN_TGAS)
      .then(teller.functionCall('hear_of_room', JSON.stringify({ name }), 0n, TEN_TGAS))
      .build();
  }

  @call({})
  invent(): number {
    return 999;
  }
}
`;

/** An office that keeps a list of those who asked, and tells it when it is asked quietly. */
const noting = `import { NearBindgen, NearPromise, call, near } from 'near-sdk-js';

@NearBindgen({})
export class Noting {
  names: string[] = [];

  @call({})
  init(): void {}

  @call({})
  count({ name }: { name: string }): NearPromise {
    this.names.push(name);
    return NearPromise.new('hotel.test').functionCall('count', JSON.stringify({ name }), 0n, 10_000_000_000_000n);
  }

  @call({})
  count_quietly(): void {
    near.log(this.names.join());
  }
}
`;

/** One more office between the agency and the hotel. */
const withBranch = (world: World): World => {
  const { office, agency, ...desks } = world.contracts;
  const branch = agencyAndOffice.contracts['agency']?.init;
  if (!office || !agency || !branch) throw new Error('There should be an office and an agency.');
  const args = { train_id: 'train.test', hotel_id: 'branch.test', museum_id: 'museum.test' };
  return {
    ...world,
    contracts: {
      ...desks,
      office,
      branch: { id: 'branch.test', contract: 'relay', init: branch },
      agency: { ...agency, init: { ...branch, args } },
    },
  };
};

/** In which block somebody’s `await` ends, and what it gives, when a method of the office’s is called. */
async function awaited(method: string) {
  return withSteppedLesson(id, async ({ accountOf, arrival, chain, step }) => {
    const call = { contractId: 'office.test', methodName: method, args: { name: alice }, gas };
    let ended: unknown = null;
    void accountOf(alice)
      .callFunction(call)
      .then((result) => (ended = { result, height: chain.head().height }));
    await arrival();
    for (let i = 0; i < 8; i++) await step();
    const hotel = ranMethods(chain).find(({ on }) => on === 'hotel.test')?.height;
    return { ended, hotel };
  });
}

/** What D4 and its quiz say without showing it in their own run. */
describe('the claims of D4', () => {
  it('each contract in between is a block more on the way there, and none on the way back', async () => {
    const found = await runJourney(id, { file: 'claims/book-room.ts' });
    const farther = await runJourney(id, { file: 'claims/book-room.ts', change: withBranch });
    expect([found, farther].map((run) => costOf(run.traces[0]!).split(',')[0])).toEqual(['4 blocks', '5 blocks']);
    expect(farther.console).toEqual(['3']);
    const waits = farther.traces[0]?.data.map(({ from, to }) =>
      [from, to].map((step) => farther.traces[0]?.steps.find((one) => one.id === step)?.executorId).join(' → '),
    );
    expect(waits).toEqual(['hotel.test → agency.test']);
  }, 30_000);

  it('when the hotel refuses, the office has succeeded, and the agency hears of a failure', async () => {
    const found = await runJourney(id, { file: 'claims/book-room.ts', change: withBooked(taken('hotel.test', alice)) });
    expect(askedAt(found, 'office.test', alice)?.step.status.type).toBe('SuccessReceiptId');
    expect(askedAt(found, 'hotel.test', alice)?.step.status.type).toBe('Failure');
    expect(resultFor(found, alice)).toBeNull();
    expect(runsOf(found, 'book_room_callback')[0]?.step.status.type).toBe('SuccessValue');
  }, 30_000);

  it('what the office wrote before the hotel refused stays', async () => {
    const change = withBooked(taken('hotel.test', alice));
    const found = await runJourney(id, { change, contracts: { office: noting } });
    expect(resultFor(found, alice)).toBeNull();
    expect(runsOf(found, 'count_quietly')[0]?.step.logs).toEqual([alice]);
  }, 30_000);

  it('while the promise that it returned is out, others call the office', async () => {
    const ran = await withSteppedLesson(id, async ({ chain, send, step }) => {
      const args = { name: alice };
      await send({ by: alice, to: 'agency.test', method: 'book_room', args, gas });
      for (let i = 0; i < 2; i++) await step();
      await send({ by: 'bob.test', to: 'office.test', method: 'count', args: { name: 'bob.test' }, gas });
      for (let i = 0; i < 5; i++) await step();
      return ranMethods(chain).map(({ height, on, method }) => `${height} ${on} ${method}`);
    });
    expect(ran).toEqual([
      '102 agency.test book_room',
      '103 office.test count',
      '104 office.test count',
      '104 hotel.test count',
      '105 hotel.test count',
      '105 agency.test book_room_callback',
    ]);
  }, 30_000);

  it('`await` ends when the hotel has run, whether the promise is returned or not', async () => {
    const returned = await awaited('count');
    const dropped = await awaited('count_quietly');
    expect([returned, dropped]).toEqual([
      { ended: { result: 3, height: 103 }, hotel: 103 },
      { ended: { result: '', height: 103 }, hotel: 103 },
    ]);
  }, 30_000);

  it('the agency cannot see where the number comes from', async () => {
    const found = await runJourney(id, { change: withBooked(), contracts: { office: liar } });
    expect(runsOf(found, 'hear_of_room').map(({ step }) => [step.predecessorId, step.logs[0]])).toEqual([
      ['office.test', 'room 999 for mallory.test'],
    ]);
    expect(runsOf(found, 'invent')[0]?.step.executorId).toBe('office.test');
  }, 30_000);

  it('an answer can go to two, to the one who is passed it and to a callback in between', async () => {
    const wrong = '../../content/lessons/returning-a-promise/wrong-returns-the-hotel.contract.diff';
    const office = await readAnswerFile(fileURLToPath(new URL(wrong, import.meta.url)));
    const found = await runJourney(id, { file: 'claims/book-room.ts', contracts: { office } });
    const [door, callback] = ['door', 'book_room_callback'].map((method) => runsOf(found, method)[0]?.step);
    expect(door && returned(door)).toBe(103);
    expect(callback && returned(callback)).toBe(3);
    expect(door?.ranAt).toBe(callback?.ranAt);
  }, 30_000);

  it('a callback on the agency is refused when anybody else has made its promise', async () => {
    const logs = await withSteppedLesson(id, async ({ chain, send, step }) => {
      await send({ by: 'mallory.test', to: 'agency.test', method: 'hear_of_room', args: { name: alice } });
      for (let i = 0; i < 3; i++) await step();
      return ranMethods(chain).map(({ status }) => status);
    });
    expect(logs).toEqual(['Failure']);
  }, 30_000);
});
