import { NearBindgen, NearPromise, call, initialize, near } from 'near-sdk-js';

const TERA = 1_000_000_000_000n;

interface Journey {
  readonly seat: number | null;
  readonly room: number | null;
  readonly ticket: number | null;
}

@NearBindgen({ requireInit: true })
export class Agency {
  train_id: string = '';
  hotel_id: string = '';
  museum_id: string = '';

  @initialize({})
  init({ train_id, hotel_id, museum_id }: { train_id: string; hotel_id: string; museum_id: string }): void {
    this.train_id = train_id;
    this.hotel_id = hotel_id;
    this.museum_id = museum_id;
  }

  /** Books at the train, then in the hotel, then for the museum, and waits for each of them. */
  @call({})
  book({ name }: { name: string }): NearPromise {
    return ask(this.train_id, name).then(callback('seat_callback', { name }, 90n * TERA));
  }

  @call({ privateFunction: true })
  seat_callback({ name }: { name: string }): NearPromise {
    const seat = answer(0);
    return ask(this.hotel_id, name).then(callback('room_callback', { name, seat }, 50n * TERA));
  }

  @call({ privateFunction: true })
  room_callback({ name, seat }: { name: string; seat: number | null }): NearPromise {
    const room = answer(0);
    return ask(this.museum_id, name).then(callback('ticket_callback', { seat, room }, 10n * TERA));
  }

  @call({ privateFunction: true })
  ticket_callback({ seat, room }: { seat: number | null; room: number | null }): Journey {
    return { seat, room, ticket: answer(0) };
  }
}

/** Asks a desk, which gives the number of a seat, a room or a ticket. */
function ask(deskId: string, name: string): NearPromise {
  return NearPromise.new(deskId).functionCall('count', JSON.stringify({ name }), 0n, 20n * TERA);
}

/** A method of this contract, to come after a promise. */
function callback(method: string, args: object, gas: bigint): NearPromise {
  return NearPromise.new(near.currentAccountId()).functionCall(method, JSON.stringify(args), 0n, gas);
}

/** One of the results that this callback waited for; null if it is a failure, where near-sdk-js throws. */
function answer(index: number): number | null {
  try {
    return JSON.parse(near.promiseResult(index));
  } catch {
    return null;
  }
}
