import { NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives

/** Asks hello for its greeting, as caller does, and takes it for granted that there is an answer. */
@NearBindgen({ requireInit: true })
export class Trusting {
  hello_id: string = '';

  @initialize({})
  init({ hello_id }: { hello_id: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(typeof hello_id === 'string' && validateAccountId(hello_id), 'hello_id must be an account id');
    this.hello_id = hello_id;
  }

  @call({ payableFunction: true }) // as in Rust, where a method that changes nothing refuses no deposit
  query_greeting(): NearPromise {
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.hello_id)
      .functionCallWeight('get_greeting', '', NO_DEPOSIT, TEN_TGAS, SHARE)
      .then(callback.functionCallWeight('query_greeting_callback', '', NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  /** Stops at its first line where hello fails: near-sdk-js throws where the promise did. */
  @call({ privateFunction: true })
  query_greeting_callback(): string {
    return JSON.parse(near.promiseResult(0n)) as string;
  }
}
