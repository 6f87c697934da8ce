import { NearBindgen, NearPromise, call, initialize, near } from 'near-sdk-js';

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
    const callback = NearPromise.new(near.currentAccountId());
    NearPromise.new(this.hotel_id)
      .functionCall('count', JSON.stringify({ name }), 0n, TEN_TGAS)
      .then(callback.functionCall('door', '', 0n, TEN_TGAS))
      .build();
  }

  /** All rooms are on the first floor: what the hotel calls 3 is 103. */
  @call({ privateFunction: true })
  door(): number {
    return 100 + answer();
  }
}

/** The number that the promise before returned. */
function answer(): number {
  try {
    return JSON.parse(near.promiseResult(0n));
  } catch {
    return 0;
  }
}
