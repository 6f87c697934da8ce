import { NearBindgen, call, initialize, near } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

@NearBindgen({ requireInit: true })
export class Caller {
  hello_id: string = '';

  @initialize({})
  init({ hello_id }: { hello_id: string }): void {
    this.hello_id = hello_id;
  }

  /** Asks hello, and has `shout` hear the answer. */
  @call({})
  query_greeting(): void {
    const query = near.promiseCreate(this.hello_id, 'get_greeting', '', 0n, TEN_TGAS);
    near.promiseReturn(near.promiseThen(query, near.currentAccountId(), 'shout', '', 0n, TEN_TGAS));
  }

  /** Hears what hello said. */
  @call({ privateFunction: true })
  shout(): string {
    const greeting: string = JSON.parse(near.promiseResult(0n));
    return `${greeting.toUpperCase()}!`;
  }
}
