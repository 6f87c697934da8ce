import type { CryptoHash } from '../../primitives/brands.ts';
import { appendCall, callSize, deductOrSubsidize, payForCall, readCall } from './functionCallAction.ts';
import { ext } from './extCostTable.ts';
import { HostError } from './hostError.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { payForReceipt, pushPromise } from './hostPromise.ts';
import { U64_MAX, asU64, toNumber } from './u64.ts';

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs `promise_yield_create` */
export const yieldFunctions = (host: HostState): HostFunctions => ({
  promise_yield_create(
    methodNameLen: bigint,
    methodNamePtr: bigint,
    argumentsLen: bigint,
    argumentsPtr: bigint,
    gas: bigint,
    gasWeight: bigint,
    registerId: bigint,
  ): bigint {
    host.beginChange('promise_yield_create');
    host.gas.payBase(ext.yield_create_base);
    const call = readCall(host, methodNameLen, methodNamePtr, argumentsLen, argumentsPtr);
    host.gas.payPer(ext.yield_create_byte, callSize(call));
    const { promise, index, dataId } = createYield(host, gas, null);
    payForCall(host, call, true);
    appendCall(host, index, call, 0n, gas, gasWeight);
    host.registers.set(registerId, dataId);
    return promise;
  },

  promise_yield_create_with_id(
    methodNameLen: bigint,
    methodNamePtr: bigint,
    argumentsLen: bigint,
    argumentsPtr: bigint,
    amountPtr: bigint,
    gas: bigint,
    gasWeight: bigint,
    yieldIdLen: bigint,
    yieldIdPtr: bigint,
  ): bigint {
    host.beginChange('promise_yield_create_with_id');
    host.gas.payBase(ext.yield_create_with_id_base);
    const deposit = host.memory.readU128(amountPtr);
    const call = readCall(host, methodNameLen, methodNamePtr, argumentsLen, argumentsPtr);
    const yieldId = host.readOwned(yieldIdLen, yieldIdPtr);
    if (yieldId.length !== 32) throw new HostError({ type: 'YieldIdMalformed' });
    host.gas.payPer(ext.yield_create_byte, callSize(call));
    if (host.receipts.pendingYield(yieldId) !== undefined) return U64_MAX;
    const { promise, index } = createYield(host, gas, yieldId);
    payForCall(host, call, true);
    deductOrSubsidize(host, deposit);
    appendCall(host, index, call, deposit, gas, gasWeight);
    return promise;
  },

  promise_yield_resume(dataIdLen: bigint, dataIdPtr: bigint, payloadLen: bigint, payloadPtr: bigint): number {
    host.beginChange('promise_yield_resume');
    const { id, payload } = readResume(host, dataIdLen, dataIdPtr, payloadLen, payloadPtr);
    if (id.length !== 32) throw new HostError({ type: 'DataIdMalformed' });
    return host.receipts.resume(id, payload) ? 1 : 0;
  },

  promise_yield_resume_with_yield_id(
    yieldIdLen: bigint,
    yieldIdPtr: bigint,
    payloadLen: bigint,
    payloadPtr: bigint,
  ): number {
    host.beginChange('promise_yield_resume_with_yield_id');
    const { id, payload } = readResume(host, yieldIdLen, yieldIdPtr, payloadLen, payloadPtr);
    if (id.length !== 32) throw new HostError({ type: 'YieldIdMalformed' });
    const dataId = host.receipts.pendingYield(id);
    return dataId !== undefined && host.receipts.resume(dataId, payload) ? 1 : 0;
  },
});

interface NewYield {
  readonly promise: bigint;
  readonly index: number;
  readonly dataId: CryptoHash;
}

/** Reserves the callback's gas and makes the receipt, which goes to the contract itself and waits for one datum. */
function createYield(host: HostState, gas: bigint, yieldId: Uint8Array | null): NewYield {
  host.gas.prepay(asU64(gas));
  payForReceipt(host, true, [true]);
  const { index, dataId } = host.receipts.createYield(host.context.currentAccountId, yieldId);
  return { promise: pushPromise(host, { type: 'Receipt', index }), index, dataId };
}

/** The bytes are paid by the length argument: a payload in a register cannot be afforded. */
function readResume(
  host: HostState,
  idLen: bigint,
  idPtr: bigint,
  payloadLen: bigint,
  payloadPtr: bigint,
): { readonly id: Uint8Array; readonly payload: Uint8Array } {
  host.gas.payBase(ext.yield_resume_base);
  host.gas.payPer(ext.yield_resume_byte, toNumber(payloadLen));
  const id = host.readOwned(idLen, idPtr);
  const payload = host.readOwned(payloadLen, payloadPtr);
  const limit = host.parameters.limits.maxYieldPayloadSize;
  if (payload.length > limit) throw new HostError({ type: 'YieldPayloadLength', length: payload.length, limit });
  return { id, payload };
}
