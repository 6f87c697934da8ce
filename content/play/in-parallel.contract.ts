import { NearBindgen, NearPromise, call, near } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;
const TWENTY_TGAS = 20_000_000_000_000n;
const NO_DEPOSIT = 0n;

/** Asks two contracts at the same time, and answers when both have. */
@NearBindgen({})
export class Caller {
  @call({})
  ask_both({ hello_id, counter_id }: { hello_id: string; counter_id: string }): NearPromise {
    const ask = (id: string, method: string) => NearPromise.new(id).functionCall(method, '', NO_DEPOSIT, TEN_TGAS);
    const callback = NearPromise.new(near.currentAccountId());
    return ask(hello_id, 'get_greeting')
      .and(ask(counter_id, 'get_count'))
      .then(callback.functionCall('ask_both_callback', '', NO_DEPOSIT, TWENTY_TGAS));
  }

  /** Runs once, with both results, in the order of the `and`. */
  @call({ privateFunction: true })
  ask_both_callback(): string {
    const [greeting, count] = [0, 1].map((index) => JSON.parse(near.promiseResult(index)));
    return `${greeting}, visitor ${count + 1}`;
  }
}
