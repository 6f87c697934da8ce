import { LookupMap, NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n;
/** More than any answer of a receiver needs: a number of 39 digits in quotes, and some room for spaces. */
const LONGEST_ANSWER = 64;
/** What keeping one account costs, 0.002 NEAR: 200 bytes are enough for the longest id and the largest balance. */
const REGISTRATION = 2_000_000_000_000_000_000_000n;
const OF_REGISTERED = { total: `${REGISTRATION}`, available: '0' };

interface Transfer {
  readonly receiver_id: string;
  readonly amount: string;
  readonly memo?: string | null;
}

interface Resolve {
  readonly sender_id: string;
  readonly receiver_id: string;
  readonly amount: string;
}

/** A fungible token: NEP-141, with the registration of NEP-145 and the metadata of NEP-148. */
@NearBindgen({ requireInit: true })
export class FungibleToken {
  /** Who is registered has a balance, be it 0. */
  balances: LookupMap<bigint> = new LookupMap<bigint>('b');
  total_supply: bigint = 0n;

  @initialize({})
  init({ owner_id, total_supply }: { owner_id: string; total_supply: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(isAccountId(owner_id), 'owner_id must be an account id');
    this.total_supply = toAmount(total_supply);
    this.balances.set(owner_id, this.total_supply);
    emit('ft_mint', { owner_id, amount: `${this.total_supply}` });
  }

  @view({})
  ft_total_supply(): string {
    return `${this.total_supply}`;
  }

  @view({})
  ft_balance_of({ account_id }: { account_id: string }): string {
    assert(isAccountId(account_id), 'account_id must be an account id');
    return `${this.balances.get(account_id) ?? 0n}`;
  }

  @call({ payableFunction: true })
  ft_transfer({ receiver_id, amount, memo }: Transfer): void {
    assertOneYocto();
    this.transfer(near.predecessorAccountId(), receiver_id, toAmount(amount), toMemo(memo));
  }

  /** Transfers first and calls then: when the receiver hears of the tokens, they are its own. */
  @call({ payableFunction: true })
  ft_transfer_call({ receiver_id, amount, memo, msg }: Transfer & { msg: string }): NearPromise {
    assertOneYocto();
    assert(typeof msg === 'string', 'msg must be a string');
    const sender_id = near.predecessorAccountId();
    const tokens = toAmount(amount);
    this.transfer(sender_id, receiver_id, tokens, toMemo(memo));
    const news = JSON.stringify({ sender_id, amount: `${tokens}`, msg });
    const resolve = JSON.stringify({ sender_id, receiver_id, amount: `${tokens}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(receiver_id)
      .functionCallWeight('ft_on_transfer', news, NO_DEPOSIT, 0n, SHARE) // all the gas that is left
      .then(callback.functionCall('ft_resolve_transfer', resolve, NO_DEPOSIT, TEN_TGAS));
  }

  /** Takes back what the receiver did not use, as far as it is still there. Returns how much was used. */
  @call({ privateFunction: true })
  ft_resolve_transfer({ sender_id, receiver_id, amount }: Resolve): string {
    const sent = BigInt(amount);
    const unused = least(unusedAmount() ?? sent, sent);
    const held = this.balances.get(receiver_id) ?? 0n;
    const refund = least(unused, held); // it may have spent them meanwhile
    if (refund === 0n) return amount;
    this.balances.set(receiver_id, held - refund);
    const balance = this.balances.get(sender_id);
    if (balance === null) {
      // The sender has unregistered meanwhile: there is nobody to give them to.
      this.total_supply -= refund;
      emit('ft_burn', { owner_id: receiver_id, amount: `${refund}`, memo: 'refund' });
      return amount;
    }
    this.balances.set(sender_id, balance + refund);
    emit('ft_transfer', { old_owner_id: receiver_id, new_owner_id: sender_id, amount: `${refund}`, memo: 'refund' });
    return `${sent - refund}`;
  }

  /**
   * Registers an account, so that it can have tokens. What is not needed goes back to who paid. (The standard's
   * `registration_only` would change nothing: registration is all there is.)
   */
  @call({ payableFunction: true })
  storage_deposit({ account_id }: { account_id?: string | null }): object {
    const payer = near.predecessorAccountId();
    const id = account_id ?? payer;
    assert(isAccountId(id), 'account_id must be an account id');
    let rest = near.attachedDeposit();
    if (!this.balances.containsKey(id)) {
      assert(rest >= REGISTRATION, 'the deposit must be 0.002 NEAR or more');
      rest -= REGISTRATION;
      this.balances.set(id, 0n);
    }
    if (rest > 0n) NearPromise.new(payer).transfer(rest).build();
    return OF_REGISTERED;
  }

  /** There is never anything to withdraw: a deposit is used up by the registration. */
  @call({ payableFunction: true })
  storage_withdraw({ amount }: { amount?: string | null }): object {
    assertOneYocto();
    const account_id = near.predecessorAccountId();
    assert(this.balances.containsKey(account_id), `${account_id} is not registered`);
    assert(toAmount(amount ?? '0') === 0n, 'the amount is more than what is available');
    return OF_REGISTERED;
  }

  /** Forgets an account and gives the deposit back. With `force`, its tokens are burnt. */
  @call({ payableFunction: true })
  storage_unregister({ force }: { force?: boolean | null }): boolean {
    assertOneYocto();
    assert(typeof (force ?? false) === 'boolean', 'force must be true or false');
    const account_id = near.predecessorAccountId();
    const balance = this.balances.get(account_id);
    if (balance === null) return false;
    assert(balance === 0n || force === true, `${account_id} still has ${balance} tokens`);
    this.balances.remove(account_id);
    if (balance > 0n) {
      this.total_supply -= balance;
      emit('ft_burn', { owner_id: account_id, amount: `${balance}` });
    }
    NearPromise.new(account_id).transfer(REGISTRATION + near.attachedDeposit()).build();
    return true;
  }

  @view({})
  storage_balance_bounds(): object {
    return { min: `${REGISTRATION}`, max: `${REGISTRATION}` };
  }

  @view({})
  storage_balance_of({ account_id }: { account_id: string }): object | null {
    assert(isAccountId(account_id), 'account_id must be an account id');
    return this.balances.containsKey(account_id) ? OF_REGISTERED : null;
  }

  @view({})
  ft_metadata(): object {
    return { spec: 'ft-1.0.0', name: 'Course token', symbol: 'COURSE', decimals: 0 };
  }

  transfer(from: string, to: string, amount: bigint, memo: string | undefined): void {
    assert(isAccountId(to), 'receiver_id must be an account id');
    assert(from !== to, 'sender and receiver must be two accounts');
    assert(amount > 0n, 'the amount must be more than 0');
    const balance = this.registered(from);
    assert(amount <= balance, 'the amount is more than your balance');
    const sum = this.registered(to) + amount;
    this.balances.set(from, balance - amount);
    this.balances.set(to, sum);
    emit('ft_transfer', { old_owner_id: from, new_owner_id: to, amount: `${amount}`, memo });
  }

  registered(account_id: string): bigint {
    const balance = this.balances.get(account_id);
    assert(balance !== null, `${account_id} is not registered`);
    return balance;
  }
}

/** What the receiver says it did not use; null if it failed, or said nothing that makes sense. */
function unusedAmount(): bigint | null {
  try {
    const answer = near.promiseResult(0n);
    return answer.length > LONGEST_ANSWER ? null : toAmount(JSON.parse(answer));
  } catch {
    return null; // near-sdk-js throws where the promise failed
  }
}

/** What wallets and indexers follow: a log that begins with `EVENT_JSON:` (NEP-297). */
function emit(event: string, data: object): void {
  near.log(`EVENT_JSON:${JSON.stringify({ standard: 'nep141', version: '1.0.0', event, data: [data] })}`);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function assertOneYocto(): void {
  assert(near.attachedDeposit() === 1n, 'Requires attached deposit of exactly 1 yoctoNEAR');
}

// A type says nothing of what arrives.

function isAccountId(value: unknown): boolean {
  return typeof value === 'string' && validateAccountId(value);
}

function toMemo(memo: unknown): string | undefined {
  assert(memo === undefined || memo === null || typeof memo === 'string', 'memo must be a string');
  return memo ?? undefined;
}

function toAmount(amount: unknown): bigint {
  assert(typeof amount === 'string' && /^\+?\d+$/.test(amount), 'amount must be a number, as a string');
  const tokens = BigInt(amount);
  assert(tokens < 2n ** 128n, 'amount must fit into 128 bits');
  return tokens;
}
