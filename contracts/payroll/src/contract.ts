import {
  LookupMap,
  NearBindgen,
  NearPromise,
  Vector,
  assert,
  call,
  initialize,
  near,
  validateAccountId,
  view,
} from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n; // and beyond that an equal part of the gas that is left, as the Rust SDK gives
const U32_MAX = 2 ** 32 - 1;

/**
 * Pays a wage, once, to everybody on its list. There are three ways to do so, from short-sighted to right; anyone may call them,
 * for they only pay what is due.
 */
@NearBindgen({ requireInit: true })
export class Payroll {
  people: Vector<string> = new Vector<string>('p');
  wage: bigint = 0n;
  /** So many of the list have had their turn. */
  next: number = 0;
  /** What came back, because it could not be paid. */
  owed: LookupMap<bigint> = new LookupMap<bigint>('o');

  @initialize({})
  init({ people, wage }: { people: string[]; wage: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(Array.isArray(people) && people.every(isAccountId), 'people must be account ids');
    this.wage = toYocto(wage);
    this.people.extend(people);
  }

  /** How many still wait for their turn. */
  @view({})
  waiting(): number {
    return this.people.length - this.next;
  }

  /** What somebody could not be paid, and may claim. */
  @view({})
  owed_to({ account_id }: { account_id: string }): bigint {
    assert(isAccountId(account_id), 'account_id must be an account id');
    return this.owed.get(account_id) ?? 0n;
  }

  /** Short-sighted: everybody at once, with a callback for each. */
  @call({})
  pay_all(): number {
    return this.pay_page({ limit: U32_MAX });
  }

  /** Short-sighted, too: everybody at once, with one callback for all. */
  @call({})
  pay_together(): NearPromise | number {
    const people = this.take_turns(U32_MAX);
    if (people.length === 0) return 0;
    const all = people
      .map((person) => NearPromise.new(person).transfer(this.wage))
      .reduce((paid, another) => paid.and(another));
    const callback = NearPromise.new(near.currentAccountId());
    const args = JSON.stringify({ people });
    return all.then(callback.functionCallWeight('on_paid_together', args, NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  @call({ privateFunction: true })
  on_paid_together({ people }: { people: string[] }): number {
    people.forEach((person, index) => {
      if (!promiseSucceeded(index)) this.owe(person, this.wage);
    });
    return this.waiting();
  }

  /** The next `limit` people. Called often enough, it pays a list of any length. Gives how many then still wait. */
  @call({})
  pay_page({ limit }: { limit: number }): number {
    assert(Number.isInteger(limit) && limit >= 0 && limit <= U32_MAX, 'limit must be a whole number');
    for (const person of this.take_turns(limit)) this.pay_and_hear(person, this.wage).build();
    return this.waiting();
  }

  @call({ privateFunction: true })
  on_paid({ person, amount }: { person: string; amount: string }): boolean {
    const paid = promiseSucceeded(0);
    if (!paid) this.owe(person, BigInt(amount));
    return paid;
  }

  /** Pays the caller what could not be paid before. */
  @call({})
  claim(): NearPromise {
    const person = near.predecessorAccountId();
    const amount = this.owed.remove(person) ?? 0n;
    assert(amount > 0n, 'nothing is owed to you');
    return this.pay_and_hear(person, amount);
  }

  /** From here on the next people have had their turn, so that nobody is paid twice, whatever runs before a callback. */
  take_turns(limit: number): string[] {
    const end = Math.min(this.people.length, this.next + limit);
    const turns: string[] = [];
    for (let index = this.next; index < end; index++) turns.push(this.people.get(index)!);
    this.next = end;
    return turns;
  }

  pay_and_hear(person: string, amount: bigint): NearPromise {
    const args = JSON.stringify({ person, amount: `${amount}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(person)
      .transfer(amount)
      .then(callback.functionCallWeight('on_paid', args, NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  owe(person: string, amount: bigint): void {
    this.owed.set(person, this.owed_to({ account_id: person }) + amount);
  }
}

function promiseSucceeded(index: number): boolean {
  try {
    near.promiseResultRaw(BigInt(index));
    return true;
  } catch {
    return false; // near-sdk-js throws where the promise failed
  }
}

// A type says nothing of what arrives.

function isAccountId(value: unknown): value is string {
  return typeof value === 'string' && validateAccountId(value);
}

function toYocto(amount: unknown): bigint {
  assert(typeof amount === 'string' && /^\+?\d+$/.test(amount), 'wage must be a number of yoctoNEAR, as a string');
  const yocto = BigInt(amount as string);
  assert(yocto < 2n ** 128n, 'wage must fit into 128 bits');
  return yocto;
}
