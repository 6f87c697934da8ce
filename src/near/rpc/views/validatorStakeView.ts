import { formatPublicKey } from '../../primitives/key.ts';
import type { StakeProposal } from '../../runtime/environment.ts';

/** @see nearcore core/primitives/src/views.rs `ValidatorStakeView` */
export const validatorStakeView = ({ accountId, publicKey, stake }: StakeProposal) => ({
  validator_stake_struct_version: 'V1',
  account_id: accountId,
  public_key: formatPublicKey(publicKey),
  stake: stake.toString(),
});
