import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs "Economics API" */
export const economicsFunctions = (host: HostState): HostFunctions => ({
  account_balance(balancePtr: bigint): void {
    host.payBase();
    host.memory.writeU128(balancePtr, host.balance);
  },

  account_locked_balance(balancePtr: bigint): void {
    host.payBase();
    host.memory.writeU128(balancePtr, host.context.accountLockedBalance);
  },

  attached_deposit(balancePtr: bigint): void {
    host.payBase();
    host.memory.writeU128(balancePtr, host.context.attachedDeposit);
  },

  prepaid_gas(): bigint {
    host.beginChange('prepaid_gas');
    return host.context.prepaidGas;
  },

  used_gas(): bigint {
    host.beginChange('used_gas');
    return host.gas.used();
  },
});
