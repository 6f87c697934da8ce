import { LookupMap, NearBindgen, NearPromise, assert, call, near, validateAccountId, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that all the gas that is left, as the Rust SDK gives

/** Keeps people's money. Forgetful: it takes the money off its books first, and leaves it off whatever becomes of the payment. */
@NearBindgen({})
export class ForgetfulVault {
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
    return this.withdraw_to({ receiver_id: near.predecessorAccountId(), amount });
  }

  /** Pays whom the caller names. */
  @call({})
  withdraw_to({ receiver_id, amount }: { receiver_id: string; amount: string }): NearPromise {
    assert(isAccountId(receiver_id), 'receiver_id must be an account id');
    const yocto = toYocto(amount);
    const owner = near.predecessorAccountId();
    const balance = this.balance_of({ account_id: owner });
    assert(yocto <= balance, 'the amount is more than your balance');
    this.balances.set(owner, balance - yocto);
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(receiver_id)
      .transfer(yocto)
      .then(callback.functionCallWeight('withdraw_callback', '', NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  /** Says whether the money was paid, and forgets to put back what was not. */
  @call({ privateFunction: true })
  withdraw_callback(): boolean {
    try {
      near.promiseResultRaw(0n);
      return true;
    } catch {
      return false; // near-sdk-js throws where the promise failed
    }
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
