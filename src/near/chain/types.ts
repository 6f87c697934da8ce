import type {
  AccountId,
  Balance,
  BlockHeight,
  CryptoHash,
  Gas,
  ProtocolVersion,
  ShardId,
  Timestamp,
} from '../primitives/brands.ts';
import type { BandwidthRequest, CongestionInfo } from '../primitives/congestionInfo.ts';
import type { InvalidTxError } from '../primitives/errors.ts';
import type { PublicKey } from '../primitives/key.ts';
import type { ExecutionOutcome, ExecutionOutcomeWithId } from '../primitives/outcome.ts';
import type { Receipt } from '../primitives/receipt.ts';
import type { SignedTransaction } from '../primitives/transaction.ts';
import type { StakeProposal } from '../runtime/environment.ts';
import type { StateChange } from '../state/stateChange.ts';
import type { StateRecord } from '../state/stateRecords.ts';

export type { StateChange, StateChangeCause } from '../state/stateChange.ts';
export type { StateRecord } from '../state/stateRecords.ts';
export type { BandwidthRequest, CongestionInfo } from '../primitives/congestionInfo.ts';

export interface ShardLayout {
  /** In order; accounts from a boundary on belong to the next shard. Empty: one shard. */
  readonly boundaryAccounts: readonly AccountId[];
  readonly shardIds: readonly ShardId[];
}

export interface Genesis {
  readonly chainId: string;
  readonly protocolVersion: ProtocolVersion;
  readonly time: Timestamp;
  readonly height: BlockHeight;
  /** Blocks. */
  readonly epochLength: number;
  readonly gasLimit: Gas;
  readonly minGasPrice: Balance;
  readonly maxGasPrice: Balance;
  readonly gasPriceAdjustmentRate: readonly [number, number];
  /** Blocks. */
  readonly transactionValidityPeriod: number;
  readonly shardLayout: ShardLayout;
  readonly validators: readonly {
    readonly accountId: AccountId;
    readonly publicKey: PublicKey;
    readonly amount: Balance;
  }[];
  readonly totalSupply: Balance;
  readonly records: readonly StateRecord[];
  /** From which block hashes and random values follow, so that equal inputs give equal bytes. */
  readonly seed: Uint8Array;
  /** The genesis block's hash, when a recorded chain is replayed. */
  readonly hash?: CryptoHash;
  /** Of total stake, that one seat costs; 1/6250 if absent. */
  readonly minimumStakeRatio?: readonly [number, number];
  /** A proposal needs this part of a seat's price; 10 if absent. */
  readonly minimumStakeDivisor?: number;
  /** The treasury's share of rewards; 1/10 if absent. */
  readonly protocolRewardRate?: readonly [number, number];
}

/** A chunk and, from `outcomes` on, what applying it gave (nearcore's headers tell that one block later). */
export interface Chunk {
  readonly shardId: ShardId;
  readonly hash: CryptoHash;
  readonly missing: boolean;
  readonly heightCreated: BlockHeight;
  readonly transactions: readonly SignedTransaction[];
  /** The receipts that arrive in this block, in order. */
  readonly incomingReceipts: readonly Receipt[];
  /** In order of execution. */
  readonly outcomes: readonly ExecutionOutcomeWithId[];
  /** Receipts sent from here to arrive in the next block, in order. Some may have been made in earlier blocks. */
  readonly outgoingReceipts: readonly Receipt[];
  readonly stateRoot: CryptoHash;
  readonly outcomeRoot: CryptoHash;
  readonly gasUsed: Gas;
  readonly gasLimit: Gas;
  readonly balanceBurnt: Balance;
  readonly congestion: CongestionInfo;
  /** What the shard would send if it might send more. */
  readonly bandwidthRequests: readonly BandwidthRequest[];
  /** Stakes proposed here, the newest of each account, newest first. */
  readonly proposals: readonly StakeProposal[];
  readonly changes: readonly StateChange[];
}

export interface Block {
  readonly height: BlockHeight;
  readonly hash: CryptoHash;
  readonly prevHash: CryptoHash;
  readonly prevHeight: BlockHeight | null;
  readonly timestamp: Timestamp;
  readonly randomValue: CryptoHash;
  /** The price after this block: what the next block's chunks are applied with. */
  readonly gasPrice: Balance;
  readonly epochId: CryptoHash;
  readonly nextEpochId: CryptoHash;
  readonly epochHeight: number;
  readonly epochStartHeight: BlockHeight;
  readonly ordinal: number;
  readonly totalSupply: Balance;
  readonly lastFinalBlock: CryptoHash;
  readonly lastDsFinalBlock: CryptoHash;
  readonly chunks: readonly Chunk[];
}

/** What a caller may decide about the next block; the rest follows from the genesis seed and the clock. */
export interface BlockInput {
  readonly height?: BlockHeight;
  readonly timestamp?: Timestamp;
  readonly hash?: CryptoHash;
  readonly randomValue?: CryptoHash;
  /** In chunk order, per shard, instead of the pool's choice (replaying a recorded chain). */
  readonly transactions?: readonly SignedTransaction[];
  readonly missingShards?: readonly ShardId[];
}

export interface ViewCallResult {
  readonly result: Uint8Array;
  readonly logs: readonly string[];
}

/** Where an outcome stands. */
export interface PlacedOutcome {
  readonly id: CryptoHash;
  readonly outcome: ExecutionOutcome;
  readonly blockHash: CryptoHash;
  readonly shardId: ShardId;
}

export type SubmitResult = { readonly type: 'Accepted' } | { readonly type: 'Refused'; readonly error: InvalidTxError };
