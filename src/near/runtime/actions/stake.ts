import type { Balance } from '../../primitives/brands.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import type { PublicKey } from '../../primitives/key.ts';
import { accountOf, type ReceiptRun } from '../receiptRun.ts';

/** Proposes to validate. More stake is locked at once, less is returned at epochs' ends. @see nearcore runtime/runtime/src/actions.rs `action_stake` */
export function stake(run: ReceiptRun, amount: Balance, publicKey: PublicKey): ActionErrorKind | null {
  const account = accountOf(run);
  const accountId = run.receipt.receiverId;
  const increment = amount > account.locked ? amount - account.locked : 0n;
  if (account.amount < increment) {
    return { type: 'TriesToStake', accountId, stake: amount, locked: account.locked, balance: account.amount };
  }
  if (account.locked === 0n && amount === 0n) return { type: 'TriesToUnstake', accountId };
  const minimumStake = run.env.stakes.minimum;
  if (amount > 0n && amount < minimumStake)
    return { type: 'InsufficientStake', accountId, stake: amount, minimumStake };
  run.proposals.push({ accountId, publicKey, stake: amount });
  if (amount > account.locked) run.account = { ...account, amount: account.amount - increment, locked: amount };
  return null;
}
