import type { AccountId, Balance, BlockHeight, CryptoHash, Timestamp } from '../primitives/brands.ts';
import { ZERO_HASH } from '../primitives/hash.ts';
import type { StakeProposal, ValidatorStakes } from '../runtime/environment.ts';
import { getAccount, setAccount } from '../state/accounts.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';
import type { Validator } from './chain.ts';
import { epochRewards } from './rewards.ts';
import type { Block, Genesis } from './types.ts';

/** One epoch as the chain knows it. */
export interface Epoch {
  readonly id: CryptoHash;
  /** Counts epochs; the first two are both 1, as nearcore counts them. */
  readonly height: number;
  readonly validators: readonly Validator[];
  /** The rewards that its validators' stakes grew by when they were elected, two epochs before. */
  readonly rewards: ReadonlyMap<AccountId, Balance>;
}

/** Where a chain stands among epochs. */
export interface EpochState {
  readonly previous: Epoch;
  readonly current: Epoch;
  readonly next: Epoch;
  readonly startHeight: BlockHeight;
  /** When the last block of the previous epoch was made. */
  readonly startTime: Timestamp;
  readonly blocksProduced: number;
  /** Newest last; of each account the newest counts. */
  readonly proposals: readonly StakeProposal[];
  /** What the end of the previous epoch paid, until its accounts are updated. */
  readonly rewards: ReadonlyMap<AccountId, Balance>;
  readonly minted: Balance;
}

export function genesisEpochs({ validators, time }: Genesis): EpochState {
  const stakes = validators.map(({ accountId, publicKey, amount }) => ({ accountId, publicKey, stake: amount }));
  const epoch: Epoch = { id: ZERO_HASH, height: 1, validators: stakes, rewards: new Map() };
  return {
    previous: epoch,
    current: epoch,
    next: epoch,
    startHeight: 0,
    startTime: time,
    blocksProduced: 0,
    proposals: [],
    rewards: new Map(),
    minted: 0n,
  };
}

/** Whether the block after `head` begins an epoch. @see nearcore chain/epoch-manager/src/lib.rs `is_next_block_in_next_epoch` */
export function endsEpoch(
  { epochLength, height: genesisHeight }: Genesis,
  head: Block,
  finalHeight: BlockHeight,
): boolean {
  if (head.height === genesisHeight) return true;
  const nextStart = head.epochStartHeight + epochLength;
  return epochLength <= 3 ? head.height + 1 >= nextStart : finalHeight + 3 >= nextStart;
}

/** The epochs as the next block, at `height`, sees them when `head` was the last of its epoch. */
export function beginEpoch(genesis: Genesis, state: EpochState, head: Block, height: BlockHeight): EpochState {
  const fromGenesis = head.height === genesis.height;
  const { rewards, minted } = fromGenesis
    ? { rewards: new Map<AccountId, Balance>(), minted: 0n }
    : epochRewards(genesis, {
        validators: state.current.validators,
        totalSupply: head.totalSupply,
        nanoseconds: head.timestamp - state.startTime,
        produced: state.blocksProduced,
        expected: head.height + 1 - state.startHeight,
      });
  const validators = electValidators(genesis, state, rewards);
  const next: Epoch = { id: head.hash, height: fromGenesis ? 1 : state.next.height + 1, validators, rewards };
  return {
    previous: state.current,
    current: state.next,
    next,
    startHeight: height,
    startTime: fromGenesis ? state.startTime : head.timestamp,
    blocksProduced: 0,
    proposals: [],
    rewards,
    minted,
  };
}

/**
 * Who validates in the epoch after next: those who do, with their rewards, changed by what was proposed.
 * Differs from nearcore: there is no limit of seats and nobody is kicked out.
 * @see nearcore chain/epoch-manager/src/validator_selection.rs `proposals_to_epoch_info`
 */
function electValidators(
  genesis: Genesis,
  state: EpochState,
  rewards: ReadonlyMap<AccountId, Balance>,
): readonly Validator[] {
  const elected = new Map(state.next.validators.map((validator) => [validator.accountId, validator]));
  for (const { accountId, publicKey, stake } of state.proposals)
    elected.set(accountId, { accountId, publicKey, stake });
  const stakes = [...elected.values()].map((each) => ({
    ...each,
    stake: each.stake + (rewards.get(each.accountId) ?? 0n),
  }));
  const [numerator, denominator] = stakeRatio(genesis);
  const validators: Validator[] = [];
  let total = 0n;
  for (const validator of stakes.sort((a, b) => (a.stake > b.stake ? -1 : 1))) {
    total += validator.stake;
    // A seat costs this part of all stake.
    if (validator.stake * denominator <= numerator * total) break;
    validators.push(validator);
  }
  // A chain without validators would end; the last ones stay.
  return validators.length > 0 ? validators : state.next.validators;
}

const stakeRatio = ({ minimumStakeRatio }: Genesis): readonly [bigint, bigint] => {
  const [numerator, denominator] = minimumStakeRatio ?? [1, 6250];
  return [BigInt(numerator), BigInt(denominator)];
};

/** What stands of proposals: the last of each account. */
export function newestByAccount(proposals: readonly StakeProposal[]): readonly StakeProposal[] {
  const newest = new Map(proposals.map((proposal) => [proposal.accountId, proposal]));
  return [...newest.values()].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
}

/** What contracts may ask about an epoch's validators. */
export function stakesOf(genesis: Genesis, { validators }: Epoch): ValidatorStakes {
  const total = validators.reduce((sum, { stake }) => sum + stake, 0n);
  const [numerator, denominator] = stakeRatio(genesis);
  const others = denominator - numerator;
  const seatPrice = (total * numerator + others - 1n) / others;
  const minimum = seatPrice / BigInt(genesis.minimumStakeDivisor ?? 10);
  return { byAccount: new Map(validators.map(({ accountId, stake }) => [accountId, stake])), total, minimum };
}

/**
 * Pays rewards into stakes, and returns what no longer has to be locked: a stake is free when none of three epochs
 * and no proposal of the shard's last chunk needs it. Runs in the first block of an epoch.
 * @see nearcore runtime/runtime/src/lib.rs `update_validator_accounts`
 */
export function updateValidatorAccounts(
  state: StateUpdate,
  epochs: EpochState,
  lastProposals: readonly StakeProposal[],
  isHere: (accountId: AccountId) => boolean,
): void {
  const needed = new Map<AccountId, Balance>();
  const need = (accountId: AccountId, stake: Balance): void => {
    const known = needed.get(accountId) ?? 0n;
    needed.set(accountId, stake > known ? stake : known);
  };
  for (const { validators } of [epochs.previous, epochs.current, epochs.next]) {
    for (const { accountId, stake } of validators) need(accountId, stake);
  }
  for (const { accountId, stake } of lastProposals) need(accountId, stake);
  for (const [accountId, stake] of needed) {
    const account = isHere(accountId) ? getAccount(state, accountId) : undefined;
    if (account === undefined) continue;
    const locked = account.locked + (epochs.rewards.get(accountId) ?? 0n);
    const kept = stake < locked ? stake : locked;
    setAccount(state, accountId, { ...account, locked: kept, amount: account.amount + locked - kept });
  }
  state.commit({ type: 'ValidatorAccountsUpdate' });
}
