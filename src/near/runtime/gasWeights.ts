import type { Action } from '../primitives/action.ts';
import type { Gas } from '../primitives/brands.ts';
import type { PromiseAction, PromiseReceipt } from '../vm/interface.ts';

/** A call's receipt with its gas handed out. */
export type WeighedReceipt = Omit<PromiseReceipt, 'actions'> & { readonly actions: readonly Action[] };

/**
 * Shares the gas that a call left unused among its promises, by weight; the last one takes what rounding leaves.
 * Differs from nearcore: the last is the last action of the last receipt, not the one that was asked for last. This
 * shows when a call goes back to an earlier batch: some units of gas stand with another of its promises.
 * @see nearcore runtime/runtime/src/receipt_manager.rs `distribute_gas`
 */
export function shareUnusedGas(
  receipts: readonly PromiseReceipt[],
  unused: Gas,
): { readonly receipts: readonly WeighedReceipt[]; readonly distributed: Gas } {
  const weighed = receipts.flatMap(({ actions }) => actions.filter(hasWeight));
  const total = weighed.reduce((sum, { gasWeight }) => sum + gasWeight, 0n);
  const shares = new Map<PromiseAction, Gas>();
  let left = unused;
  for (const [index, action] of weighed.entries()) {
    const share = index === weighed.length - 1 ? left : (unused * action.gasWeight) / total;
    shares.set(action, share);
    left -= share;
  }
  const withShare = (action: PromiseAction): Action => {
    if (action.type !== 'FunctionCall') return action;
    const { gasWeight: _, ...call } = action;
    return { ...call, gas: call.gas + (shares.get(action) ?? 0n) };
  };
  return {
    receipts: receipts.map((receipt) => ({ ...receipt, actions: receipt.actions.map(withShare) })),
    distributed: weighed.length === 0 ? 0n : unused,
  };
}

const hasWeight = (action: PromiseAction): action is Extract<PromiseAction, { readonly gasWeight: bigint }> =>
  action.type === 'FunctionCall' && action.gasWeight > 0n;
