import { NearBindgen, NearPromise, assert, call, near, validateAccountId, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;
const NO_DEPOSIT = 0n;

/** Has somebody else's callback run, with an answer of its own. */
@NearBindgen({})
export class Forger {
  /** Makes a promise to itself, and another contract's method the callback of that. */
  @call({ payableFunction: true }) // as in Rust, where a method that changes nothing refuses no deposit
  forge({ contract_id, method_name, args }: { contract_id: string; method_name: string; args: string }): NearPromise {
    assert(typeof contract_id === 'string' && validateAccountId(contract_id), 'contract_id must be an account id');
    assert(typeof method_name === 'string', 'method_name must be a string');
    assert(typeof args === 'string', 'args must be a string');
    const callback = NearPromise.new(contract_id);
    return NearPromise.new(near.currentAccountId())
      .functionCall('answer', '', NO_DEPOSIT, TEN_TGAS)
      .then(callback.functionCall(method_name, args, NO_DEPOSIT, TEN_TGAS));
  }

  /** What the callback gets, and takes for the answer that it waited for. */
  @view({})
  answer(): number {
    return 1;
  }
}
