import { NearBindgen, NearPromise, call, initialize, near } from 'near-sdk-js';

const TWENTY_TGAS = 20_000_000_000_000n;

@NearBindgen({ requireInit: true })
export class Escrow {
  oracle_id: string = '';
  shop_id: string = '';

  @initialize({})
  init({ oracle_id, shop_id }: { oracle_id: string; shop_id: string }): void {
    this.oracle_id = oracle_id;
    this.shop_id = shop_id;
  }

  /** Takes the money, and asks oracle whether the parcel has arrived. */
  @call({ payableFunction: true })
  buy({ parcel }: { parcel: string }): NearPromise {
    const question = JSON.stringify({ question: `Has parcel ${parcel} arrived?` });
    const bought = JSON.stringify({ buyer_id: near.predecessorAccountId(), price: `${near.attachedDeposit()}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.oracle_id)
      .functionCall('ask', question, 0n, TWENTY_TGAS)
      .then(callback.functionCall('on_delivery', bought, 0n, TWENTY_TGAS));
  }

  /** Hears what oracle says: "yes" or "no". Or is there more? */
  @call({ privateFunction: true })
  on_delivery({ buyer_id, price }: { buyer_id: string; price: string }): boolean {
    const answer = JSON.parse(near.promiseResult(0n));
    if (answer === 'yes') pay(this.shop_id, price);
    if (answer === 'no') pay(buyer_id, price);
    return answer === 'yes';
  }
}

function pay(receiver_id: string, price: string): void {
  NearPromise.new(receiver_id).transfer(BigInt(price)).build();
}
