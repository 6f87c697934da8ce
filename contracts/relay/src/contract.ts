import { LookupMap, NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId, view } from 'near-sdk-js';

const TERA = 1_000_000_000_000n;
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives
const DESK = 30n * TERA; // enough for a desk that asks another one
const CALLBACK = 15n * TERA; // in JavaScript even the smallest one burns more than 5

interface Journey {
  readonly seat: number | null;
  readonly room: number | null;
  readonly ticket: number | null;
}

/** Passes on what travellers want to train, hotel and museum, and to the travellers what these say. */
@NearBindgen({ requireInit: true })
export class Relay {
  train_id: string = '';
  hotel_id: string = '';
  museum_id: string = '';
  /** The rooms that it was told of. */
  rooms: LookupMap<number> = new LookupMap<number>('r');

  @initialize({})
  init({ train_id, hotel_id, museum_id }: { train_id: string; hotel_id: string; museum_id: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(isAccountId(train_id), 'train_id must be an account id');
    assert(isAccountId(hotel_id), 'hotel_id must be an account id');
    assert(isAccountId(museum_id), 'museum_id must be an account id');
    this.train_id = train_id;
    this.hotel_id = hotel_id;
    this.museum_id = museum_id;
  }

  @view({})
  get_room({ name }: { name: string }): number | null {
    assert(isAccountId(name), 'name must be an account id');
    return this.rooms.get(name);
  }

  /** Train, then hotel, then museum, whatever they say. */
  @call({})
  book_in_sequence({ name }: { name: string }): NearPromise {
    assert(isAccountId(name), 'name must be an account id');
    return ask(this.train_id, name)
      .then(ask(this.hotel_id, name))
      .then(ask(this.museum_id, name))
      .then(callOn(near.currentAccountId(), 'book_in_sequence_callback', null, CALLBACK));
  }

  /** Hears the museum, and nobody else. */
  @call({ privateFunction: true, payableFunction: true }) // as in Rust, where a method that changes nothing refuses no deposit
  book_in_sequence_callback(): number | null {
    near.log(`results: ${near.promiseResultsCount()}`);
    return numberAt(0);
  }

  /** Train, then hotel, then museum, as long as none refuses. */
  @call({})
  book_step_by_step({ name }: { name: string }): NearPromise | number[] {
    assert(isAccountId(name), 'name must be an account id');
    return this.next_step(name, []);
  }

  /** What is known so far comes along as an argument. */
  @call({ privateFunction: true })
  step_callback({ name, booked }: { name: string; booked: number[] }): NearPromise | number[] {
    const number = numberAt(0);
    return number === null ? booked : this.next_step(name, [...booked, number]);
  }

  next_step(name: string, booked: number[]): NearPromise | number[] {
    const steps: [string, bigint][] = [
      [this.train_id, 115n * TERA], // it pays for the two steps that may follow
      [this.hotel_id, 60n * TERA],
      [this.museum_id, CALLBACK],
    ];
    const step = steps[booked.length];
    if (step === undefined) return booked;
    const [deskId, gas] = step;
    return ask(deskId, name).then(callOn(near.currentAccountId(), 'step_callback', { name, booked }, gas));
  }

  /** All three at the same time, and one callback for all. */
  @call({})
  book_in_parallel({ name }: { name: string }): NearPromise {
    assert(isAccountId(name), 'name must be an account id');
    return ask(this.hotel_id, name)
      .and(ask(this.train_id, name))
      .and(ask(this.museum_id, name))
      .then(callOn(near.currentAccountId(), 'book_in_parallel_callback', null, CALLBACK));
  }

  /** The results stand in the order in which the promises were joined. */
  @call({ privateFunction: true, payableFunction: true })
  book_in_parallel_callback(): Journey {
    near.log(`results: ${near.promiseResultsCount()}`);
    const [room, seat, ticket] = [numberAt(0), numberAt(1), numberAt(2)];
    return { seat, room, ticket };
  }

  /** A desk itself: it asks the hotel, and what the hotel says is its result. */
  @call({})
  count({ name }: { name: string }): NearPromise {
    assert(isAccountId(name), 'name must be an account id');
    return callOn(this.hotel_id, 'count', { name }, CALLBACK);
  }

  /** Asks the hotel, and has no result of its own. */
  @call({})
  count_quietly({ name }: { name: string }): void {
    assert(isAccountId(name), 'name must be an account id');
    callOn(this.hotel_id, 'count', { name }, CALLBACK).build();
  }

  /** Asks the hotel, and has it answer in a callback on the contract that called. */
  @call({})
  count_and_tell({ name }: { name: string }): void {
    assert(isAccountId(name), 'name must be an account id');
    callOn(this.hotel_id, 'count', { name }, CALLBACK)
      .then(callOn(near.predecessorAccountId(), 'hear_of_room', { name }, CALLBACK))
      .build();
  }

  /** Books a room by way of another relay, which returns its promise. */
  @call({})
  book_room({ name }: { name: string }): NearPromise {
    assert(isAccountId(name), 'name must be an account id');
    const callback = callOn(near.currentAccountId(), 'book_room_callback', { name }, CALLBACK);
    return ask(this.hotel_id, name).then(callback);
  }

  /** The same, by way of one that returns nothing. */
  @call({})
  book_room_quietly({ name }: { name: string }): NearPromise {
    assert(isAccountId(name), 'name must be an account id');
    const callback = callOn(near.currentAccountId(), 'book_room_callback', { name }, CALLBACK);
    return callOn(this.hotel_id, 'count_quietly', { name }, DESK).then(callback);
  }

  /** Hears what the promise before it came to: a number, nothing at all, or a failure. */
  @call({ privateFunction: true })
  book_room_callback({ name }: { name: string }): number | null {
    const room = numberAt(0);
    if (room === null) near.log(`no room for ${name}, as far as is known`);
    else this.keep(name, room);
    return room;
  }

  /** The same, by way of one that has the answer sent here. */
  @call({})
  book_room_and_listen({ name }: { name: string }): NearPromise {
    assert(isAccountId(name), 'name must be an account id');
    return callOn(this.hotel_id, 'count_and_tell', { name }, DESK);
  }

  /** A callback in somebody else's promise. Whose it may be is checked here: it is not private. */
  @call({})
  hear_of_room({ name }: { name: string }): void {
    const teller = near.predecessorAccountId();
    assert(teller === this.hotel_id, `${teller} lets no rooms`);
    assert(isAccountId(name), 'name must be an account id');
    const room = numberAt(0);
    if (room === null) near.log(`no room for ${name}`);
    else this.keep(name, room);
  }

  keep(name: string, room: number): void {
    near.log(`room ${room} for ${name}`);
    this.rooms.set(name, room);
  }
}

function ask(deskId: string, name: string): NearPromise {
  return callOn(deskId, 'count', { name }, DESK);
}

function callOn(accountId: string, method: string, args: object | null, gas: bigint): NearPromise {
  const encoded = args === null ? '' : JSON.stringify(args);
  return NearPromise.new(accountId).functionCallWeight(method, encoded, NO_DEPOSIT, gas, SHARE);
}

/** The number that a promise before this callback returned; null if it failed, where near-sdk-js throws, or returned none. */
function numberAt(index: number): number | null {
  try {
    const number: unknown = JSON.parse(near.promiseResult(index));
    return isNumber(number) ? number : null;
  } catch {
    return null;
  }
}

// A type says nothing of what arrives.

function isAccountId(value: unknown): boolean {
  return typeof value === 'string' && validateAccountId(value);
}

function isNumber(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32;
}
