import type { Call } from './performCalls.ts';
import type { Scenario } from './scenarios.ts';

const TERA = 10n ** 12n;

const init = (to: string, hotelId: unknown): Call => ({
  to,
  method: 'init',
  args: { train_id: 'train.test', hotel_id: hotelId, museum_id: 'museum.test' },
});
const ready = init('agency.test', 'hotel.test');
/** The agency asks the office for rooms, and the office asks the hotel. */
const withOffice = [init('agency.test', 'office.test'), init('office.test', 'hotel.test')];
const book = (method: string, name: unknown = 'alice.test', to = 'agency.test'): Call => ({
  to,
  method,
  args: { name },
  gas: 300n * TERA,
});
const taken = (at: string, name = 'alice.test'): Call => ({ to: at, method: 'count', args: { name } });
const room = (of: string): Call => ({ to: of, method: 'get_room', args: { name: 'alice.test' } });
const stranger = (method: string, args: object): Call => ({ signer: 'mallory.test', to: 'agency.test', method, args });

const sequence: Readonly<Record<string, Scenario>> = {
  'relay books in sequence': {
    steps: [ready, taken('museum.test', 'bob.test'), book('book_in_sequence')],
    lastEnds: 'returns 2',
  },
  'relay books in sequence, and the one in the middle refuses': {
    steps: [ready, taken('hotel.test'), book('book_in_sequence')],
    lastEnds: 'returns 1',
  },
  'relay books in sequence, and the last refuses': {
    steps: [ready, taken('museum.test'), book('book_in_sequence')],
    lastEnds: 'returns null',
  },
  'relay books step by step': {
    steps: [ready, taken('hotel.test', 'bob.test'), book('book_step_by_step')],
    lastEnds: 'returns [1,2,1]',
  },
  ...Object.fromEntries(
    (['train', 'hotel', 'museum'] as const).map((desk, index) => [
      `relay books step by step, and ${desk} refuses`,
      {
        steps: [ready, taken(`${desk}.test`), book('book_step_by_step')],
        lastEnds: `returns ${JSON.stringify([1, 1].slice(0, index))}`,
      },
    ]),
  ),
  'relay books in parallel, with an office in between': {
    steps: [
      ...withOffice,
      taken('hotel.test', 'bob.test'),
      taken('hotel.test', 'mallory.test'),
      taken('train.test', 'bob.test'),
      book('book_in_parallel'),
    ],
    lastEnds: 'returns {"seat":2,"room":3,"ticket":1}',
  },
  'relay books in parallel, and two refuse': {
    steps: [...withOffice, taken('hotel.test'), taken('train.test'), book('book_in_parallel')],
    lastEnds: 'returns {"seat":null,"room":null,"ticket":1}',
  },
  'relay asks a desk that is not there': {
    steps: [
      init('agency.test', 'nobody.test'),
      ...['book_in_sequence', 'book_step_by_step', 'book_in_parallel', 'count', 'count_quietly', 'book_room'].map(
        (method) => book(method),
      ),
      room('agency.test'),
    ],
    lastEnds: 'returns null',
  },
};

const rooms: Readonly<Record<string, Scenario>> = {
  ...Object.fromEntries(
    ['book_room', 'book_room_quietly', 'book_room_and_listen'].flatMap((method) => [
      [
        `relay has a room booked by the office: ${method}`,
        { steps: [...withOffice, book(method), room('agency.test')] },
      ],
      [
        `relay has a room booked by the office, and the hotel refuses: ${method}`,
        { steps: [...withOffice, taken('hotel.test'), book(method), room('agency.test')], lastEnds: 'returns null' },
      ],
    ]),
  ),
  'relay is a desk itself, for anybody': {
    steps: [
      init('office.test', 'hotel.test'),
      ...['count_quietly', 'count_and_tell', 'count'].map((method, index) =>
        book(method, ['bob.test', 'mallory.test', 'alice.test'][index], 'office.test'),
      ),
    ],
    lastEnds: 'returns 3',
  },
  'a stranger tells relay of a room': {
    steps: [...withOffice, stranger('hear_of_room', { name: 'alice.test' })],
    lastRefusal: 'mallory.test lets no rooms',
  },
  'a stranger calls what is private in relay': {
    steps: [
      ready,
      stranger('book_in_sequence_callback', {}),
      stranger('step_callback', { name: 'alice.test', booked: [] }),
      stranger('book_in_parallel_callback', {}),
      stranger('book_room_callback', { name: 'alice.test' }),
    ],
  },
  'relay is told what makes no sense': {
    steps: [
      book('book_in_sequence'),
      init('agency.test', 'Not An Account'),
      init('agency.test', 7),
      { ...ready, deposit: 1n },
      ready,
      ready,
      ...[
        'book_in_sequence',
        'book_step_by_step',
        'book_in_parallel',
        'count',
        'count_quietly',
        'count_and_tell',
        'book_room',
        'book_room_quietly',
        'book_room_and_listen',
        'get_room',
      ].flatMap((method) => [book(method, 'A'), book(method, 1), { ...book(method), deposit: 1n }]),
    ],
  },
};

/** What relay does in both languages. */
export const relayScenarios = { ...sequence, ...rooms } as const satisfies Readonly<Record<string, Scenario>>;
