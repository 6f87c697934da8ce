import { isBare, isRefund } from './buildTrace.ts';
import { burnsBalance } from './burnsBalance.ts';
import type { Trace, TraceStep } from './trace.ts';

/** Where the gas went that was bought for one step. All parts together are `bought`. */
export interface StepGas {
  readonly stepId: string;
  /** For its own fees, what was attached to it, and so for all that came of it. */
  readonly bought: bigint;
  readonly burnt: GasBurnt;
  /** Set aside for the receipts that it made, in their order: their fees and what is attached to them. */
  readonly reserved: readonly { readonly stepId: string; readonly gas: bigint }[];
  /** Not used: it comes back as a gas refund. */
  readonly unused: bigint;
  /**
   * Of a receipt that has not run: all of it. Else what nobody can tell apart yet: the fees of receipts that it made and that
   * have not run, and what comes back.
   */
  readonly open: bigint;
}

/** The three parts of what a step burnt. */
export interface GasBurnt {
  /** For the actions themselves, fixed by the protocol: to send them for a transaction, to run them for a receipt. */
  readonly fees: bigint;
  /** For receipts and data that it sent. */
  readonly sending: bigint;
  /** Instructions and host functions. */
  readonly execution: bigint;
}

/** Follows the gas of a transaction from step to step. Refunds are left out: what they burn is free. */
export function followGas(trace: Trace): ReadonlyMap<string, StepGas> {
  const made = Map.groupBy(
    trace.steps.filter((s) => s.createdBy !== null && !isRefund(s)),
    (s) => s.createdBy ?? '',
  );
  const childrenOf = (step: TraceStep): readonly TraceStep[] => {
    const children = made.get(step.id) ?? [];
    return children.toSorted((a, b) => step.receiptIds.indexOf(a.id) - step.receiptIds.indexOf(b.id));
  };
  const price = trace.steps.find((s) => s.gasPrice !== null && !isRefund(s))?.gasPrice ?? null;
  const followed = new Map<string, StepGas>();
  // From the last one that was made to the first, so that children come before their maker.
  for (const step of causesLast(trace.steps, childrenOf))
    followed.set(step.id, gasOf(step, childrenOf(step), followed, step.gasPrice ?? price));
  return followed;
}

function causesLast(
  steps: readonly TraceStep[],
  childrenOf: (step: TraceStep) => readonly TraceStep[],
): readonly TraceStep[] {
  const order: TraceStep[] = steps.slice(0, 1);
  for (let i = 0; i < order.length; i++) order.push(...childrenOf(order[i] as TraceStep));
  return order.toReversed();
}

function gasOf(
  step: TraceStep,
  children: readonly TraceStep[],
  followed: ReadonlyMap<string, StepGas>,
  price: bigint | null,
): StepGas {
  if (step.gasBurnt === null) return { ...nothing, stepId: step.id, bought: step.gasAttached, open: step.gasAttached };
  const burnt = burntParts(step);
  const reserved = children
    .map((c) => ({ stepId: c.id, gas: followed.get(c.id)?.bought ?? 0n }))
    .filter((r) => r.gas > 0n);
  const passed = reserved.reduce((sum, r) => sum + r.gas, 0n);
  const left = step.kind === 'transaction' ? 0n : positive(step.gasAttached - burnt.sending - burnt.execution - passed);
  // A receipt that nobody has told of yet may be a child with gas, or the refund.
  const refunded = children.every((c) => !isBare(c)) ? unusedByRefund(step, price) : null;
  const settled = children.every((c) => c.gasBurnt !== null);
  const unused = refunded ?? (settled ? left : 0n);
  const open = settled ? 0n : positive(left - unused);
  return { stepId: step.id, bought: step.gasBurnt + passed + unused + open, burnt, reserved, unused, open };
}

const nothing = { burnt: { fees: 0n, sending: 0n, execution: 0n }, reserved: [], unused: 0n, open: 0n } as const;

function burntParts(step: TraceStep): GasBurnt {
  const sum = (category: string): bigint =>
    step.profile.reduce((gas, p) => (p.category === category ? gas + p.gas : gas), 0n);
  const sending = sum('ACTION_COST');
  const execution = sum('WASM_HOST_COST');
  return { fees: positive((step.gasBurnt ?? 0n) - sending - execution), sending, execution };
}

/**
 * A refund's amount is the unused gas at the price for which it was bought, and what the burnt gas was bought too dear. So the
 * amount tells the unused gas exactly, the fees of actions that never ran included.
 * @see nearcore runtime/runtime/src/lib.rs `refund_unspent_gas_and_deposits`
 */
function unusedByRefund(step: TraceStep, price: bigint | null): bigint | null {
  const { gasBurnt, tokensBurnt, kind } = step;
  if (
    price === null ||
    price === 0n ||
    gasBurnt === null ||
    tokensBurnt === null ||
    kind === 'transaction' ||
    burnsBalance(step)
  )
    return null;
  const tooDear = gasBurnt * price - tokensBurnt;
  const rest = step.gasRefunded - tooDear;
  return rest >= 0n && rest % price === 0n ? rest / price : null;
}

function positive(gas: bigint): bigint {
  return gas > 0n ? gas : 0n;
}
