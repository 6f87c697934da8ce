import { NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives

/** Calls hello, another contract on another account. */
@NearBindgen({ requireInit: true })
export class Caller {
  hello_id: string = '';

  @initialize({})
  init({ hello_id }: { hello_id: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(typeof hello_id === 'string' && validateAccountId(hello_id), 'hello_id must be an account id');
    this.hello_id = hello_id;
  }

  /** Asks hello for its greeting. The answer arrives in `query_greeting_callback`, a receipt of its own. */
  @call({ payableFunction: true }) // as in Rust, where a method that changes nothing refuses no deposit
  query_greeting(): NearPromise {
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.hello_id)
      .functionCallWeight('get_greeting', '', NO_DEPOSIT, TEN_TGAS, SHARE)
      .then(callback.functionCallWeight('query_greeting_callback', '', NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  /** Does what `query_greeting` does, in the words of the network itself. Each promise takes five things. */
  @call({ payableFunction: true })
  query_greeting_low_level(): void {
    const query = near.promiseBatchCreate(this.hello_id); // the account
    near.promiseBatchActionFunctionCall(
      query,
      'get_greeting', // the method
      '', // its arguments, encoded
      NO_DEPOSIT, // the deposit
      TEN_TGAS, // the gas
    );
    const callback = near.promiseBatchThen(query, near.currentAccountId());
    near.promiseBatchActionFunctionCall(callback, 'query_greeting_callback', '', NO_DEPOSIT, TEN_TGAS);
    near.promiseReturn(callback);
  }

  @call({ privateFunction: true })
  query_greeting_callback(): string | null {
    const result = promiseResult();
    if (result === null) {
      near.log('hello did not answer');
      return null;
    }
    const greeting: unknown = JSON.parse(result);
    assert(typeof greeting === 'string', 'a greeting must be a string');
    near.log(`hello says ${greeting}`);
    return greeting as string;
  }

  /** Makes hello change its greeting, and leaves it at that: nobody here waits for the outcome. */
  @call({})
  change_greeting({ greeting }: { greeting: string }): NearPromise {
    assert(typeof greeting === 'string', 'greeting must be a string');
    const args = JSON.stringify({ greeting });
    return NearPromise.new(this.hello_id).functionCallWeight('set_greeting', args, NO_DEPOSIT, 0n, SHARE);
  }

  /** Makes hello change its greeting. `change_greeting_callback` learns whether it did. */
  @call({})
  change_greeting_and_check({ greeting }: { greeting: string }): NearPromise {
    assert(typeof greeting === 'string', 'greeting must be a string');
    const args = JSON.stringify({ greeting });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.hello_id)
      .functionCallWeight('set_greeting', args, NO_DEPOSIT, TEN_TGAS, SHARE)
      .then(callback.functionCallWeight('change_greeting_callback', '', NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  @call({ privateFunction: true })
  change_greeting_callback(): boolean {
    return promiseResult() !== null;
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
