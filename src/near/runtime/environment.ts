import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { AccountId, Balance, BlockHeight, CryptoHash, ShardId, Timestamp } from '../primitives/brands.ts';
import type { PublicKey } from '../primitives/key.ts';

/** What applying a chunk may know besides the state. @see nearcore runtime/runtime/src/lib.rs `ApplyState` */
export interface ApplyEnvironment {
  readonly parameters: RuntimeParameters;
  readonly chainId: string;
  /** This shard. */
  readonly shardId: ShardId;
  /** All shards, in order. */
  readonly shardIds: readonly ShardId[];
  readonly blockHeight: BlockHeight;
  readonly blockTimestamp: Timestamp;
  readonly epochHeight: number;
  /** yoctoNEAR per gas: what the previous block's header says. */
  readonly gasPrice: Balance;
  readonly randomValue: CryptoHash;
  readonly stakes: ValidatorStakes;
  /** Receipts at which this network failed, by `hashKey`, and how. They are not tried again. */
  readonly faults: ReadonlyMap<string, string>;
}

/** Who validates this epoch, with how much; and what a stake must at least be. */
export interface ValidatorStakes {
  readonly byAccount: ReadonlyMap<AccountId, Balance>;
  readonly total: Balance;
  readonly minimum: Balance;
}

/** An account's wish to validate with a stake, from two epochs later on. */
export interface StakeProposal {
  readonly accountId: AccountId;
  readonly publicKey: PublicKey;
  readonly stake: Balance;
}
