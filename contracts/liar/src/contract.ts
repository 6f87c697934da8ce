import { NearBindgen, NearPromise, assert, call, initialize, near, validateAccountId } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n; // in JavaScript even the smallest callback burns more than 5
const NO_DEPOSIT = 0n;
const SHARE = 1n;

/** Takes tokens, and says of them what it likes. */
@NearBindgen({ requireInit: true })
export class Liar {
  friend_id: string = '';

  @initialize({})
  init({ friend_id }: { friend_id: string }): void {
    assert(near.attachedDeposit() === NO_DEPOSIT, 'init takes no deposit');
    assert(typeof friend_id === 'string' && validateAccountId(friend_id), 'friend_id must be an account id');
    this.friend_id = friend_id;
  }

  /** `msg` tells how many tokens to pass on to its friend before it answers, and what to answer. */
  @call({})
  ft_on_transfer({ msg }: { msg: string }): NearPromise | string {
    const { spend, claim } = JSON.parse(msg) as { spend: unknown; claim: unknown };
    assert(typeof spend === 'string' && /^\+?\d+$/.test(spend), 'spend must be a number, as a string');
    assert(typeof claim === 'string', 'claim must be a string');
    if (BigInt(spend) === 0n) return claim;
    const transfer = JSON.stringify({ receiver_id: this.friend_id, amount: `${BigInt(spend)}` });
    const callback = NearPromise.new(near.currentAccountId());
    return NearPromise.new(near.predecessorAccountId())
      .functionCallWeight('ft_transfer', transfer, 1n, TEN_TGAS, SHARE)
      .then(callback.functionCallWeight('claim', JSON.stringify({ claim }), NO_DEPOSIT, TEN_TGAS, SHARE));
  }

  @call({ privateFunction: true })
  claim({ claim }: { claim: string }): string {
    return claim;
  }
}
