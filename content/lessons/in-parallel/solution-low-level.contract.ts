import { NearBindgen, call, initialize, near } from 'near-sdk-js';

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
  book({ name }: { name: string }): void {
    const desks = [this.museum_id, this.hotel_id, this.train_id];
    const promises = desks.map((id) => near.promiseCreate(id, 'count', JSON.stringify({ name }), 0n, 20n * TERA));
    const all = near.promiseAnd(...promises);
    near.promiseReturn(near.promiseThen(all, near.currentAccountId(), 'book_callback', '', 0n, 15n * TERA));
  }

  @call({ privateFunction: true })
  book_callback(): Journey {
    const [ticket = null, room = null, seat = null] = [0, 1, 2].map(answer);
    return { seat, room, ticket };
  }
}

/** One of the results that this callback waited for; null if it is a failure, where near-sdk-js throws. */
function answer(index: number): number | null {
  try {
    return JSON.parse(near.promiseResult(index));
  } catch {
    return null;
  }
}
