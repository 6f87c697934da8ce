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

  /** Takes the money off the books, and calls the receiver with it. */
  @call({})
  withdraw_to({ receiver_id, amount }: { receiver_id: string; amount: string }): NearPromise {
    const owner = near.predecessorAccountId();
    const balance = this.balance_of({ account_id: owner });
    assert(BigInt(amount) <= balance, 'the amount is more than your balance');
    this.balances.set(owner, balance - BigInt(amount));
    const payment = JSON.stringify({ sender_id: owner, amount });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(receiver_id)
      .functionCallWeight('on_vault_payment', payment, BigInt(amount), 0n, 1n)
      .then(callback.functionCall('withdraw_callback', JSON.stringify({ owner, amount }), 0n, TEN_TGAS));
  }

  @call({ privateFunction: true })
  withdraw_callback({ owner, amount }: { owner: string; amount: string }): boolean {
    if (wasPaid()) return true;
    this.balances.set(owner, this.balance_of({ account_id: owner }) + BigInt(amount));
    return false;
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
