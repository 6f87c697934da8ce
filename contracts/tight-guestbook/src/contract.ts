import { LookupMap, NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId, view } from 'near-sdk-js';

const GGAS = 1_000_000_000n;
const NO_DEPOSIT = 0n;

interface Entry {
  readonly author: string;
  readonly text: string;
}

/** A guestbook that is tight with gas: counter and the callback get what the visitor says (Ggas, 10⁹), and nothing of what is left over. */
@NearBindgen({ requireInit: true })
export class TightGuestbook {
  counter_id: string = '';
  entries: Entry[] = [];
  /** The texts that counter has yet to be asked about, one for each author. */
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
  get_pending({ author }: { author: string }): string | null {
    assert(isAccountId(author), 'author must be an account id');
    return this.pending.get(author);
  }

  /** Notes the text, has counter count its author, and makes it an entry in the callback. Signing again replaces the note. */
  @call({})
  sign({ text, counter_ggas, callback_ggas }: { text: string; counter_ggas: number; callback_ggas: number }): NearPromise {
    assert(typeof text === 'string', 'text must be a string');
    assert(isCount(counter_ggas) && isCount(callback_ggas), 'counter_ggas and callback_ggas must be whole numbers');
    assert([...text].length <= 80, 'the text is too long');
    const author = near.predecessorAccountId();
    this.pending.set(author, text);
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCall('count', JSON.stringify({ name: author }), NO_DEPOSIT, BigInt(counter_ggas) * GGAS)
      .then(callback.functionCall('sign_callback', JSON.stringify({ author }), NO_DEPOSIT, BigInt(callback_ggas) * GGAS));
  }

  /** Takes the note away, whatever counter said; it becomes an entry where counter has counted. */
  @call({ privateFunction: true })
  sign_callback({ author }: { author: string }): boolean {
    assert(isAccountId(author), 'author must be an account id');
    const counted = wasCounted();
    const text = this.pending.get(author);
    if (text === null) return false;
    this.pending.remove(author);
    if (counted) this.entries.push({ author, text });
    else near.log(`counter did not count ${author}`);
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

// A type says nothing of what arrives.

function isAccountId(value: unknown): boolean {
  return typeof value === 'string' && validateAccountId(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
