import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';
import type { WasmParameters } from '../../parameters/wasmCosts.ts';

export type WasmType = 'i32' | 'i64';

export interface HostFunctionSignature {
  readonly params: readonly WasmType[];
  readonly results: readonly WasmType[];
}

export type HostFunctionSignatures = Readonly<Record<string, HostFunctionSignature>>;

type Gate = keyof WasmParameters;
type Row = readonly [params: number | readonly WasmType[], result?: WasmType, gate?: Gate];

const fourI32: readonly WasmType[] = ['i32', 'i32', 'i32', 'i32'];

/**
 * Every function of the module `env`: its parameters (a number counts i64s), its result, and the switch it hangs on.
 * @see nearcore runtime/near-vm-runner/src/imports.rs
 */
const rows: Readonly<Record<string, Row>> = {
  read_register: [2],
  register_len: [1, 'i64'],
  write_register: [3],

  current_account_id: [1],
  chain_id: [1, undefined, 'chainIdHostFn'],
  signer_account_id: [1],
  signer_account_pk: [1],
  predecessor_account_id: [1],
  refund_to_account_id: [1],
  input: [1],
  block_index: [0, 'i64'],
  block_timestamp: [0, 'i64'],
  epoch_height: [0, 'i64'],
  storage_usage: [0, 'i64'],
  current_contract_code: [1, 'i64'],

  account_balance: [1],
  account_locked_balance: [1],
  attached_deposit: [1],
  prepaid_gas: [0, 'i64'],
  used_gas: [0, 'i64'],

  random_seed: [1],
  sha256: [3],
  keccak256: [3],
  keccak512: [3],
  sha3_256: [3, undefined, 'sha3HostFns'],
  sha3_384: [3, undefined, 'sha3HostFns'],
  sha3_512: [3, undefined, 'sha3HostFns'],
  ripemd160: [3],
  ecrecover: [7, 'i64'],
  ed25519_verify: [6, 'i64'],
  p256_verify: [6, 'i64', 'p256VerifyHostFn'],
  ml_dsa_verify: [6, 'i64', 'mlDsaVerifyHostFn'],

  value_return: [2],
  panic: [0],
  panic_utf8: [2],
  log_utf8: [2],
  log_utf16: [2],
  abort: [fourI32],

  promise_create: [8, 'i64'],
  promise_then: [9, 'i64'],
  promise_and: [2, 'i64'],
  promise_batch_create: [2, 'i64'],
  promise_batch_then: [3, 'i64'],
  promise_set_refund_to: [3],

  promise_batch_action_create_account: [1],
  promise_batch_action_deploy_contract: [3],
  promise_batch_action_function_call: [7],
  promise_batch_action_function_call_weight: [8],
  promise_batch_action_transfer: [2],
  promise_batch_action_stake: [4],
  promise_batch_action_add_key_with_full_access: [4],
  promise_batch_action_add_key_with_function_call: [9],
  promise_batch_action_delete_key: [3],
  promise_batch_action_delete_account: [3],
  promise_batch_action_transfer_to_gas_key: [4, undefined, 'gasKeyHostFns'],
  promise_batch_action_add_gas_key_with_full_access: [4, undefined, 'gasKeyHostFns'],
  promise_batch_action_add_gas_key_with_function_call: [9, undefined, 'gasKeyHostFns'],
  promise_batch_action_deploy_global_contract: [3, undefined, 'globalContractHostFns'],
  promise_batch_action_deploy_global_contract_by_account_id: [3, undefined, 'globalContractHostFns'],
  promise_batch_action_use_global_contract: [3, undefined, 'globalContractHostFns'],
  promise_batch_action_use_global_contract_by_account_id: [3, undefined, 'globalContractHostFns'],
  promise_batch_action_state_init: [4, 'i64'],
  promise_batch_action_state_init_by_account_id: [4, 'i64'],
  set_state_init_data_entry: [6],
  promise_batch_action_universal_state_init: [4, undefined, 'universalAccounts'],
  universal_state_init_to_account_id: [3, 'i64', 'universalAccounts'],

  promise_yield_create: [7, 'i64'],
  promise_yield_create_with_id: [9, 'i64', 'yieldWithIdHostFns'],
  promise_yield_resume: [4, 'i32'],
  promise_yield_resume_with_yield_id: [4, 'i32', 'yieldWithIdHostFns'],

  promise_results_count: [0, 'i64'],
  promise_result: [2, 'i64'],
  promise_return: [1],

  storage_write: [5, 'i64'],
  storage_read: [3, 'i64'],
  storage_remove: [3, 'i64'],
  storage_has_key: [2, 'i64'],
  storage_iter_prefix: [2, 'i64'],
  storage_iter_range: [4, 'i64'],
  storage_iter_next: [3, 'i64'],

  gas: [['i32']],

  validator_stake: [3],
  validator_total_stake: [1],

  alt_bn128_g1_multiexp: [3],
  alt_bn128_g1_sum: [3],
  alt_bn128_pairing_check: [2, 'i64'],

  bls12381_p1_sum: [3, 'i64'],
  bls12381_p2_sum: [3, 'i64'],
  bls12381_g1_multiexp: [3, 'i64'],
  bls12381_g2_multiexp: [3, 'i64'],
  bls12381_map_fp_to_g1: [3, 'i64'],
  bls12381_map_fp2_to_g2: [3, 'i64'],
  bls12381_pairing_check: [2, 'i64'],
  bls12381_p1_decompress: [3, 'i64'],
  bls12381_p2_decompress: [3, 'i64'],
};

const byParameters = new WeakMap<RuntimeParameters, HostFunctionSignatures>();

/** What a contract may import from `env` at a protocol version. */
export function hostFunctionSignatures(parameters: RuntimeParameters): HostFunctionSignatures {
  const known = byParameters.get(parameters);
  if (known !== undefined) return known;
  const available = Object.entries(rows).filter(
    ([, [, , gate]]) => gate === undefined || parameters.wasm[gate] === true,
  );
  const signatures = Object.fromEntries(available.map(([name, row]) => [name, signature(row)]));
  byParameters.set(parameters, signatures);
  return signatures;
}

const signature = ([params, result]: Row): HostFunctionSignature => ({
  params: typeof params === 'number' ? Array.from({ length: params }, () => 'i64' as const) : params,
  results: result === undefined ? [] : [result],
});
