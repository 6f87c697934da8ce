import { NearBindgen, NearPromise, call, initialize, near } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

@NearBindgen({ requireInit: true })
export class Guestbook {
  counter_id: string = '';
  signatures: number = 0;
  /** What is under way. */
  deposit: string = '0';

  @initialize({})
  init({ counter_id }: { counter_id: string }): void {
    this.counter_id = counter_id;
  }

  /** Has counter count the author, and hands it the deposit as its fee. */
  @call({ payableFunction: true })
  sign({ text }: { text: string }): NearPromise {
    const author = near.predecessorAccountId();
    const deposit = near.attachedDeposit();
    near.log(`${author} writes: ${text}`);
    this.deposit = `${deposit}`;
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.counter_id)
      .functionCall('count', JSON.stringify({ name: author }), deposit, TEN_TGAS)
      .then(callback.functionCall('sign_callback', JSON.stringify({ author }), 0n, TEN_TGAS));
  }

  /** Hears whether the author was counted. */
  @call({ privateFunction: true })
  sign_callback({ author }: { author: string }): boolean {
    if (wasCounted()) {
      this.signatures += 1;
      return true;
    }
    NearPromise.new(author).transfer(BigInt(this.deposit)).build();
    return false;
  }
}

/** Whether counter succeeded; near-sdk-js throws when the promise failed. */
function wasCounted(): boolean {
  try {
    near.promiseResult(0n);
    return true;
  } catch {
    return false;
  }
}
