import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { Balance, Gas } from '../primitives/brands.ts';
import type { Transaction } from '../primitives/transaction.ts';
import { attachedGas, prepaidExecutionFees, prepaidSendFees, sendFees, totalDeposit } from './actionFees.ts';

const maxU64 = (1n << 64n) - 1n;
const maxU128 = (1n << 128n) - 1n;

/** What a transaction costs its signer. @see nearcore runtime/runtime/src/config.rs `TransactionCost` */
export interface TransactionCost {
  /** Burnt by turning it into a receipt. */
  readonly gasBurnt: Gas;
  /** Bought for the receipt. */
  readonly gasRemaining: Gas;
  /** What the receipt's gas is bought at. */
  readonly receiptGasPrice: Balance;
  readonly burntAmount: Balance;
  /** For gas, burnt and bought. */
  readonly gasCost: Balance;
  readonly depositCost: Balance;
  readonly totalCost: Balance;
}

/** Gas for checking the ML-DSA-65 signatures of a transaction and of the delegate it may carry; other kinds cost nothing. */
function signatureCost({ economics }: RuntimeParameters, { publicKey, actions }: Transaction): Gas {
  const keys = [
    publicKey,
    ...actions.flatMap((action) => ('delegateAction' in action ? [action.delegateAction.publicKey] : [])),
  ];
  return BigInt(keys.filter((key) => key.type === 'mlDsa65').length) * economics.mlDsa65VerificationCost.gas;
}

/** Adds up a transaction's cost; `null` if a sum overflows (`CostOverflow`). @see nearcore runtime/runtime/src/config.rs `calculate_tx_cost` */
export function transactionCost(
  parameters: RuntimeParameters,
  transaction: Transaction,
  gasPrice: Balance,
): TransactionCost | null {
  const { signerId, receiverId, actions } = transaction;
  const senderIsReceiver = signerId === receiverId;
  const receipt = parameters.fees.new_action_receipt;
  const gasBurnt =
    (senderIsReceiver ? receipt.sendSir : receipt.sendNotSir).gas +
    sendFees(parameters, actions, senderIsReceiver, receiverId) +
    signatureCost(parameters, transaction);
  const gasRemaining =
    attachedGas(actions) +
    prepaidSendFees(parameters, actions) +
    receipt.execution.gas +
    prepaidExecutionFees(parameters, actions, receiverId);
  const { minGasPurchasePrice } = parameters.economics;
  const receiptGasPrice = gasPrice > minGasPurchasePrice ? gasPrice : minGasPurchasePrice;
  const burntAmount = gasBurnt * gasPrice;
  const gasCost = burntAmount + gasRemaining * receiptGasPrice;
  const depositCost = totalDeposit(actions);
  const totalCost = gasCost + depositCost;
  if (gasBurnt > maxU64 || gasRemaining > maxU64 || totalCost > maxU128) return null;
  return { gasBurnt, gasRemaining, receiptGasPrice, burntAmount, gasCost, depositCost, totalCost };
}
