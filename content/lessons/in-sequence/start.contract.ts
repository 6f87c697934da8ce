import { NearBindgen, NearPromise, call, initialize, near } from 'near-sdk-js';

const TERA = 1_000_000_000_000n;

interface Booked {
  readonly seat: number | null;
  readonly room: number | null;
}

@NearBindgen({ requireInit: true })
export class Agency {
  train_id: string = '';
  hotel_id: string = '';

  @initialize({})
  init({ train_id, hotel_id }: { train_id: string; hotel_id: string }): void {
    this.train_id = train_id;
    this.hotel_id = hotel_id;
  }

  /** Books a seat on the train, and a room in the hotel. */
  @call({})
  book({ name }: { name: string }): NearPromise {
    return ask(this.train_id, name)
      .then(ask(this.hotel_id, name))
      .then(callback('book_callback', {}, 10n * TERA));
  }

  @call({ privateFunction: true })
  book_callback(): Booked {
    return { seat: null, room: answer() };
  }
}

/** Asks a desk, which gives the number of a seat or a room. */
function ask(deskId: string, name: string): NearPromise {
  return NearPromise.new(deskId).functionCall('count', JSON.stringify({ name }), 0n, 10n * TERA);
}

/** A method of this contract, to come after a promise. */
function callback(method: string, args: object, gas: bigint): NearPromise {
  return NearPromise.new(near.currentAccountId()).functionCall(method, JSON.stringify(args), 0n, gas);
}

/** The number that the promise before returned; null if it failed, where near-sdk-js throws. */
function answer(): number | null {
  try {
    return JSON.parse(near.promiseResult(0n));
  } catch {
    return null;
  }
}
