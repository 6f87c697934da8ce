import type { AccountId, Balance } from '../primitives/brands.ts';
import type { Validator } from './chain.ts';
import type { Genesis } from './types.ts';

interface EpochWork {
  readonly validators: readonly Validator[];
  readonly totalSupply: Balance;
  readonly nanoseconds: bigint;
  readonly produced: number;
  readonly expected: number;
}

/** Tokens come into being at this rate a year. */
const inflation = { numerator: 1n, denominator: 40n };
/** Who produced less of his blocks than this earns nothing. */
const leastOnline = 0.9;
const secondsPerYear = 31_536_000n;
const nanosecondsPerSecond = 1_000_000_000n;

/**
 * What an epoch pays its validators, by stake, and what was minted for it; the treasury's tenth is minted too.
 * Differs from nearcore: validators are all online alike, and between the two thresholds the whole reward is paid; the
 * treasury's part goes to nobody unless it validates.
 * @see nearcore chain/epoch-manager/src/reward_calculator.rs `calculate_reward`
 */
export function epochRewards(
  genesis: Genesis,
  work: EpochWork,
): { readonly rewards: ReadonlyMap<AccountId, Balance>; readonly minted: Balance } {
  const total =
    (inflation.numerator * work.totalSupply * work.nanoseconds) /
    (secondsPerYear * inflation.denominator * nanosecondsPerSecond);
  const [numerator, denominator] = (genesis.protocolRewardRate ?? [1, 10]).map(BigInt) as [bigint, bigint];
  const treasury = (total * numerator) / denominator;
  const forValidators = work.produced >= work.expected * leastOnline ? total - treasury : 0n;
  const stakes = work.validators.reduce((sum, { stake }) => sum + stake, 0n);
  const rewards = new Map<AccountId, Balance>();
  let minted = treasury;
  for (const { accountId, stake } of stakes === 0n ? [] : work.validators) {
    const reward = (forValidators * stake) / stakes;
    rewards.set(accountId, reward);
    minted += reward;
  }
  return { rewards, minted };
}
