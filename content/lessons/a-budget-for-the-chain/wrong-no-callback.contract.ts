import { NearBindgen, NearPromise, call, initialize, near, view } from 'near-sdk-js';

const TERA = 1_000_000_000_000n;
const FOR_COUNTER = 25n * TERA;

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

  /** Writes the entry, and has counter count the author. Without a callback there is nothing to run out of gas. */
  @call({})
  sign({ text }: { text: string }): NearPromise {
    const author = near.predecessorAccountId();
    this.entries.push({ author, text });
    const name = JSON.stringify({ name: author });
    return NearPromise.new(this.counter_id).functionCall('count', name, 0n, FOR_COUNTER);
  }
}
