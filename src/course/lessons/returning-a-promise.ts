import { notYet, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import {
  alsoBooked,
  askedAt,
  books,
  endFor,
  isSame,
  numberAt,
  resultFor,
  withBooked,
} from '../exercise/journeyTrials.ts';
import { runsOf, text } from '../facts.ts';
import type { MethodRun } from '../facts.ts';
import { taken } from '../journeyWorlds.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const [alice, bob, mallory] = ['alice.test', 'bob.test', 'mallory.test'] as const;

/** Who booked hears the number on the door, for as many as the hotel gave a room. */
function judge(run: TrialRun, names: readonly string[]): Verdict {
  for (const name of names) {
    if (askedAt(run, 'hotel.test', name) === undefined)
      return notYet(`Nobody asked the hotel for ${name}. The booking ended with ${endFor(run, name)}.`);
    const room = numberAt(run, 'hotel.test', name);
    if (room === null) return notYet(`The hotel refused ${name}, who should have a room.`);
    if (!isSame(resultFor(run, name), 100 + room))
      return notYet(
        `The hotel gave ${name} room ${room}, so the agency should hear ${100 + room}. It heard ${endFor(run, name)}.`,
      );
  }
  return solved('The agency hears the number on the door, and a refusal where there is no door.');
}

/** The hotel refuses alice, and the agency, which asked everywhere at once, takes it for what it is. */
function judgeRefusal(run: TrialRun): Verdict {
  if (askedAt(run, 'hotel.test', alice) === undefined) return notYet('Nobody asked the hotel for alice.test.');
  const wanted = { seat: 1, room: null, ticket: 1 };
  if (isSame(resultFor(run, alice), wanted)) return solved('A refusal stays a refusal.');
  return notYet(
    `The hotel refused alice.test, so the agency should end with \`${JSON.stringify(wanted)}\`. It ended with ${endFor(run, alice)}.`,
  );
}

const exercise: Exercise = {
  kind: 'contract',
  contract: 'office',
  trials: [
    {
      name: 'alone',
      calls: [{ ...books(alice, 'book_room'), when: { block: 0 } }],
      judge: (run) => judge(run, [alice]),
    },
    {
      name: 'where the hotel refuses, and the agency books seat, room and ticket together',
      world: withBooked(taken('hotel.test', alice)),
      calls: [{ ...books(alice, 'book_in_parallel'), when: { block: 0 } }],
      judge: judgeRefusal,
    },
    {
      name: 'while bob books at the same time',
      world: withBooked(taken('hotel.test', mallory)),
      calls: [
        { ...books(alice, 'book_room'), when: { block: 0 } },
        { ...books(bob, 'book_room'), when: { block: 0 } },
      ],
      judge: (run) => judge(run, [alice, bob]),
    },
  ],
};

/** Somebody’s call of a method. */
const runFor = (run: FinishedRun, name: string, methodName: string): MethodRun | undefined =>
  runsOf(run, methodName).find(({ trace }) => trace.signerId === name);
const callbackOf = (run: FinishedRun, name: string) => runFor(run, name, 'book_room_callback')?.step;
const hotelFor = (run: FinishedRun, name: string) => askedAt(run, 'hotel.test', name)?.step;

/** To whom the hotel’s answer went. */
function toldFor(run: FinishedRun, name: string): string | undefined {
  const hotel = hotelFor(run, name);
  return hotel && (hotel.outputDataReceivers[0]?.receiverId ?? 'nobody');
}

/** When bob’s callback ran, by the hotel’s clock. */
function bobWhen(run: FinishedRun): string | undefined {
  const [hotel, callback] = [hotelFor(run, bob)?.ranAt, callbackOf(run, bob)?.ranAt];
  if (hotel == null || callback == null) return undefined;
  return callback > hotel ? 'after the hotel' : callback === hotel ? 'in the same block as the hotel' : 'before it';
}

export const lesson: LessonModule = {
  facts: {
    aliceHears: (run) => text(resultFor(run, alice) as number | undefined),
    bobHears: (run) => {
      const heard = callbackOf(run, bob) && resultFor(run, bob);
      return heard === undefined ? undefined : heard === null ? 'nothing' : JSON.stringify(heard);
    },
    bobRoom: (run) => text(numberAt(run, 'hotel.test', bob)),
    bobWhen,
    bobLog: (run) => callbackOf(run, bob)?.logs[0],
    bobTold: (run) => toldFor(run, bob),
    officeBlock: (run) => text(askedAt(run, 'office.test', alice)?.step.ranAt),
    hotelBlock: (run) => text(hotelFor(run, alice)?.ranAt),
    callbackBlock: (run) => text(callbackOf(run, alice)?.ranAt),
    told: (run) => toldFor(run, alice),
    officeEnds: (run) => {
      const status = askedAt(run, 'office.test', alice)?.step.status;
      return status && (status.type === 'SuccessReceiptId' ? 'a promise' : status.type);
    },
    teller: (run) => runsOf(run, 'hear_of_room')[0]?.step.predecessorId ?? undefined,
    heardLog: (run) => runsOf(run, 'hear_of_room')[0]?.step.logs[0],
    malloryEnds: (run) => (runFor(run, mallory, 'book_room_and_listen') ? endFor(run, mallory) : undefined),
  },
  places: {
    office: (run) => askedAt(run, 'office.test', alice)?.step,
    hotel: (run) => hotelFor(run, alice),
    callback: (run) => callbackOf(run, alice),
  },
  exercise,
  graphs: {
    well: { snippet: 'start.ts', transactions: [0] },
    refused: { snippet: 'start.ts', world: withBooked(taken('hotel.test', alice)), transactions: [0] },
    // Bob is second, and mallory third, as on the page.
    quiet: { snippet: 'graph-quiet.ts', world: alsoBooked(taken('hotel.test', alice)) },
    listen: { snippet: 'graph-listen.ts', world: alsoBooked(taken('hotel.test', alice), taken('hotel.test', bob)) },
  },
};
