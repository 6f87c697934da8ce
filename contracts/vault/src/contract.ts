import { LookupMap, NearBindgen, NearPromise, assert, call, near, validateAccountId, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives

/** Keeps people's money. It takes the money off its books first, and puts it back when it hears that it was not paid. */
@NearBindgen({})
export class Vault {
  balances: LookupMap<bigint> = new LookupMap<bigint>('b');

  @call({ payableFunction: true })
  deposit(): void {
    this.add(near.predecessorAccountId(), near.attachedDeposit());
  }

  @view({})
  balance_of({ account_id }: { account_id: string }): bigint {
    assert(isAccountId(account_id), 'account_id must be an account id');
    return this.balances.get(account_id) ?? 0n;
  }

  /** Pays the caller. */
  @call({})
  withdraw({ amount }: { amount: string }): NearPromise {
    const yocto = toYocto(amount);
    const owner = near.predecessorAccountId();
    this.take(owner, yocto);
    const taken = JSON.stringify({ owner, amount: `${yocto}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(owner)
      .transfer(yocto)
      .then(callback.functionCallWeight('withdraw_callback', taken, NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  @call({ privateFunction: true })
  withdraw_callback({ owner, amount }: { owner: string; amount: string }): boolean {
    const paid = promiseSucceeded();
    if (!paid) this.add(owner, BigInt(amount));
    return paid;
  }

  /**
   * Pays a contract by a plain transfer, and tells it afterwards. Were the money attached to the call,
   * the contract could keep it and return a promise that fails: we would hear of a failure and put the
   * money back on the books as well.
   */
  @call({})
  withdraw_to({ receiver_id, amount }: { receiver_id: string; amount: string }): NearPromise {
    assert(isAccountId(receiver_id), 'receiver_id must be an account id');
    const yocto = toYocto(amount);
    const owner = near.predecessorAccountId();
    this.take(owner, yocto);
    const taken = JSON.stringify({ owner, receiver_id, amount: `${yocto}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(receiver_id)
      .transfer(yocto)
      .then(callback.functionCallWeight('withdraw_to_callback', taken, NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  /** Whatever the receiver makes of the news, the payment stands: nobody here waits for its answer. */
  @call({ privateFunction: true })
  withdraw_to_callback(taken: { owner: string; receiver_id: string; amount: string }): boolean {
    const paid = this.withdraw_callback(taken);
    if (paid) {
      const news = JSON.stringify({ sender_id: taken.owner, amount: taken.amount });
      NearPromise.new(taken.receiver_id).functionCallWeight('on_vault_payment', news, NO_DEPOSIT, 0n, SHARE).build();
    }
    return paid;
  }

  add(owner: string, amount: bigint): void {
    const balance = this.balance_of({ account_id: owner });
    this.balances.set(owner, balance + amount);
  }

  take(owner: string, amount: bigint): void {
    const balance = this.balance_of({ account_id: owner });
    assert(amount <= balance, 'the amount is more than your balance');
    this.balances.set(owner, balance - amount);
  }
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

function toYocto(amount: unknown): bigint {
  assert(typeof amount === 'string' && /^\+?\d+$/.test(amount), 'amount must be a number of yoctoNEAR, as a string');
  const yocto = BigInt(amount as string);
  assert(yocto < 2n ** 128n, 'amount must fit into 128 bits');
  return yocto;
}
