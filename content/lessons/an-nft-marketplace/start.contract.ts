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

  /** Pays the seller, and has the token transferred to the buyer. One yoctoNEAR more than the price is for the transfer. */
  @call({ payableFunction: true })
  buy({ token_id }: { token_id: string }): NearPromise {
    const offer = this.offers.get(token_id);
    assert(offer !== null, 'the token is not for sale');
    const buyer_id = near.predecessorAccountId();
    assert(near.attachedDeposit() > BigInt(offer.price), 'attach the price, and one yoctoNEAR for the transfer');
    NearPromise.new(offer.seller_id).transfer(BigInt(offer.price)).build();
    const transfer = JSON.stringify({ receiver_id: buyer_id, token_id, approval_id: offer.approval_id });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.nft_id)
      .functionCall('nft_transfer', transfer, 1n, TWENTY_TGAS)
      .then(callback.functionCall('resolve_buy', JSON.stringify({ token_id }), 0n, TWENTY_TGAS));
  }

  /** Says whether the buyer has the token. */
  @call({ privateFunction: true })
  resolve_buy({ token_id }: { token_id: string }): boolean {
    const sold = wasTransferred();
    if (sold) this.offers.remove(token_id);
    return sold;
  }
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
