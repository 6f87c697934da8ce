import { isBare, isRefund } from './buildTrace.ts';
import { burnsBalance } from './burnsBalance.ts';
import type { Trace, TraceAction, TraceStep } from './trace.ts';

/** The money that a receipt carries while it is on its way, in yoctoNEAR. */
export interface CarriedMoney {
  /** Null when the network did not tell the receipt. */
  readonly deposit: bigint | null;
  /** Paid for gas: what it will burn, pass on and give back. Null while nobody can tell, because it has not run. */
  readonly gas: bigint | null;
}

/**
 * Tells what each receipt carries. What was paid for its gas stands in no answer, but it is all told once it has run: what it
 * burnt, and what the receipts and refunds that it made carry for theirs.
 */
export function followMoney(trace: Trace): ReadonlyMap<string, CarriedMoney> {
  const made = Map.groupBy(trace.steps, (s) => s.createdBy ?? '');
  const carried = new Map<string, CarriedMoney>();
  const price = priceOf(trace.steps[0]);
  const order: TraceStep[] = [...(made.get('') ?? [])];
  for (let i = 0; i < order.length; i++) order.push(...(made.get(order[i]?.id ?? '') ?? []));
  for (const step of order.toReversed()) {
    if (step.kind === 'gasRefund') carried.set(step.id, { deposit: 0n, gas: step.deposit });
    else if (isRefund(step)) carried.set(step.id, { deposit: step.deposit, gas: 0n });
    else
      carried.set(step.id, {
        deposit: isBare(step) ? null : depositsIn(step.actions),
        gas: gasMoney(step, made.get(step.id) ?? [], carried, price),
      });
  }
  return carried;
}

function gasMoney(
  step: TraceStep,
  made: readonly TraceStep[],
  carried: ReadonlyMap<string, CarriedMoney>,
  price: bigint,
): bigint | null {
  if (step.tokensBurnt === null) return null;
  let sum = step.tokensBurnt - burntFromBalance(step, price);
  for (const one of made) {
    const gas = carried.get(one.id)?.gas ?? null;
    if (gas === null || isBare(one)) return null;
    sum += gas;
  }
  return sum;
}

/** Those that a delegate holds are paid by who sends it, too. */
function depositsIn(actions: readonly TraceAction[]): bigint {
  return actions.reduce((sum, a) => sum + (a.type === 'Delegate' ? depositsIn(a.actions) : a.deposit), 0n);
}

function burntFromBalance(step: TraceStep, price: bigint): bigint {
  const { gasBurnt, tokensBurnt } = step;
  return burnsBalance(step) && gasBurnt !== null && tokensBurnt !== null ? tokensBurnt - gasBurnt * price : 0n;
}

/** For which the transaction's block burnt gas. */
function priceOf(transaction: TraceStep | undefined): bigint {
  if (!transaction?.gasBurnt || transaction.tokensBurnt === null) return 0n;
  return transaction.tokensBurnt / transaction.gasBurnt;
}
