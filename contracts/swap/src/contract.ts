import { NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId, view } from 'near-sdk-js';

const NEAR = 10n ** 24n;
const NO_DEPOSIT = 0n;
const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5

interface OnTransfer {
  readonly sender_id: string;
  readonly amount: string;
  readonly msg: string;
}

/** Buys one kind of token at a fixed price, for whole NEAR from its own account. */
@NearBindgen({ requireInit: true })
export class Swap {
  token_id: string = '';
  /** How many tokens it wants for one NEAR. */
  tokens_for_one: bigint = 0n;

  @initialize({})
  init({ token_id, price }: { token_id: string; price: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(isAccountId(token_id), 'token_id must be an account id');
    this.token_id = token_id;
    this.tokens_for_one = toAmount(price);
    assert(this.tokens_for_one > 0n, 'the price must be more than 0');
  }

  @view({})
  price(): string {
    return `${this.tokens_for_one}`;
  }

  /**
   * Pays for the tokens that it was sent: the account that `msg` names, or else the sender. What does not make a
   * whole NEAR it has no use for.
   */
  @call({})
  ft_on_transfer({ sender_id, amount, msg }: OnTransfer): NearPromise | string {
    // Anybody can call this, and say that there were tokens.
    assert(near.predecessorAccountId() === this.token_id, `this swap takes nothing but ${this.token_id}`);
    const tokens = toAmount(amount);
    const payee = msg === '' ? sender_id : msg;
    assert(isAccountId(payee), 'msg must be an account id, or empty');
    const whole = tokens / this.tokens_for_one;
    const unused = tokens % this.tokens_for_one;
    if (whole === 0n) return `${unused}`;
    const used = JSON.stringify({ amount: `${tokens}`, unused: `${unused}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(payee)
      .transfer(whole * NEAR)
      .then(callback.functionCall('payment_callback', used, NO_DEPOSIT, TEN_TGAS));
  }

  /** What this returns is what `ft_on_transfer` has promised. If the payment failed, no token was used. */
  @call({ privateFunction: true })
  payment_callback({ amount, unused }: { amount: string; unused: string }): string {
    return wasPaid() ? unused : amount;
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

// A type says nothing of what arrives.

function isAccountId(value: unknown): boolean {
  return typeof value === 'string' && validateAccountId(value);
}

function toAmount(amount: unknown): bigint {
  assert(typeof amount === 'string' && /^\+?\d+$/.test(amount), 'an amount must be a number, as a string');
  const tokens = BigInt(amount);
  assert(tokens < 2n ** 128n, 'an amount must fit into 128 bits');
  return tokens;
}
