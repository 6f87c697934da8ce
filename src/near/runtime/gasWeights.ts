import type { Action } from '../primitives/action.ts';
import type { Gas } from '../primitives/brands.ts';
import type { PromiseAction, PromiseReceipt, VmOutcome } from '../vm/interface.ts';

/** A call's receipt with its gas handed out. */
export type WeighedReceipt = Omit<PromiseReceipt, 'actions'> & { readonly actions: readonly Action[] };

/**
 * Shares the gas that a call left unused among its promises, by weight; the one asked for last takes what rounding leaves.
 * @see nearcore runtime/runtime/src/receipt_manager.rs `distribute_gas`
 */
export function shareUnusedGas(
  { receipts, weightedCalls }: Pick<VmOutcome, 'receipts' | 'weightedCalls'>,
  unused: Gas,
): { readonly receipts: readonly WeighedReceipt[]; readonly distributed: Gas } {
  const total = weightedCalls.reduce((sum, { gasWeight }) => sum + gasWeight, 0n);
  const shares = new Map<PromiseAction, Gas>();
  let left = unused;
  for (const [index, call] of weightedCalls.entries()) {
    const share = index === weightedCalls.length - 1 ? left : (unused * call.gasWeight) / total;
    shares.set(call, share);
    left -= share;
  }
  const withShare = (action: PromiseAction): Action => {
    if (action.type !== 'FunctionCall') return action;
    const { gasWeight: _, ...call } = action;
    return { ...call, gas: call.gas + (shares.get(action) ?? 0n) };
  };
  return {
    receipts: receipts.map((receipt) => ({ ...receipt, actions: receipt.actions.map(withShare) })),
    distributed: weightedCalls.length === 0 ? 0n : unused,
  };
}
