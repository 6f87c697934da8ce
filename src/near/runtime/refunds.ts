import type { Balance } from '../primitives/brands.ts';
import { attachedGas, prepaidExecutionFees, prepaidSendFees, totalDeposit } from './actionFees.ts';
import { balanceRefund, gasRefund } from './refundReceipts.ts';
import type { ReceiptRun } from './receiptRun.ts';

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What a receipt's gas burns at: never more than it was bought at. */
export const burnPrice = ({ env, action }: ReceiptRun): Balance => smaller(env.gasPrice, action.gasPrice);

/**
 * Adds the receipts that give back the deposit of a failure and the gas that was bought and not burnt.
 * Returns the tokens it keeps: for refunding, and for an account that was created.
 * @see nearcore runtime/runtime/src/lib.rs `refund_unspent_gas_and_deposits`
 */
export function refundUnspent(run: ReceiptRun, createdAccount: boolean): Balance {
  const { env, action, receipt } = run;
  const { parameters } = env;
  const failed = run.error !== null;
  const bought =
    attachedGas(action.actions) +
    prepaidSendFees(parameters, action.actions) +
    prepaidExecutionFees(parameters, action.actions, receipt.receiverId) +
    parameters.fees.new_action_receipt.execution.gas;
  const unused = bought - (failed ? run.gasBurnt : run.gasUsed);

  const { gasRefundPenalty, minGasRefundPenalty, accountCreationCharge } = parameters.economics;
  const penaltyGas = smaller(
    larger((unused * gasRefundPenalty.numerator) / gasRefundPenalty.denominator, minGasRefundPenalty),
    unused,
  );
  const penalty = penaltyGas * burnPrice(run);
  const unusedRefund = larger(unused * action.gasPrice - penalty, 0n);

  const surplus = (action.gasPrice - burnPrice(run)) * run.gasBurnt;
  const creationFee = parameters.fees.create_account.execution.gas * burnPrice(run);
  const charge = createdAccount ? smaller(larger(0n, accountCreationCharge - creationFee), surplus) : 0n;

  const deposit = failed ? totalDeposit(action.actions) : 0n;
  if (deposit > 0n) run.newReceipts.push(balanceRefund(action.refundTo ?? receipt.predecessorId, deposit));
  const gas = unusedRefund + surplus - charge;
  if (gas > 0n) run.newReceipts.push(gasRefund(action.signerId, gas, action.signerPublicKey));
  return penalty + charge;
}
