import { NearBindgen, NearPromise, assert, call, initialize, near, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

interface Entry {
  readonly author: string;
  readonly text: string;
}

@NearBindgen({ requireInit: true })
export class Guestbook {
  counter_id: string = '';
  entries: Entry[] = [];
  busy: boolean = false;

  @initialize({})
  init({ counter_id }: { counter_id: string }): void {
    this.counter_id = counter_id;
  }

  @view({})
  get_entries(): Entry[] {
    return this.entries;
  }

  /** Has counter count the author. Nobody else may sign until the callback has run. */
  @call({})
  sign({ text }: { text: string }): NearPromise {
    assert(!this.busy, 'the guestbook is busy');
    this.busy = true;
    const author = near.predecessorAccountId();
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCall('count', JSON.stringify({ name: author }), 0n, TEN_TGAS)
      .then(callback.functionCall('sign_callback', JSON.stringify({ author, text }), 0n, TEN_TGAS));
  }

  /** Writes the entry with the visitor's number before it. */
  @call({ privateFunction: true })
  sign_callback({ author, text }: Entry): boolean {
    this.busy = false;
    assert(text.length <= 80, 'the text is too long');
    const number = JSON.parse(near.promiseResult(0n));
    this.entries.push({ author, text: `${number}. ${text}` });
    return true;
  }
}
