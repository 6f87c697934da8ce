import { LookupMap, NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId, view } from 'near-sdk-js';

const GGAS = 1_000_000_000n;
const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives

interface Entry {
  readonly author: string;
  readonly text: string;
}

/**
 * Keeps what visitors write, and has each of them counted by counter, another contract on another account.
 * There are several ways to sign, from careless to right: `sign…` asks counter, `sign…_callback` hears the outcome.
 */
@NearBindgen({ requireInit: true })
export class Guestbook {
  counter_id: string = '';
  entries: Entry[] = [];
  /** The lock of `sign_with_lock`. */
  busy: boolean = false;
  /** What `sign_with_pending` has yet to hear about, a text for each author. */
  pending: LookupMap<string> = new LookupMap<string>('p');

  @initialize({})
  init({ counter_id }: { counter_id: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(isAccountId(counter_id), 'counter_id must be an account id');
    this.counter_id = counter_id;
  }

  @view({})
  get_entries(): Entry[] {
    return this.entries;
  }

  @view({})
  is_busy(): boolean {
    return this.busy;
  }

  @view({})
  get_pending({ author }: { author: string }): string | null {
    assert(isAccountId(author), 'author must be an account id');
    return this.pending.get(author);
  }

  /** Careless: the callback below is open to everyone. */
  @call({})
  sign_openly({ text }: { text: string }): NearPromise {
    assert(typeof text === 'string', 'text must be a string');
    const author = near.predecessorAccountId();
    const name = JSON.stringify({ name: author });
    const entry = JSON.stringify({ author, text });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCallWeight('count', name, NO_DEPOSIT, TEN_TGAS, SHARE)
      .then(callback.functionCallWeight('sign_openly_callback', entry, NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  /** Believes what it is told: it asks neither who calls nor what counter said. */
  @call({})
  sign_openly_callback({ author, text }: Entry): void {
    assert(isAccountId(author), 'author must be an account id');
    assert(typeof text === 'string', 'text must be a string');
    this.entries.push({ author, text });
  }

  /** Writes the entry once counter has counted its author. */
  @call({})
  sign({ text }: { text: string }): NearPromise {
    assert(typeof text === 'string', 'text must be a string');
    const author = near.predecessorAccountId();
    const name = JSON.stringify({ name: author });
    const entry = JSON.stringify({ author, text });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCallWeight('count', name, NO_DEPOSIT, TEN_TGAS, SHARE)
      .then(callback.functionCallWeight('sign_callback', entry, NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  @call({ privateFunction: true })
  sign_callback({ author, text }: Entry): boolean {
    const counted = promiseResult() !== null;
    if (counted) this.entries.push({ author, text });
    return counted;
  }

  /** Writes the entry first and asks counter then, with the deposit as its fee. */
  @call({ payableFunction: true })
  sign_at_once({ text }: { text: string }): NearPromise {
    assert(typeof text === 'string', 'text must be a string');
    const author = near.predecessorAccountId();
    this.entries.push({ author, text });
    const name = JSON.stringify({ name: author });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCallWeight('count', name, near.attachedDeposit(), TEN_TGAS, SHARE)
      .then(callback.functionCallWeight('sign_at_once_callback', '', NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  /** Undoes nothing: where counter failed, the entry stays, and so does the deposit that came back. */
  @call({ privateFunction: true })
  sign_at_once_callback(): boolean {
    const number = promiseResult();
    near.log(number === null ? 'counter did not count' : `visitor number ${number}`);
    return number !== null;
  }

  /** Writes the entry first, as `sign_at_once` does, and takes it back where counter fails. */
  @call({ payableFunction: true })
  sign_and_undo({ text }: { text: string }): NearPromise {
    assert(typeof text === 'string', 'text must be a string');
    const author = near.predecessorAccountId();
    const deposit = near.attachedDeposit();
    this.entries.push({ author, text });
    const name = JSON.stringify({ name: author });
    const undo = JSON.stringify({ author, text, deposit: `${deposit}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCallWeight('count', name, deposit, TEN_TGAS, SHARE)
      .then(callback.functionCallWeight('sign_and_undo_callback', undo, NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  /** The deposit of a call that failed comes back to this contract: it is for us to hand it on. */
  @call({ privateFunction: true })
  sign_and_undo_callback({ author, text, deposit }: Entry & { deposit: string }): boolean {
    if (promiseResult() !== null) return true;
    // Others may have signed meanwhile, so the last entry need not be the one to take back.
    const index = this.entries.findLastIndex((entry) => entry.author === author && entry.text === text);
    if (index >= 0) this.entries.splice(index, 1);
    if (BigInt(deposit) > 0n) NearPromise.new(author).transfer(BigInt(deposit)).build();
    return false;
  }

  /** Lets nobody else sign until the callback has run. It gets `callback_ggas` of gas (Ggas, 10⁹), and no more. */
  @call({})
  sign_with_lock({ text, callback_ggas }: { text: string; callback_ggas: number }): NearPromise {
    assert(typeof text === 'string', 'text must be a string');
    assert(isCount(callback_ggas), 'callback_ggas must be a whole number');
    assert(!this.busy, 'the guestbook is busy');
    this.busy = true;
    const author = near.predecessorAccountId();
    const name = JSON.stringify({ name: author });
    const entry = JSON.stringify({ author, text });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCallWeight('count', name, NO_DEPOSIT, TEN_TGAS, SHARE)
      .then(callback.functionCall('sign_with_lock_callback', entry, NO_DEPOSIT, BigInt(callback_ggas) * GGAS));
  }

  /** Where this fails, all it wrote is undone, the opening of the lock with it. */
  @call({ privateFunction: true })
  sign_with_lock_callback({ author, text }: Entry): boolean {
    this.busy = false;
    assert([...text].length <= 80, 'the text is too long'); // too late
    const counted = promiseResult() !== null;
    if (counted) this.entries.push({ author, text });
    return counted;
  }

  /**
   * Keeps the text as pending until the callback has run. A callback that dies stops nobody but the author,
   * who may `forget_pending`.
   */
  @call({})
  sign_with_pending({ text, callback_ggas }: { text: string; callback_ggas: number }): NearPromise {
    assert(typeof text === 'string', 'text must be a string');
    assert(isCount(callback_ggas), 'callback_ggas must be a whole number');
    assert([...text].length <= 80, 'the text is too long');
    const author = near.predecessorAccountId();
    assert(!this.pending.containsKey(author), `${author} has a text pending`);
    this.pending.set(author, text);
    const name = JSON.stringify({ name: author });
    const entry = JSON.stringify({ author, text });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCallWeight('count', name, NO_DEPOSIT, TEN_TGAS, SHARE)
      .then(callback.functionCall('sign_with_pending_callback', entry, NO_DEPOSIT, BigInt(callback_ggas) * GGAS));
  }

  /** Makes the pending text an entry, unless its author forgot it meanwhile. */
  @call({ privateFunction: true })
  sign_with_pending_callback({ author, text }: Entry): boolean {
    const counted = promiseResult() !== null;
    if (this.pending.get(author) !== text) return false;
    this.pending.remove(author);
    if (counted) this.entries.push({ author, text });
    return counted;
  }

  @call({})
  forget_pending(): void {
    this.pending.remove(near.predecessorAccountId());
  }
}

/** What the promise before this callback returned; null if it failed. */
function promiseResult(): string | null {
  try {
    return near.promiseResult(0n);
  } catch {
    return null; // near-sdk-js throws where the promise failed
  }
}

// A type says nothing of what arrives.

function isAccountId(value: unknown): boolean {
  return typeof value === 'string' && validateAccountId(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
