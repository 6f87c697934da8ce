import { base64, hex } from '@scure/base';
import { runtimeParameters } from '../../near/parameters/runtimeParameters.ts';
import { hashOf } from '../../near/primitives/hash.ts';
import type { PromiseResult, VmContext, VmOutcome } from '../../near/vm/interface.ts';
import { runFunctionCall } from '../../near/vm/runFunctionCall.ts';
import { firstDifference, type FieldDifference } from './difference.ts';
import { describeOutcome, describeProfile } from './describeOutcome.ts';
import { describeNumber, describeText } from './describeReceipt.ts';
import { readBytes, type NumberJson, type RandomCase, type VmCase } from './vmCase.ts';
import { VmWorld } from './vmWorld.ts';

/** The version that the vectors were recorded at, unless a line says otherwise. */
const recordedVersion = 88;
const terabyte = 1_000_000_000_000n;

/** What a call of a sequence leaves to the next. */
export interface Carried {
  readonly storage: ReadonlyMap<string, Uint8Array>;
  readonly storageUsage: number;
}

/** Runs a case and finds the first field that differs, if one does; cases of one sequence follow each other. */
export function compareCase(
  vector: VmCase,
  code: Uint8Array,
  sequences: Map<string, Carried>,
): FieldDifference | undefined {
  const before = vector.sequence === undefined ? undefined : sequences.get(vector.sequence);
  const { outcome, world } = runCase(vector, code, before);
  if (outcome === 'stopped')
    return 'runner_error' in vector.outcome ? undefined : { field: 'runner_error', expected: undefined, got: outcome };
  if (vector.sequence !== undefined && outcome.error === null) {
    sequences.set(vector.sequence, { storage: world.storage, storageUsage: outcome.storageUsage });
  }
  const difference = firstDifference(vector.outcome, describeOutcome(outcome, world));
  if (difference) return difference;
  for (const row of vector.sweep ?? []) {
    const again = compareSweep(vector, code, row.prepaid_gas, row);
    if (again) return again;
  }
  return undefined;
}

function compareSweep(
  vector: VmCase,
  code: Uint8Array,
  prepaidGas: NumberJson,
  row: object,
): FieldDifference | undefined {
  const { outcome } = runCase(vector, code, undefined, prepaidGas);
  if (outcome === 'stopped') return { field: `sweep.${prepaidGas}`, expected: row, got: outcome };
  const got = {
    prepaid_gas: prepaidGas,
    burnt_gas: describeNumber(outcome.burntGas),
    used_gas: describeNumber(outcome.usedGas),
    error: outcome.error && describeText(outcome.error.display),
    profile: describeProfile(outcome.profile),
  };
  return firstDifference({ error: null, ...row }, got, `sweep.${prepaidGas}`);
}

export function compareRandom({ wasm, runs }: RandomCase): FieldDifference | undefined {
  const code = base64.decode(wasm);
  for (const { method, ...expected } of runs) {
    const vector: VmCase = { name: method, method, context: { prepaid_gas: `${terabyte}` }, outcome: {} };
    const { outcome } = runCase(vector, code);
    if (outcome === 'stopped') return { field: method, expected, got: outcome };
    const { returnData, error } = outcome;
    const got = {
      burnt_gas: describeNumber(outcome.burntGas),
      error: error && error.display,
      return: error === null && returnData.type === 'Value' ? hex.encode(returnData.value) : null,
    };
    const difference = firstDifference(expected, got, method);
    if (difference) return difference;
  }
  return undefined;
}

function runCase(
  vector: VmCase,
  code: Uint8Array,
  before?: Carried,
  prepaidGas?: NumberJson,
): { outcome: VmOutcome | 'stopped'; world: VmWorld } {
  const world = new VmWorld(vector);
  for (const [key, value] of before?.storage ?? []) if (!world.storage.has(key)) world.storage.set(key, value);
  const codeHash = hashOf(code);
  const context = contextOf(vector, codeHash, before, prepaidGas);
  const parameters = runtimeParameters(vector.protocol_version ?? recordedVersion);
  try {
    const call = { code, codeHash, method: vector.method ?? 'main', context, external: world, parameters };
    return { outcome: runFunctionCall(call), world };
  } catch (error) {
    if (error instanceof Error && error.name === 'InconsistentStateError') return { outcome: 'stopped', world };
    throw error;
  }
}

const seedBytes = Uint8Array.from({ length: 32 }, (_, i) => i);
const defaultKey = Uint8Array.from({ length: 33 }, (_, i) => (i === 0 ? 0 : ((i - 1) * 7 + 1) & 0xff));

function contextOf(vector: VmCase, codeHash: Uint8Array, before?: Carried, prepaidGas?: NumberJson): VmContext {
  const { context: given = {}, input, promise_results } = vector;
  const big = (value: NumberJson | undefined, otherwise: bigint): bigint =>
    value === undefined ? otherwise : BigInt(value);
  return {
    currentAccountId: given.current_account_id ?? 'alice.near',
    signerAccountId: given.signer_account_id ?? 'bob.near',
    signerAccountPk: given.signer_account_pk === undefined ? defaultKey : readBytes(given.signer_account_pk),
    predecessorAccountId: given.predecessor_account_id ?? 'carol.near',
    refundToAccountId: given.refund_to_account_id ?? 'dave.near',
    input: input === undefined ? new Uint8Array() : readBytes(input),
    promiseResults: (promise_results ?? []).map(promiseResult),
    blockHeight: big(given.block_height, 1000n),
    blockTimestamp: big(given.block_timestamp, 1_700_000_000_000_000_000n),
    epochHeight: big(given.epoch_height, 7n),
    accountBalance: big(given.account_balance, 10n ** 26n),
    accountLockedBalance: big(given.account_locked_balance, 5n),
    storageUsage: before?.storageUsage || Number(given.storage_usage ?? 10_000),
    accountContract: accountContract(given.account_contract, codeHash),
    attachedDeposit: big(given.attached_deposit, 0n),
    prepaidGas: big(prepaidGas ?? given.prepaid_gas, 300n * terabyte),
    randomSeed: given.random_seed === undefined ? seedBytes : readBytes(given.random_seed),
    chainId: given.chain_id ?? 'oracle',
    outputDataReceivers: given.output_data_receivers ?? [],
    ...(given.view === true && { view: { maxGasBurnt: big(given.view_max_gas_burnt, 300n * terabyte) } }),
  };
}

function promiseResult(json: NonNullable<VmCase['promise_results']>[number]): PromiseResult {
  if (json === 'failed') return { type: 'Failed' };
  if (json === 'not_ready') return { type: 'NotReady' };
  if (typeof json === 'string') throw new Error(`Expected "failed" or "not_ready", got ${json}.`);
  return { type: 'Successful', data: readBytes(json.successful) };
}

function accountContract(
  given: NonNullable<VmCase['context']>['account_contract'],
  codeHash: Uint8Array,
): VmContext['accountContract'] {
  if (given === undefined) return { type: 'Local', hash: codeHash };
  if (given === 'none') return { type: 'None' };
  if (given.global !== undefined) return { type: 'Global', hash: readBytes(given.global) };
  return { type: 'GlobalByAccount', accountId: given.global_by_account! };
}
