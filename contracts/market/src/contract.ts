import { LookupMap, NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId, view } from 'near-sdk-js';

const FIFTEEN_TGAS = 15_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const ONE_YOCTO = 1n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives

interface Offer {
  readonly seller_id: string;
  readonly price: string;
  /** The number of the approval with which the offer came. It is good for no later one. */
  readonly approval_id: number;
}

/** Sells tokens of one NFT contract for their owners, who have them in the meantime. */
@NearBindgen({ requireInit: true })
export class Market {
  nft_id: string = '';
  offers: LookupMap<Offer> = new LookupMap<Offer>('o');

  @initialize({})
  init({ nft_id }: { nft_id: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(isAccountId(nft_id), 'nft_id must be an account id');
    this.nft_id = nft_id;
  }

  @view({})
  get_offer({ token_id }: { token_id: string }): Offer | null {
    assert(typeof token_id === 'string', 'token_id must be a string');
    return this.offers.get(token_id);
  }

  /** Hears from the NFT contract that an owner has approved the market, and on what terms. */
  @call({})
  nft_on_approve(approval: { token_id: string; owner_id: string; approval_id: number; msg: string }): void {
    const { token_id, owner_id: seller_id, approval_id, msg } = approval;
    assert(near.predecessorAccountId() === this.nft_id, 'only the NFT contract knows who owns what');
    this.offers.set(token_id, { seller_id, price: `${priceIn(msg)}`, approval_id });
  }

  /** Takes an offer off the books. The approval stays until its owner revokes it. */
  @call({})
  withdraw_offer({ token_id }: { token_id: string }): void {
    const offer = this.takeOffer(token_id);
    assert(near.predecessorAccountId() === offer.seller_id, 'the offer is not yours');
  }

  /** Buys a token for its price and one yoctoNEAR, which is the deposit of the transfer. What is too much comes back. */
  @call({ payableFunction: true })
  buy({ token_id }: { token_id: string }): NearPromise {
    const offer = this.takeOffer(token_id);
    const buyer_id = near.predecessorAccountId();
    const deposit = near.attachedDeposit();
    assert(deposit > BigInt(offer.price), 'attach the price, and one yoctoNEAR for the transfer');
    const transfer = JSON.stringify({ receiver_id: buyer_id, token_id, approval_id: offer.approval_id, memo: null });
    const purchase = JSON.stringify({ buyer_id, deposit: `${deposit}`, offer });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(this.nft_id)
      .functionCallWeight('nft_transfer', transfer, ONE_YOCTO, FIFTEEN_TGAS, SHARE)
      .then(callback.functionCallWeight('resolve_buy', purchase, NO_DEPOSIT, FIFTEEN_TGAS, SHARE));
  }

  /** Pays the seller if the token was transferred; else the buyer has all of it back. Whether it was sold is the answer. */
  @call({ privateFunction: true })
  resolve_buy({ buyer_id, deposit, offer }: { buyer_id: string; deposit: string; offer: Offer }): boolean {
    const attached = BigInt(deposit);
    if (!promiseSucceeded()) {
      pay(buyer_id, attached);
      return false;
    }
    const price = BigInt(offer.price);
    pay(offer.seller_id, price);
    pay(buyer_id, attached - price - ONE_YOCTO);
    return true;
  }

  takeOffer(token_id: string): Offer {
    assert(typeof token_id === 'string', 'token_id must be a string');
    const offer = this.offers.remove(token_id);
    assert(offer !== null, 'the token is not for sale');
    return offer as Offer;
  }
}

function pay(account_id: string, amount: bigint): void {
  if (amount > 0n) NearPromise.new(account_id).transfer(amount).build();
}

function promiseSucceeded(): boolean {
  try {
    near.promiseResultRaw(0n);
    return true;
  } catch {
    return false; // near-sdk-js throws where the promise failed
  }
}

// A type says nothing of what arrives.

function isAccountId(value: unknown): boolean {
  return typeof value === 'string' && validateAccountId(value);
}

/** What a seller says with the approval: `{"price": "…"}`, in yoctoNEAR. */
function priceIn(msg: unknown): bigint {
  const price = (jsonOf(msg) as { price?: unknown } | null)?.price;
  const isAmount = typeof price === 'string' && /^\+?\d+$/.test(price) && BigInt(price) < 2n ** 128n;
  assert(isAmount, 'msg must be {"price": "…"}, in yoctoNEAR');
  return BigInt(price as string);
}

function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
