import { notYet, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import {
  alsoBooked,
  askedAt,
  books,
  endFault,
  endFor,
  isSame,
  numberAt,
  resultFor,
  withBooked,
} from '../exercise/journeyTrials.ts';
import { runsOf, stepOf, succeeded, text } from '../facts.ts';
import { taken } from '../journeyWorlds.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

/** Whom the agency asks itself; the office asks the hotel. */
const asked = ['train.test', 'office.test', 'museum.test'] as const;

/** Everybody who booked had all three asked at the same time, and was told what each said. */
function judge(run: TrialRun, names: readonly string[]): Verdict {
  for (const name of names) {
    const blocks = asked.map((id) => askedAt(run, id, name)?.step.ranAt ?? null);
    const forgotten = asked[blocks.indexOf(null)];
    if (forgotten !== undefined)
      return notYet(`${forgotten} was not asked for ${name}. The booking ended with ${endFor(run, name)}.`);
    if (new Set(blocks).size > 1)
      return notYet(
        `For ${name}, ${asked.join(', ')} were asked in blocks ${blocks.join(', ')}. It should be one block.`,
      );
    const [seat, room, ticket] = ['train.test', 'hotel.test', 'museum.test'].map((id) => numberAt(run, id, name));
    const wanted = { seat, room, ticket };
    const fault = endFault(run, name, wanted);
    if (fault) return fault;
  }
  return solved('All three were asked in the same block, and each is told what every one of them said.');
}

const [alice, bob] = ['alice.test', 'bob.test'] as const;

const exercise: Exercise = {
  kind: 'contract',
  contract: 'agency',
  trials: [
    {
      name: 'alone, with something left everywhere',
      calls: [{ ...books(alice, 'book'), when: { block: 0 } }],
      judge: (run) => judge(run, [alice]),
    },
    {
      name: 'where the train refuses',
      calls: [{ ...books(bob, 'book'), when: { block: 0 } }],
      judge: (run) => judge(run, [bob]),
    },
    {
      name: 'where the hotel refuses',
      world: withBooked(taken('hotel.test', alice), taken('train.test', 'mallory.test')),
      calls: [{ ...books(alice, 'book'), when: { block: 0 } }],
      judge: (run) => judge(run, [alice]),
    },
    {
      name: 'while bob books at the same time',
      world: withBooked(taken('train.test', 'mallory.test')),
      calls: [
        { ...books(alice, 'book'), when: { block: 0 } },
        { ...books(bob, 'book'), when: { block: 0 } },
      ],
      judge: (run) => judge(run, [alice, bob]),
    },
  ],
};

const callback = 'book_in_parallel_callback';
const blockAt = (run: FinishedRun, id: string, name: string) => askedAt(run, id, name)?.step.ranAt ?? undefined;

/** How many blocks after bob’s train refused his callback ran. */
function bobWaits(run: FinishedRun): string | undefined {
  const [train, hotel] = ['train.test', 'hotel.test'].map((id) => blockAt(run, id, bob));
  const heard = runsOf(run, callback)[1]?.step.ranAt ?? undefined;
  if (train === undefined || hotel === undefined || heard === undefined) return undefined;
  return heard === hotel + 1 ? 'when the hotel has answered, too' : heard === train + 1 ? 'at once' : undefined;
}

/** What the callback’s results were, in the order in which it read them: what it calls the room is its first. */
function order(run: FinishedRun): string | undefined {
  const journey = resultFor(run, alice);
  const desks = ['hotel.test', 'train.test', 'museum.test'].map((id) => numberAt(run, id, alice));
  if (desks.includes(null)) return undefined;
  const [room, seat, ticket] = desks;
  if (isSame(journey, { room, seat, ticket })) return 'room, seat, ticket';
  return isSame(journey, { room: seat, seat: ticket, ticket: room }) ? 'seat, ticket, room' : undefined;
}

export const lesson: LessonModule = {
  facts: {
    order,
    bobWaits,
    bobOthers: (run) => {
      const ran = ['hotel.test', 'museum.test'].map((id) => askedAt(run, id, bob)?.step);
      if (ran.some((step) => step === undefined)) return undefined;
      return ran.every((step) => step && succeeded(step)) ? 'he has them' : 'he has not got them';
    },
    aliceHears: (run) => JSON.stringify(resultFor(run, alice)),
    bobHears: (run) => JSON.stringify(resultFor(run, bob)),
    trainBlock: (run) => text(blockAt(run, 'train.test', alice)),
    museumBlock: (run) => text(blockAt(run, 'museum.test', alice)),
    officeBlock: (run) => text(blockAt(run, 'office.test', alice)),
    hotelBlock: (run) => text(blockAt(run, 'hotel.test', alice)),
    callbackBlock: (run) => text(runsOf(run, callback)[0]?.step.ranAt),
    results: (run) => runsOf(run, callback)[0]?.step.logs[0]?.replace('results: ', ''),
    waitsFor: (run) => text(stepOf(run, callback)?.inputDataIds.length),
    room: (run) => {
      const room = (resultFor(run, bob) as { room?: unknown } | undefined)?.room;
      return typeof room === 'number' ? String(room) : undefined;
    },
    seat: (run) => text(numberAt(run, 'train.test', alice)),
  },
  places: {
    train: (run) => askedAt(run, 'train.test', alice)?.step,
    office: (run) => askedAt(run, 'office.test', alice)?.step,
    hotel: (run) => askedAt(run, 'hotel.test', alice)?.step,
    callback: (run) => runsOf(run, callback)[0]?.step,
    agency: (run) => runsOf(run, 'book_in_parallel')[0]?.step,
  },
  exercise,
  graphs: {
    well: { snippet: 'start.ts', transactions: [0] },
    // Bob is second, as on the page.
    refused: {
      snippet: 'graph-refused.ts',
      world: alsoBooked(taken('hotel.test', alice), taken('museum.test', alice)),
    },
  },
};
