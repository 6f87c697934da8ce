import { U64_MAX } from './u64.ts';
import { HostError } from './hostError.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs "Miscellaneous API" */
export const miscFunctions = (host: HostState): HostFunctions => ({
  value_return(valueLen: bigint, valuePtr: bigint): void {
    host.payBase();
    const value = host.readOwned(valueLen, valuePtr);
    const limit = host.parameters.limits.maxLengthReturnedData;
    if (value.length > limit) throw new HostError({ type: 'ReturnedValueLengthExceeded', length: value.length, limit });
    const cost = costOfSending(host, value.length);
    host.gas.payAction('new_data_receipt_byte', cost, cost);
    host.returnData = { type: 'Value', value };
  },

  /** Kept for contracts that were instrumented before they were deployed. */
  gas(opcodes: number): void {
    host.gas.burnWasm((opcodes >>> 0) * host.parameters.wasm.regularOpCost);
  },
});

/** Sending and executing data receipts is paid in full when the value is returned. */
function costOfSending(host: HostState, length: number): bigint {
  const { sendSir, sendNotSir, execution } = host.parameters.fees.new_data_receipt_byte;
  let cost = 0n;
  for (const receiverId of host.context.outputDataReceivers) {
    const send = receiverId === host.context.currentAccountId ? sendSir : sendNotSir;
    cost += (send.gas + execution.gas) * BigInt(length);
  }
  if (cost > U64_MAX) throw new HostError({ type: 'IntegerOverflow' });
  return cost;
}
