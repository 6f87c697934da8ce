import { NearBindgen, NearPromise, call, initialize, near, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

interface Entry {
  readonly author: string;
  readonly text: string;
}

@NearBindgen({ requireInit: true })
export class Guestbook {
  counter_id: string = '';
  entries: Entry[] = [];

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
    this.entries.push({ author, text });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCall('count', JSON.stringify({ name: author }), 0n, TEN_TGAS)
      .then(callback.functionCall('sign_callback', JSON.stringify({ author, text }), 0n, TEN_TGAS));
  }

  /** Hears whether the author was counted. */
  @call({ privateFunction: true })
  sign_callback({ author, text }: Entry): void {
    const index = this.entries.findLastIndex((entry) => entry.author === author && entry.text === text);
    this.entries.splice(index, 1);
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
