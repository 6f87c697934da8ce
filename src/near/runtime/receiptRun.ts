import type { Account, AccountContract } from '../primitives/account.ts';
import type { AccountId, Balance, CryptoHash, Gas } from '../primitives/brands.ts';
import type { ActionError } from '../primitives/errors.ts';
import type { Profile } from '../primitives/outcome.ts';
import type { ActionReceipt, Receipt } from '../primitives/receipt.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';
import type { ProofMark } from '../state/storageProof.ts';
import type { PromiseResult, ReturnData } from '../vm/interface.ts';
import type { ApplyEnvironment, StakeProposal } from './environment.ts';

/** A receipt that has no id yet: ids are numbered when all new receipts are known. */
export type NewReceipt = Omit<Receipt, 'receiptId'>;

/**
 * One action receipt while it runs: what its actions see, and the sums of what they did.
 * Actions change it; `applyActionReceipt` reads it out.
 * @see nearcore runtime/runtime/src/lib.rs `ActionResult`
 */
export interface ReceiptRun {
  readonly env: ApplyEnvironment;
  readonly state: StateUpdate;
  readonly receipt: Receipt;
  readonly action: ActionReceipt;
  readonly promiseResults: readonly PromiseResult[];
  /** Since when the receipt reads the state; its account was read before. */
  readonly proofBefore: ProofMark;
  /** The receiver, `null` while it does not exist. Written to the state when all actions succeeded. */
  account: Account | null;
  /** On whose authority the actions run: the predecessor, or the account once it was created here. */
  actorId: AccountId;
  gasBurnt: Gas;
  /** Burnt, plus what new receipts took along. */
  gasUsed: Gas;
  gasBurntForFunctionCall: Gas;
  computeUsage: Gas;
  tokensBurnt: Balance;
  /** yoctoNEAR that came from nowhere, for contracts that had not even one to attach. */
  subsidizedAmount: Balance;
  readonly logs: string[];
  profile: Profile;
  newReceipts: NewReceipt[];
  proposals: StakeProposal[];
  readonly contracts: AccountContract[];
  returnData: ReturnData;
  error: ActionError | null;
}

/** Where an action stands in its receipt. */
export interface ActionPlace {
  readonly hash: CryptoHash;
  readonly isLast: boolean;
}

/** The receiver's account, for actions that `findExistenceError` lets run only on one that exists. */
export function accountOf(run: ReceiptRun): Account {
  if (run.account === null)
    throw new Error(`Expected the account ${run.receipt.receiverId} to exist: an action ran without its check.`);
  return run.account;
}

export function burnGas(run: ReceiptRun, gas: Gas, compute: Gas = gas): void {
  run.gasBurnt += gas;
  run.gasUsed += gas;
  run.computeUsage += compute;
}
