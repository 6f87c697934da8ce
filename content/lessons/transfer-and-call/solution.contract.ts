import { LookupMap, NearBindgen, NearPromise, assert, call, initialize, near, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;

interface Sent {
  readonly sender_id: string;
  readonly receiver_id: string;
  readonly amount: string;
}

@NearBindgen({ requireInit: true })
export class Token {
  balances: LookupMap<bigint> = new LookupMap<bigint>('b');

  @initialize({})
  init({ owner_id, total_supply }: { owner_id: string; total_supply: string }): void {
    this.balances.set(owner_id, BigInt(total_supply));
  }

  @call({ payableFunction: true })
  storage_deposit({ account_id }: { account_id: string }): void {
    if (!this.balances.containsKey(account_id)) this.balances.set(account_id, 0n);
  }

  @view({})
  ft_balance_of({ account_id }: { account_id: string }): string {
    return `${this.balances.get(account_id) ?? 0n}`;
  }

  @call({ payableFunction: true })
  ft_transfer({ receiver_id, amount }: { receiver_id: string; amount: string }): void {
    assert(near.attachedDeposit() === 1n, 'attach one yoctoNEAR');
    this.move(near.predecessorAccountId(), receiver_id, BigInt(amount));
  }

  @call({ payableFunction: true })
  ft_transfer_call({ receiver_id, amount, msg }: { receiver_id: string; amount: string; msg: string }): NearPromise {
    assert(near.attachedDeposit() === 1n, 'attach one yoctoNEAR');
    const sender_id = near.predecessorAccountId();
    this.move(sender_id, receiver_id, BigInt(amount));
    const sent: Sent = { sender_id, receiver_id, amount };
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(receiver_id)
      .functionCallWeight('ft_on_transfer', JSON.stringify({ sender_id, amount, msg }), 0n, 0n, 1n)
      .then(callback.functionCall('ft_resolve_transfer', JSON.stringify(sent), 0n, TEN_TGAS));
  }

  /** Gives back what was not used, and returns how much was. */
  @call({ privateFunction: true })
  ft_resolve_transfer({ sender_id, receiver_id, amount }: Sent): string {
    const sent = BigInt(amount);
    const held = this.balances.get(receiver_id) ?? 0n;
    const refund = least(unusedOf(sent), sent, held);
    if (refund > 0n) this.move(receiver_id, sender_id, refund);
    return `${sent - refund}`;
  }

  move(from: string, to: string, amount: bigint): void {
    const balance = this.balances.get(from);
    assert(balance !== null && amount <= balance, `${from} has less than that`);
    this.balances.set(from, balance - amount);
    const held = this.balances.get(to);
    assert(held !== null, `${to} is not registered`);
    this.balances.set(to, held + amount);
  }
}

/** What the receiver says it did not use; all of it, if it failed or makes no sense. */
function unusedOf(sent: bigint): bigint {
  try {
    const unused = BigInt(JSON.parse(near.promiseResult(0n)));
    return unused < 0n ? sent : unused;
  } catch {
    return sent;
  }
}

function least(...amounts: bigint[]): bigint {
  return amounts.reduce((a, b) => (a < b ? a : b));
}
