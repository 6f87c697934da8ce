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
  /** The texts that wait for counter, by author. */
  pending: Record<string, string> = {};

  @initialize({})
  init({ counter_id }: { counter_id: string }): void {
    this.counter_id = counter_id;
  }

  @view({})
  get_entries(): Entry[] {
    return this.entries;
  }

  /** Has counter count the author; meanwhile the text is pending. Signing again replaces it. */
  @call({})
  sign({ text }: { text: string }): NearPromise {
    assert(text.length <= 80, 'the text is too long');
    const author = near.predecessorAccountId();
    this.pending[author] = text;
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCall('count', JSON.stringify({ name: author }), 0n, TEN_TGAS)
      .then(callback.functionCall('sign_callback', JSON.stringify({ author }), 0n, TEN_TGAS));
  }

  /** Writes the entry with the visitor's number before it. */
  @call({ privateFunction: true })
  sign_callback({ author }: { author: string }): boolean {
    const kept = this.pending[author];
    delete this.pending[author];
    const number = visitorNumber();
    if (number === null || kept === undefined) return false;
    this.entries.push({ author, text: `${number}. ${kept}` });
    return true;
  }
}

/** What counter returned; null if it failed, where near-sdk-js throws. */
function visitorNumber(): number | null {
  try {
    return JSON.parse(near.promiseResult(0n));
  } catch {
    return null;
  }
}
