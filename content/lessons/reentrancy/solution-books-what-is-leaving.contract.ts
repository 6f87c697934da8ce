import { LookupMap, NearBindgen, NearPromise, assert, call, near, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

@NearBindgen({})
export class Vault {
  balances: LookupMap<bigint> = new LookupMap<bigint>('b');
  /** What is on its way, and still on the books, by owner. */
  leaving: LookupMap<bigint> = new LookupMap<bigint>('l');

  @view({})
  balance_of({ account_id }: { account_id: string }): bigint {
    return this.balances.get(account_id) ?? 0n;
  }

  @call({ payableFunction: true })
  deposit(): void {
    const owner = near.predecessorAccountId();
    this.balances.set(owner, this.balance_of({ account_id: owner }) + near.attachedDeposit());
  }

  /** Pays what is not on its way already, by a plain transfer, and tells the receiver afterwards. */
  @call({})
  withdraw_to({ receiver_id, amount }: { receiver_id: string; amount: string }): NearPromise {
    const owner = near.predecessorAccountId();
    const leaving = (this.leaving.get(owner) ?? 0n) + BigInt(amount);
    assert(leaving <= this.balance_of({ account_id: owner }), 'the amount is more than your balance');
    this.leaving.set(owner, leaving);
    const taken = JSON.stringify({ owner, receiver_id, amount });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(receiver_id)
      .transfer(BigInt(amount))
      .then(callback.functionCall('withdraw_callback', taken, 0n, 3n * TEN_TGAS));
  }

  @call({ privateFunction: true })
  withdraw_callback({ owner, receiver_id, amount }: { owner: string; receiver_id: string; amount: string }): boolean {
    this.leaving.set(owner, (this.leaving.get(owner) ?? 0n) - BigInt(amount));
    if (!wasPaid()) return false;
    this.balances.set(owner, this.balance_of({ account_id: owner }) - BigInt(amount));
    const news = JSON.stringify({ sender_id: owner, amount });
    NearPromise.new(receiver_id).functionCall('on_vault_payment', news, 0n, TEN_TGAS).build();
    return true;
  }
}

/** Whether the promise before this callback succeeded; near-sdk-js throws when it failed. */
function wasPaid(): boolean {
  try {
    near.promiseResultRaw(0n);
    return true;
  } catch {
    return false;
  }
}
