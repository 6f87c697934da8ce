import { LookupMap, NearBindgen, NearPromise, assert, call, initialize, near, view } from 'near-sdk-js';

const TWENTY_TGAS = 20_000_000_000_000n;

interface Offer {
  seller_id: string;
  price: string;
  approval_id: number;
}

@NearBindgen({ requireInit: true })
export class Market {
  nft_id: string = '';
  offers: LookupMap<Offer> = new LookupMap<Offer>('o');

  @initialize({})
  init({ nft_id }: { nft_id: string }): void {
    this.nft_id = nft_id;
  }

  @view({})
  get_offer({ token_id }: { token_id: string }): Offer | null {
    return this.offers.get(token_id);
  }

  /** The NFT contract tells of an approval, and with it comes the price. */
  @call({})
  nft_on_approve(told: { token_id: string; owner_id: string; approval_id: number; msg: string }): void {
    assert(near.predecessorAccountId() === this.nft_id, 'only the NFT contract knows who owns what');
    const { price } = JSON.parse(told.msg);
    this.offers.set(told.token_id, { seller_id: told.owner_id, price, approval_id: told.approval_id });
  }

  /** Takes the offer off the books, and has the token transferred to the buyer. One yoctoNEAR more than the price is for the transfer. */
  @call({ payableFunction: true })
  buy({ token_id }: { token_id: string }): NearPromise {
    const offer = this.offers.remove(token_id);
    assert(offer !== null, 'the token is not for sale');
    const buyer_id = near.predecessorAccountId();
    const deposit = near.attachedDeposit();
    assert(deposit > BigInt(offer.price), 'attach the price, and one yoctoNEAR for the transfer');
    const transfer = JSON.stringify({ receiver_id: buyer_id, token_id, approval_id: offer.approval_id });
    const purchase = JSON.stringify({ buyer_id, deposit: `${deposit}`, offer });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.nft_id)
      .functionCall('nft_transfer', transfer, 1n, TWENTY_TGAS)
      .then(callback.functionCall('resolve_buy', purchase, 0n, TWENTY_TGAS));
  }

  /** Pays the seller if the buyer has the token, and gives the buyer what is left. */
  @call({ privateFunction: true })
  resolve_buy({ buyer_id, deposit, offer }: { buyer_id: string; deposit: string; offer: Offer }): boolean {
    const sold = wasTransferred();
    if (sold) pay(offer.seller_id, BigInt(offer.price));
    pay(buyer_id, sold ? BigInt(deposit) - BigInt(offer.price) - 1n : BigInt(deposit));
    return sold;
  }
}

function pay(account_id: string, amount: bigint): void {
  if (amount > 0n) NearPromise.new(account_id).transfer(amount).build();
}

/** Whether the token was transferred; near-sdk-js throws when the promise failed. */
function wasTransferred(): boolean {
  try {
    near.promiseResultRaw(0n);
    return true;
  } catch {
    return false;
  }
}
