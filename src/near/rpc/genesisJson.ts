import type { Genesis, ShardLayout } from '../chain/types.ts';
import { networkParameters } from '../parameters/networkParameters.ts';
import { hashOf } from '../primitives/hash.ts';
import { formatPublicKey } from '../primitives/key.ts';
import { toBase58 } from './encoding.ts';
import { isoTime } from './isoTime.ts';
import { u64Json } from './json.ts';
import type { Json } from './json.ts';
import {
  accountIdValue,
  balanceValue,
  countValue,
  hashValue,
  isFields,
  objectParams,
  publicKeyValue,
  required,
  stringValue,
} from './params.ts';
import { stateRecordValue, stateRecordView } from './recordJson.ts';

/**
 * Reads a genesis as nearcore's `genesis.json` has it. What this network does not need may be missing or unknown.
 * @throws RpcError with serde's words for what cannot be read
 */
export function genesisFromJson(json: unknown): Genesis {
  const fields = objectParams(json, 'Genesis');
  const number = (name: string, otherwise: number) =>
    fields[name] === undefined ? otherwise : countValue(fields[name]);
  const balance = (name: string, otherwise: bigint) =>
    fields[name] === undefined ? otherwise : balanceValue(fields[name]);
  const chainId = stringValue(required(fields, 'chain_id'));
  return {
    chainId,
    protocolVersion: countValue(required(fields, 'protocol_version')),
    time: timeValue(required(fields, 'genesis_time')),
    height: number('genesis_height', 0),
    epochLength: number('epoch_length', networkParameters.epochLength),
    gasLimit: BigInt(number('gas_limit', Number(networkParameters.gasLimitPerChunk))),
    minGasPrice: balance('min_gas_price', networkParameters.minGasPrice),
    maxGasPrice: balance('max_gas_price', networkParameters.maxGasPrice),
    gasPriceAdjustmentRate: rateValue(fields['gas_price_adjustment_rate']),
    transactionValidityPeriod: number('transaction_validity_period', networkParameters.transactionValidityPeriod),
    shardLayout: shardLayoutValue(fields['shard_layout']),
    validators: listOf(fields['validators']).map(validatorValue),
    totalSupply: balanceValue(required(fields, 'total_supply')),
    records: listOf(required(fields, 'records')).map(stateRecordValue),
    seed:
      fields['crosscall_seed'] === undefined
        ? hashOf(new TextEncoder().encode(chainId))
        : hashValue(fields['crosscall_seed']),
    minimumStakeRatio: pairValue(fields['minimum_stake_ratio']),
    minimumStakeDivisor:
      fields['minimum_stake_divisor'] === undefined ? undefined : countValue(fields['minimum_stake_divisor']),
    protocolRewardRate: pairValue(fields['protocol_reward_rate']),
  };
}

/** A genesis file from which `genesisFromJson` reads the same genesis again. */
export function genesisToJson(genesis: Genesis): { readonly [key: string]: Json } {
  return {
    ...genesisConfigView(genesis),
    crosscall_seed: toBase58(genesis.seed),
    records: genesis.records.map(stateRecordView),
  };
}

/** Nanoseconds of an ISO 8601 time with any number of digits after the point. */
function timeValue(value: unknown): bigint {
  const [, seconds, fraction = ''] = /^(.*?)(?:\.([0-9]+))?Z$/.exec(stringValue(value)) ?? [];
  const milliseconds = Date.parse(`${seconds}Z`);
  // A `u64` of nanoseconds ends in 2554.
  if (!(milliseconds >= 0 && milliseconds < Date.UTC(2500, 0)))
    throw new Error(`Expected genesis_time like 2027-01-01T00:00:00Z, got ${JSON.stringify(value)}.`);
  return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9));
}

function rateValue(value: unknown): readonly [number, number] {
  const { numerator, denominator } = networkParameters.gasPriceAdjustmentRate;
  const [n = Number(numerator), d = Number(denominator)] = listOf(value).map(countValue);
  return [n, d];
}

