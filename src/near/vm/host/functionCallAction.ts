import type { Balance } from '../../primitives/brands.ts';
import { decodeUtf8 } from './guestText.ts';
import { HostError } from './hostError.ts';
import type { HostState } from './hostState.ts';
import { findReceipt } from './hostPromise.ts';
import { asU64 } from './u64.ts';

/** A method's name and arguments as the contract gave them; the name is checked to be text only at the end. */
export interface RawCall {
  readonly methodName: Uint8Array;
  readonly args: Uint8Array;
}

export function readCall(
  host: HostState,
  methodNameLen: bigint,
  methodNamePtr: bigint,
  argumentsLen: bigint,
  argumentsPtr: bigint,
): RawCall {
  const methodName = host.readOwned(methodNameLen, methodNamePtr);
  if (methodName.length === 0) throw new HostError({ type: 'EmptyMethodName' });
  return { methodName, args: host.readOwned(argumentsLen, argumentsPtr) };
}

export const callSize = ({ methodName, args }: RawCall): number => methodName.length + args.length;

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs `promise_batch_action_function_call_weight` */
export function addFunctionCall(
  host: HostState,
  promiseIndex: bigint,
  methodNameLen: bigint,
  methodNamePtr: bigint,
  argumentsLen: bigint,
  argumentsPtr: bigint,
  amountPtr: bigint,
  gas: bigint,
  gasWeight: bigint,
): void {
  host.beginChange('promise_batch_action_function_call');
  const deposit = host.memory.readU128(amountPtr);
  const call = readCall(host, methodNameLen, methodNamePtr, argumentsLen, argumentsPtr);
  const { index, sir } = findReceipt(host, promiseIndex);
  payForCall(host, call, sir);
  host.gas.prepay(asU64(gas));
  deductOrSubsidize(host, deposit);
  appendCall(host, index, call, deposit, gas, gasWeight);
}

export function payForCall(host: HostState, call: RawCall, sir: boolean): void {
  host.payAction('function_call_base', sir);
  host.payAction('function_call_byte', sir, callSize(call));
}

/** One yoctoNEAR is lent to a contract that has none at all, so that it can call methods that ask for it. */
export function deductOrSubsidize(host: HostState, deposit: Balance): void {
  if (host.parameters.wasm.oneYoctoOnPromise && deposit === 1n && host.balance === 0n) {
    host.subsidizedAmount += deposit;
    return;
  }
  host.deductBalance(deposit);
}

export function appendCall(
  host: HostState,
  index: number,
  { methodName, args }: RawCall,
  deposit: Balance,
  gas: bigint,
  gasWeight: bigint,
): void {
  host.receipts.append(index, {
    type: 'FunctionCall',
    methodName: decodeMethodName(methodName),
    args,
    gas: asU64(gas),
    deposit,
    gasWeight: asU64(gasWeight),
  });
}

export const decodeMethodName = (bytes: Uint8Array): string => decodeUtf8(bytes, 'InvalidMethodName');
