import { NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;
const TWENTY_TGAS = 20_000_000_000_000n;
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives

/** Keeps what a parcel costs until it has arrived: then the shop gets the money, else the buyer has it back. */
@NearBindgen({ requireInit: true })
export class Escrow {
  oracle_id: string = '';
  shop_id: string = '';

  @initialize({})
  init({ oracle_id, shop_id }: { oracle_id: string; shop_id: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(isAccountId(oracle_id) && isAccountId(shop_id), 'oracle_id and shop_id must be account ids');
    this.oracle_id = oracle_id;
    this.shop_id = shop_id;
  }

  /** Takes the money, and asks oracle whether the parcel has arrived. */
  @call({ payableFunction: true })
  buy({ parcel }: { parcel: string }): NearPromise {
    assert(typeof parcel === 'string', 'parcel must be a text');
    const price = near.attachedDeposit();
    assert(price > 0n, 'attach what the parcel costs');
    const question = JSON.stringify({ question: `Has parcel ${parcel} arrived?` });
    const bought = JSON.stringify({ buyer_id: near.predecessorAccountId(), price: `${price}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.oracle_id)
      .functionCallWeight('ask', question, NO_DEPOSIT, TWENTY_TGAS, SHARE)
      .then(callback.functionCallWeight('on_delivery', bought, NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  /** Only “yes” pays the shop. “No”, no answer, and no oracle bring the money back to the buyer. */
  @call({ privateFunction: true })
  on_delivery({ buyer_id, price }: { buyer_id: string; price: string }): boolean {
    const arrived = answerOf(0) === 'yes';
    NearPromise.new(arrived ? this.shop_id : buyer_id)
      .transfer(BigInt(price))
      .build();
    return arrived;
  }
}

/** Null if nobody answered, undefined if the promise failed: near-sdk-js throws there. */
function answerOf(index: number): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(near.promiseResult(index));
  } catch {
    near.log('the oracle failed');
    return undefined;
  }
  if (answer === null) near.log('nobody answered');
  return answer;
}

// A type says nothing of what arrives.
function isAccountId(value: unknown): boolean {
  return typeof value === 'string' && validateAccountId(value);
}