function pairValue(value: unknown): readonly [number, number] | undefined {
  const [first, second] = listOf(value).map(countValue);
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** `{"V2": {boundary_accounts, shard_ids, …}}`, or nothing for one shard. */
function shardLayoutValue(value: unknown): ShardLayout {
  const layout = isFields(value) ? Object.values(value)[0] : undefined;
  if (!isFields(layout) || !Array.isArray(layout['shard_ids'])) return { boundaryAccounts: [], shardIds: [0] };
  return {
    boundaryAccounts: listOf(layout['boundary_accounts']).map(accountIdValue),
    shardIds: layout['shard_ids'].map(countValue),
  };
}

function validatorValue(value: unknown): Genesis['validators'][number] {
  const fields = objectParams(value, 'AccountInfo');
  return {
    accountId: accountIdValue(required(fields, 'account_id')),
    publicKey: publicKeyValue(required(fields, 'public_key')),
    amount: balanceValue(required(fields, 'amount')),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The genesis without its records, as `genesis_config` and genesis files show it. */
export function genesisConfigView(genesis: Genesis): { readonly [key: string]: Json } {
  return {
    ...commonConfigView(genesis),
    protocol_version: genesis.protocolVersion,
    validators: genesis.validators.map(({ accountId, publicKey, amount }) => ({
      account_id: accountId,
      public_key: formatPublicKey(publicKey),
      amount: amount.toString(),
    })),
    total_supply: genesis.totalSupply.toString(),
    use_production_config: false,
    num_chunk_producer_seats: 100,
    num_chunk_validator_seats: 300,
    chunk_producer_assignment_changes_limit: 5,
  };
}

/** What `genesis_config` and `EXPERIMENTAL_protocol_config` have in common. Seats, thresholds and rewards are nearcore's usual ones. */
export function commonConfigView(genesis: Genesis): { readonly [key: string]: Json } {
  return {
    genesis_time: isoTime(genesis.time),
    chain_id: genesis.chainId,
    genesis_height: genesis.height,
    num_block_producer_seats: 50,
    dynamic_resharding: false,
    protocol_upgrade_stake_threshold: [4, 5],
    epoch_length: genesis.epochLength,
    gas_limit: u64Json(genesis.gasLimit),
    min_gas_price: genesis.minGasPrice.toString(),
    max_gas_price: genesis.maxGasPrice.toString(),
    block_producer_kickout_threshold: 90,
    chunk_producer_kickout_threshold: 90,
    chunk_validator_only_kickout_threshold: 80,
    target_validator_mandates_per_shard: 68,
    online_min_threshold: [9, 10],
    online_max_threshold: [99, 100],
    gas_price_adjustment_rate: genesis.gasPriceAdjustmentRate,
    transaction_validity_period: genesis.transactionValidityPeriod,
    protocol_reward_rate: genesis.protocolRewardRate ?? [1, 10],
    max_inflation_rate: [1, 20],
    num_blocks_per_year: 31_536_000,
    protocol_treasury_account: genesis.validators[0]?.accountId ?? 'near',
    fishermen_threshold: '10000000000000000000000000',
    minimum_stake_divisor: genesis.minimumStakeDivisor ?? 10,
    shard_layout: shardLayoutView(genesis.shardLayout),
    minimum_validators_per_shard: 1,
    max_kickout_stake_perc: 100,
    minimum_stake_ratio: genesis.minimumStakeRatio ?? [1, 6250],
    shuffle_shard_assignment_for_chunk_producers: false,
  };
}

function shardLayoutView({ boundaryAccounts, shardIds }: ShardLayout): Json {
  const indices = Object.fromEntries(shardIds.map((id, index) => [id, index]));
  return {
    V2: {
      boundary_accounts: boundaryAccounts,
      shard_ids: shardIds,
      id_to_index_map: indices,
      index_to_id_map: Object.fromEntries(shardIds.map((id, index) => [index, id])),
      shards_split_map: null,
      shards_parent_map: null,
      version: 0,
    },
  };
}
