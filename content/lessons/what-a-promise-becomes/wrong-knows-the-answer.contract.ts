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
    const query = near.promiseBatchCreate(this.hello_id);
    near.promiseBatchActionFunctionCall(query, 'get_greeting', '', 0n, TEN_TGAS);
    const answer = near.promiseBatchThen(query, near.currentAccountId());
    near.promiseBatchActionFunctionCall(answer, 'shout', '', 0n, TEN_TGAS);
    near.promiseReturn(answer);
  }

  /** Hears what hello said. */
  @call({ privateFunction: true })
  shout(): string {
    return 'HELLO!';
  }
}
