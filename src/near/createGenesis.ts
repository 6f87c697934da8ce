import type { Genesis, StateRecord } from './chain/types.ts';
import { keyPairFromSeed } from './keyPair.ts';
import { networkParameters } from './parameters/networkParameters.ts';
import { latestProtocolVersion } from './parameters/runtimeParameters.ts';
import { parseAccountId } from './primitives/accountId.ts';
import type { Balance } from './primitives/brands.ts';
import { hashOf } from './primitives/hash.ts';
import { parsePublicKey } from './primitives/key.ts';
import type { PublicKey } from './primitives/key.ts';

/** An account that stands from the first block on. */
export interface GenesisAccount {
  readonly id: string;
  /** yoctoNEAR. */
  readonly balance: Balance;
  /** `ed25519:…`; without it nobody can sign for the account. */
  readonly publicKey?: string | PublicKey;
  /** The Wasm of its contract. */
  readonly code?: Uint8Array;
}

export interface GenesisOptions {
  readonly accounts?: readonly GenesisAccount[];
  readonly chainId?: string;
  readonly protocolVersion?: number;
  readonly height?: number;
  /** Nanoseconds since 1970. */
  readonly time?: bigint;
  /** Blocks. */
  readonly epochLength?: number;
  /** From which block hashes and random values follow. */
  readonly seed?: string;
}

const NEAR = 10n ** 24n;
const VALIDATOR_STAKE = 50_000_000n * NEAR;
/** 2027-01-01T00:00:00Z. */
const DEFAULT_TIME = 1_798_761_600_000_000_000n;

/** Describes a chain that starts with these accounts, and one validator to make its blocks. */
export function createGenesis(options: GenesisOptions = {}): Genesis {
  const protocolVersion = options.protocolVersion ?? latestProtocolVersion;
  const validator = {
    accountId: 'validator',
    publicKey: keyPairFromSeed('crosscall validator').publicKey,
    amount: VALIDATOR_STAKE,
  };
  const accounts = options.accounts ?? [];
  const records = [
    ...accountRecords({ id: validator.accountId, balance: 0n, publicKey: validator.publicKey }, VALIDATOR_STAKE),
    ...accounts.flatMap((account) => accountRecords(account, 0n)),
  ];
  refuseDuplicates(accounts);
  return {
    chainId: options.chainId ?? 'crosscall',
    protocolVersion,
    time: options.time ?? DEFAULT_TIME,
    height: options.height ?? 0,
    epochLength: options.epochLength ?? networkParameters.epochLength,
    gasLimit: networkParameters.gasLimitPerChunk,
    minGasPrice: networkParameters.minGasPrice,
    maxGasPrice: networkParameters.maxGasPrice,
    gasPriceAdjustmentRate: [
      Number(networkParameters.gasPriceAdjustmentRate.numerator),
      Number(networkParameters.gasPriceAdjustmentRate.denominator),
    ],
    transactionValidityPeriod: networkParameters.transactionValidityPeriod,
    shardLayout: { boundaryAccounts: [], shardIds: [0] },
    validators: [validator],
    totalSupply: accounts.reduce((sum, { balance }) => sum + balance, VALIDATOR_STAKE),
    records,
    seed: hashOf(new TextEncoder().encode(options.seed ?? 'crosscall')),
  };
}

function accountRecords(account: GenesisAccount, locked: Balance): StateRecord[] {
  const accountId = parseId(account.id);
  const publicKey = typeof account.publicKey === 'string' ? parsePublicKey(account.publicKey) : account.publicKey;
  const { code } = account;
  const records: StateRecord[] = [
    {
      type: 'Account',
      accountId,
      account: {
        version: 1,
        amount: account.balance,
        locked,
        contract: code ? { type: 'Local', hash: hashOf(code) } : { type: 'None' },
        // Counted when the chain begins.
        storageUsage: 0,
      },
    },
  ];
  if (publicKey)
    records.push({
      type: 'AccessKey',
      accountId,
      publicKey,
      accessKey: { nonce: 0n, permission: { type: 'FullAccess' } },
    });
  if (code) records.push({ type: 'Contract', accountId, code });
  return records;
}

function parseId(id: string) {
  try {
    return parseAccountId(id);
  } catch (error) {
    throw new Error(`A network cannot start with an account “${id}”: ${(error as Error).message}.`, { cause: error });
  }
}

function refuseDuplicates(accounts: readonly GenesisAccount[]): void {
  const seen = new Set<string>(['validator']);
  for (const { id } of accounts) {
    if (seen.has(id))
      throw new Error(
        `A network starts with each account once, and with one named “validator” of its own; “${id}” came again.`,
      );
    seen.add(id);
  }
}
