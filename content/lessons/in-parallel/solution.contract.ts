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

  /** Books everything at the same time. */
  @call({})
  book({ name }: { name: string }): NearPromise {
    return ask(this.train_id, name)
      .and(ask(this.hotel_id, name))
      .and(ask(this.museum_id, name))
      .then(callback('book_callback', {}, 15n * TERA));
  }

  /** The results stand in the order in which the promises were joined. */
  @call({ privateFunction: true })
  book_callback(): Journey {
    return { seat: answer(0), room: answer(1), ticket: answer(2) };
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
