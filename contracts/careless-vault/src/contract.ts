import { LookupMap, NearBindgen, NearPromise, assert, call, near, validateAccountId, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives

/** Keeps people's money. Careless: it pays first and takes the money off its books when it hears that it was paid. */
@NearBindgen({})
export class CarelessVault {
  balances: LookupMap<bigint> = new LookupMap<bigint>('b');

  @call({ payableFunction: true })
  deposit(): void {
    const owner = near.predecessorAccountId();
    const balance = this.balance_of({ account_id: owner });
    this.balances.set(owner, balance + near.attachedDeposit());
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
    const balance = this.balance_of({ account_id: owner });
    assert(yocto <= balance, 'the amount is more than your balance');
    const paid = JSON.stringify({ owner, amount: `${yocto}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(owner)
      .transfer(yocto)
      .then(callback.functionCallWeight('withdraw_callback', paid, NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  /** Pays a contract, which gets the money with a call and may do with both what it likes. */
  @call({})
  withdraw_to({ receiver_id, amount }: { receiver_id: string; amount: string }): NearPromise {
    assert(isAccountId(receiver_id), 'receiver_id must be an account id');
    const yocto = toYocto(amount);
    const owner = near.predecessorAccountId();
    const balance = this.balance_of({ account_id: owner });
    assert(yocto <= balance, 'the amount is more than your balance');
    const payment = JSON.stringify({ sender_id: owner, amount: `${yocto}` });
    const paid = JSON.stringify({ owner, amount: `${yocto}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(receiver_id)
      .functionCallWeight('on_vault_payment', payment, yocto, 0n, SHARE)
      .then(callback.functionCall('withdraw_callback', paid, NO_DEPOSIT, TEN_TGAS));
  }

  /** Takes the money off the books: blocks after it left, and after whatever happened meanwhile. */
  @call({ privateFunction: true })
  withdraw_callback({ owner, amount }: { owner: string; amount: string }): boolean {
    const paid = promiseSucceeded();
    if (paid) {
      const balance = this.balance_of({ account_id: owner }) - BigInt(amount);
      this.balances.set(owner, balance > 0n ? balance : 0n);
    }
    return paid;
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
