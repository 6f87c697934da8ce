import { HostError } from './hostError.ts';
import type { HostPromise, HostState } from './hostState.ts';
import { asU64, toNumber } from './u64.ts';

export function findPromise(host: HostState, promiseIndex: bigint): HostPromise {
  const promise = host.promises[toNumber(promiseIndex)];
  if (promise === undefined) throw new HostError({ type: 'InvalidPromiseIndex', promiseIdx: asU64(promiseIndex) });
  return promise;
}

/** The receipt an action goes to, and whether its receiver is the contract itself. */
export function findReceipt(host: HostState, promiseIndex: bigint): { readonly index: number; readonly sir: boolean } {
  const promise = findPromise(host, promiseIndex);
  if (promise.type === 'NotReceipt') throw new HostError({ type: 'CannotAppendActionToJointPromise' });
  const sir = host.receipts.receiverOf(promise.index) === host.context.currentAccountId;
  return { index: promise.index, sir };
}

/** Numbers a new promise. The one beyond the limit is made before it is refused. */
export function pushPromise(host: HostState, promise: HostPromise): bigint {
  const numberOfPromises = host.promises.push(promise);
  const limit = host.parameters.limits.maxPromisesPerFunctionCallAction;
  if (numberOfPromises > limit) throw new HostError({ type: 'NumberPromisesExceeded', numberOfPromises, limit });
  return BigInt(numberOfPromises - 1);
}

/** Charges for a receipt that waits for others; one flag per dependency: whether its receiver is the new receiver. */
export function payForReceipt(host: HostState, sir: boolean, dependencies: readonly boolean[]): void {
  const { new_action_receipt: receipt, new_data_receipt_base: data } = host.parameters.fees;
  let burn = (sir ? receipt.sendSir : receipt.sendNotSir).gas;
  for (const dataSir of dependencies) burn += (dataSir ? data.sendSir : data.sendNotSir).gas + data.execution.gas;
  host.gas.payAction('new_action_receipt', burn, burn + receipt.execution.gas);
}
