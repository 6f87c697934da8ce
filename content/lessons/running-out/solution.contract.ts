import { NearBindgen, NearPromise, assert, call, initialize, near, view } from 'near-sdk-js';

const TERA = 1_000_000_000_000n;
/** More than counter needs. Where there is less, `sign` fails, and counter is not asked. */
const FOR_COUNTER = 10n * TERA;
const FOR_CALLBACK = 10n * TERA;

interface Entry {
  readonly author: string;
  readonly text: string;
}

@NearBindgen({ requireInit: true })
export class Guestbook {
  counter_id: string = '';
  entries: Entry[] = [];
  /** Whom counter refused. It does not change its mind, so they are not asked about again. */
  refused: string[] = [];

  @initialize({})
  init({ counter_id }: { counter_id: string }): void {
    this.counter_id = counter_id;
  }

  @view({})
  get_entries(): Entry[] {
    return this.entries;
  }

  @view({})
  get_refused(): string[] {
    return this.refused;
  }

  /** Has counter count the author, with gas that nobody can take from it; the callback writes the entry. */
  @call({})
  sign({ text }: { text: string }): NearPromise {
    const author = near.predecessorAccountId();
    assert(!this.refused.includes(author), `counter has refused ${author}`);
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCallWeight('count', JSON.stringify({ name: author }), 0n, FOR_COUNTER, 1n)
      .then(callback.functionCall('sign_callback', JSON.stringify({ author, text }), 0n, FOR_CALLBACK));
  }

  @call({ privateFunction: true })
  sign_callback({ author, text }: Entry): boolean {
    const counted = wasCounted();
    if (counted) this.entries.push({ author, text });
    else this.refused.push(author);
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
