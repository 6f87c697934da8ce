import { NearBindgen, NearPromise, call, initialize, near, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

interface Entry {
  readonly id: number;
  readonly author: string;
  readonly text: string;
}

@NearBindgen({ requireInit: true })
export class Guestbook {
  counter_id: string = '';
  entries: Entry[] = [];
  next_id: number = 0;

  @initialize({})
  init({ counter_id }: { counter_id: string }): void {
    this.counter_id = counter_id;
  }

  @view({})
  get_entries(): Entry[] {
    return this.entries;
  }

  /** Writes the entry, and has counter count its author. */
  @call({})
  sign({ text }: { text: string }): NearPromise {
    const author = near.predecessorAccountId();
    const id = this.next_id++;
    this.entries.push({ id, author, text });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCall('count', JSON.stringify({ name: author }), 0n, TEN_TGAS)
      .then(callback.functionCall('sign_callback', JSON.stringify({ id }), 0n, TEN_TGAS));
  }

  /** Hears whether the author was counted. */
  @call({ privateFunction: true })
  sign_callback({ id }: { id: number }): boolean {
    const counted = wasCounted();
    if (!counted) this.entries = this.entries.filter((entry) => entry.id !== id);
    return counted;
  }
}

/** Whether counter succeeded; near-sdk-js throws when the promise failed. */
function wasCounted(): boolean {
  try {
    near.promiseResult(0n);
    return true;
  } catch {
    return false;
  }
}
