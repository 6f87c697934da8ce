import type { AccountId } from '../../primitives/brands.ts';
import { ext } from './extCostTable.ts';
import { HostError } from './hostError.ts';
import type { HostFunctions } from './hostFunctions.ts';
import { findPromise, payForReceipt, pushPromise } from './hostPromise.ts';
import type { HostState } from './hostState.ts';
import { addFunctionCall } from './functionCallAction.ts';
import { U64_MAX, asU64, toNumber } from './u64.ts';

const BYTES_PER_INDEX = 8n;

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs "Promises API" */
export const promiseFunctions = (host: HostState): HostFunctions => ({
  promise_create(
    accountIdLen: bigint,
    accountIdPtr: bigint,
    methodNameLen: bigint,
    methodNamePtr: bigint,
    argumentsLen: bigint,
    argumentsPtr: bigint,
    amountPtr: bigint,
    gas: bigint,
  ): bigint {
    const promise = batchCreate(host, accountIdLen, accountIdPtr);
    addFunctionCall(host, promise, methodNameLen, methodNamePtr, argumentsLen, argumentsPtr, amountPtr, gas, 0n);
    return promise;
  },

  promise_then(
    promiseIndex: bigint,
    accountIdLen: bigint,
    accountIdPtr: bigint,
    methodNameLen: bigint,
    methodNamePtr: bigint,
    argumentsLen: bigint,
    argumentsPtr: bigint,
    amountPtr: bigint,
    gas: bigint,
  ): bigint {
    const promise = batchThen(host, promiseIndex, accountIdLen, accountIdPtr);
    addFunctionCall(host, promise, methodNameLen, methodNamePtr, argumentsLen, argumentsPtr, amountPtr, gas, 0n);
    return promise;
  },

  promise_batch_create: (accountIdLen: bigint, accountIdPtr: bigint): bigint =>
    batchCreate(host, accountIdLen, accountIdPtr),

  promise_batch_then: (promiseIndex: bigint, accountIdLen: bigint, accountIdPtr: bigint): bigint =>
    batchThen(host, promiseIndex, accountIdLen, accountIdPtr),

  promise_and(promiseIdxPtr: bigint, promiseIdxCount: bigint): bigint {
    host.beginChange('promise_and');
    host.gas.payBase(ext.promise_and_base);
    const length = asU64(promiseIdxCount) * BYTES_PER_INDEX;
    if (length > U64_MAX) throw new HostError({ type: 'IntegerOverflow' });
    host.gas.payPer(ext.promise_and_per_promise, Number(length));
    const bytes = host.memory.read(promiseIdxPtr, length);
    return pushPromise(host, { type: 'NotReceipt', indices: joinReceipts(host, bytes) });
  },

  promise_set_refund_to(promiseIndex: bigint, accountIdLen: bigint, accountIdPtr: bigint): void {
    host.beginChange('promise_set_refund_to');
    const refundTo = host.readAccountId(accountIdLen, accountIdPtr);
    const promise = findPromise(host, promiseIndex);
    if (promise.type === 'NotReceipt') throw new HostError({ type: 'CannotSetRefundToOnJointPromise' });
    host.receipts.setRefundTo(promise.index, refundTo);
  },

  promise_results_count(): bigint {
    host.beginChange('promise_results_count');
    return BigInt(host.context.promiseResults.length);
  },

  promise_result(resultIndex: bigint, registerId: bigint): bigint {
    host.beginChange('promise_result');
    const result = host.context.promiseResults[toNumber(resultIndex)];
    if (result === undefined) {
      throw new HostError({ type: 'InvalidPromiseResultIndex', resultIdx: asU64(resultIndex) });
    }
    switch (result.type) {
      case 'NotReady':
        return 0n;
      case 'Successful':
        host.registers.setFreeBytes(registerId, result.data);
        return 1n;
      case 'Failed':
        return 2n;
      default:
        return result satisfies never;
    }
  },

  promise_return(promiseIndex: bigint): void {
    host.payBase();
    host.gas.payBase(ext.promise_return);
    host.refuseInView('promise_return');
    const promise = findPromise(host, promiseIndex);
    if (promise.type === 'NotReceipt') throw new HostError({ type: 'CannotReturnJointPromise' });
    host.returnData = { type: 'ReceiptIndex', index: promise.index };
  },
});

function batchCreate(host: HostState, accountIdLen: bigint, accountIdPtr: bigint): bigint {
  host.beginChange('promise_batch_create');
  const receiverId = host.readAccountId(accountIdLen, accountIdPtr);
  return createReceipt(host, receiverId, []);
}

function batchThen(host: HostState, promiseIndex: bigint, accountIdLen: bigint, accountIdPtr: bigint): bigint {
  host.beginChange('promise_batch_then');
  const receiverId = host.readAccountId(accountIdLen, accountIdPtr);
  const promise = findPromise(host, promiseIndex);
  return createReceipt(host, receiverId, promise.type === 'Receipt' ? [promise.index] : promise.indices);
}

function createReceipt(host: HostState, receiverId: AccountId, dependsOn: readonly number[]): bigint {
  const dependencies = dependsOn.map((index) => host.receipts.receiverOf(index) === receiverId);
  payForReceipt(host, receiverId === host.context.currentAccountId, dependencies);
  return pushPromise(host, { type: 'Receipt', index: host.receipts.create(receiverId, dependsOn) });
}

function joinReceipts(host: HostState, bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const limit = host.parameters.limits.maxNumberInputDataDependencies;
  const indices: number[] = [];
  for (let at = 0; at < bytes.length; at += 8) {
    const promise = findPromise(host, view.getBigUint64(at, true));
    if (promise.type === 'Receipt') indices.push(promise.index);
    else indices.push(...promise.indices);
    if (indices.length > limit) {
      throw new HostError({
        type: 'NumberInputDataDependenciesExceeded',
        numberOfInputDataDependencies: indices.length,
        limit,
      });
    }
  }
  return indices;
}
