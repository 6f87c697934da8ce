import { NearBindgen, assert, call, initialize, near } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

/** Lets the hotel's rooms. */
@NearBindgen({ requireInit: true })
export class Office {
  hotel_id: string = '';

  @initialize({})
  init({ hotel_id }: { hotel_id: string }): void {
    this.hotel_id = hotel_id;
  }

  /** Gives everybody one room, by the number on its door. */
  @call({})
  count({ name }: { name: string }): void {
    const asked = near.promiseCreate(this.hotel_id, 'count', JSON.stringify({ name }), 0n, TEN_TGAS);
    near.promiseReturn(near.promiseThen(asked, near.currentAccountId(), 'door', '', 0n, TEN_TGAS));
  }

  /** All rooms are on the first floor: what the hotel calls 3 is 103. */
  @call({ privateFunction: true })
  door(): number {
    const room = answer();
    assert(room !== null, 'the hotel refuses');
    return 100 + (room ?? 0);
  }
}

/** The number that the promise before returned; null if it failed, where near-sdk-js throws. */
function answer(): number | null {
  try {
    return JSON.parse(near.promiseResult(0n));
  } catch {
    return null;
  }
}
