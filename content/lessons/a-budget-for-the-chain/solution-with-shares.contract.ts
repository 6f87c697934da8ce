import { NearBindgen, NearPromise, call, initialize, near, view } from 'near-sdk-js';

const TERA = 1_000_000_000_000n;
const FOR_COUNTER = 2n * TERA;
const FOR_CALLBACK = 10n * TERA;

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

  /** Has counter count the author; the callback writes the entry. */
  @call({})
  sign({ text }: { text: string }): NearPromise {
    const author = near.predecessorAccountId();
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCallWeight('count', JSON.stringify({ name: author }), 0n, FOR_COUNTER, 1n)
      .then(callback.functionCallWeight('sign_callback', JSON.stringify({ author, text }), 0n, FOR_CALLBACK, 2n));
  }

  @call({ privateFunction: true })
  sign_callback({ author, text }: Entry): boolean {
    const counted = wasCounted();
    if (counted) this.entries.push({ author, text });
    return counted;
  }
}

/** Whether counter succeeded; near-sdk-js throws where it did not. */
function wasCounted(): boolean {
  try {
    near.promiseResult(0n);
    return true;
  } catch {
    return false;
  }
}
