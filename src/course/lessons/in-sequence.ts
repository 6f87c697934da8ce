import { notYet, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { alsoBooked, askedAt, books, endFault, numberAt, resultFor, withBooked } from '../exercise/journeyTrials.ts';
import { blockOf, gasText, jsonOf, panicOf, runsOf, text } from '../facts.ts';
import { taken } from '../journeyWorlds.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

/** Everybody who booked has a room only with a seat, and was told of both. */
function judge(run: TrialRun, names: readonly string[]): Verdict {
  for (const name of names) {
    const seat = numberAt(run, 'train.test', name);
    const asked = askedAt(run, 'hotel.test', name);
    if (askedAt(run, 'train.test', name) === undefined) return notYet(`Nobody asked the train for a seat for ${name}.`);
    if (seat === null && asked) return notYet(`The train refused ${name}, and the hotel was asked all the same.`);
    if (seat !== null && !asked) return notYet(`${name} has seat ${seat}, and the hotel was never asked.`);
    const wanted = { seat, room: numberAt(run, 'hotel.test', name) };
    const fault = endFault(run, name, wanted);
    if (fault) return fault;
  }
  return solved('A room only with a seat, and each is told what there is.');
}

const [alice, bob] = ['alice.test', 'bob.test'] as const;

const exercise: Exercise = {
  kind: 'contract',
  contract: 'agency',
  trials: [
    {
      name: 'alone, with seats and rooms left',
      world: withBooked(taken('train.test', 'mallory.test')),
      calls: [{ ...books(alice, 'book'), when: { block: 0 } }],
      judge: (run) => judge(run, [alice]),
    },
    {
      name: 'where the train refuses',
      world: withBooked(taken('train.test', alice)),
      calls: [{ ...books(alice, 'book'), when: { block: 0 } }],
      judge: (run) => judge(run, [alice]),
    },
    {
      name: 'where the hotel refuses',
      world: withBooked(taken('hotel.test', alice), taken('train.test', 'mallory.test')),
      calls: [{ ...books(alice, 'book'), when: { block: 0 } }],
      judge: (run) => judge(run, [alice]),
    },
    {
      name: 'while bob books at the same time',
      world: withBooked(),
      calls: [
        { ...books(alice, 'book'), when: { block: 0 } },
        { ...books(bob, 'book'), when: { block: 0 } },
      ],
      judge: (run) => judge(run, [alice, bob]),
    },
  ],
};

/** In which block a desk was asked for somebody. */
const blockAt = (run: FinishedRun, deskId: string, name: string) => text(askedAt(run, deskId, name)?.step.ranAt);

/** How many blocks after its transaction the last receipt of a booking ran, refunds aside. */
function blocksOf(run: FinishedRun, methodName: string): string | undefined {
  const steps = runsOf(run, methodName)[0]?.trace.steps.filter(
    ({ number, ranAt }) => number !== null && ranAt !== null,
  );
  const blocks = steps?.map(({ ranAt }) => ranAt ?? 0) ?? [];
  return blocks.length === 0 ? undefined : text(Math.max(...blocks) - Math.min(...blocks) + 1);
}

/** Whose data a desk’s receipt waited for, or to whom it sent its own. */
const tells = (run: FinishedRun, deskId: string) =>
  askedAt(run, deskId, alice)?.step.outputDataReceivers[0]?.receiverId;

const callback = 'book_in_sequence_callback';

export const lesson: LessonModule = {
  facts: {
    museum: (run) => {
      if (runsOf(run, 'book_in_sequence').length === 0) return undefined;
      return askedAt(run, 'museum.test', alice) ? 'it is asked all the same' : 'it is not asked';
    },
    aliceHears: (run) => text(resultFor(run, alice) as number | undefined),
    bobHears: (run) => JSON.stringify(resultFor(run, bob)),
    seat: (run) => text(numberAt(run, 'train.test', alice)),
    bobSeat: (run) => text(numberAt(run, 'train.test', bob)),
    ticket: (run) => text(numberAt(run, 'museum.test', alice)),
    madeIn: (run) => blockOf(run, 'book_in_sequence'),
    trainBlock: (run) => blockAt(run, 'train.test', alice),
    hotelBlock: (run) => blockAt(run, 'hotel.test', alice),
    museumBlock: (run) => blockAt(run, 'museum.test', alice),
    callbackBlock: (run) => text(runsOf(run, callback)[0]?.step.ranAt),
    refusal: (run) => panicOf(askedAt(run, 'hotel.test', alice)?.step),
    trainTells: (run) => tells(run, 'train.test'),
    hotelTells: (run) => tells(run, 'hotel.test'),
    results: (run) => runsOf(run, callback)[0]?.step.logs[0]?.replace('results: ', ''),
    steps: (run) => text(runsOf(run, 'step_callback').length),
    learnt: (run) => {
      const call = runsOf(run, 'step_callback')[1]?.call;
      const booked = call && (jsonOf(call.args) as { booked?: unknown }).booked;
      return booked === undefined ? undefined : JSON.stringify(booked);
    },
    bobMuseum: (run) => (askedAt(run, 'museum.test', bob) ? 'yes' : 'no'),
    reserved: (run) => gasText(runsOf(run, 'step_callback')[0]?.step.gasAttached),
    sequenceBlocks: (run) => blocksOf(run, 'book_in_sequence'),
  },
  places: {
    train: (run) => askedAt(run, 'train.test', alice)?.step,
    hotel: (run) => askedAt(run, 'hotel.test', alice)?.step,
    museum: (run) => askedAt(run, 'museum.test', alice)?.step,
  },
  exercise,
  graphs: {
    well: { snippet: 'start.ts', world: withBooked(), transactions: [0] },
    refused: { snippet: 'start.ts', transactions: [0] },
    'steps-well': { snippet: 'graph-steps.ts', world: withBooked() },
    // Bob is second, as on the page.
    'steps-refused': { snippet: 'graph-steps.ts', world: alsoBooked(taken('train.test', alice)) },
  },
};
