import { LookupMap, NearBindgen, NearPromise, assert, call, near, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

@NearBindgen({})
export class Vault {
  balances: LookupMap<bigint> = new LookupMap<bigint>('b');

  @view({})
  balance_of({ account_id }: { account_id: string }): bigint {
    return this.balances.get(account_id) ?? 0n;
  }

  @call({ payableFunction: true })
  deposit(): void {
    const owner = near.predecessorAccountId();
    this.balances.set(owner, this.balance_of({ account_id: owner }) + near.attachedDeposit());
  }

  /** Pays a contract: its method `on_vault_payment` is called with the money. */
  @call({})
  withdraw_to({ receiver_id, amount }: { receiver_id: string; amount: string }): NearPromise {
    const owner = near.predecessorAccountId();
    assert(BigInt(amount) <= this.balance_of({ account_id: owner }), 'the amount is more than your balance');
    const payment = JSON.stringify({ sender_id: owner, amount });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(receiver_id)
      .functionCallWeight('on_vault_payment', payment, BigInt(amount), 0n, 1n)
      .then(callback.functionCall('withdraw_callback', JSON.stringify({ owner, amount }), 0n, TEN_TGAS));
  }

  @call({ privateFunction: true })
  withdraw_callback({ owner, amount }: { owner: string; amount: string }): boolean {
    if (!wasPaid()) return false;
    const balance = this.balance_of({ account_id: owner }) - BigInt(amount);
    this.balances.set(owner, balance < 0n ? 0n : balance);
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
