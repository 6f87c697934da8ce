import type { AccountContract } from '../../primitives/account.ts';
import { ext } from './extCostTable.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';

const encoder = new TextEncoder();

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs "Context API" */
export const contextFunctions = (host: HostState): HostFunctions => ({
  current_account_id(registerId: bigint): void {
    host.payBase();
    host.registers.set(registerId, encoder.encode(host.context.currentAccountId));
  },

  chain_id(registerId: bigint): void {
    host.payBase();
    host.registers.set(registerId, encoder.encode(host.context.chainId));
  },

  signer_account_id(registerId: bigint): void {
    host.beginChange('signer_account_id');
    host.registers.set(registerId, encoder.encode(host.context.signerAccountId));
  },

  signer_account_pk(registerId: bigint): void {
    host.beginChange('signer_account_pk');
    host.registers.set(registerId, host.context.signerAccountPk);
  },

  predecessor_account_id(registerId: bigint): void {
    host.beginChange('predecessor_account_id');
    host.registers.set(registerId, encoder.encode(host.context.predecessorAccountId));
  },

  refund_to_account_id(registerId: bigint): void {
    host.beginChange('refund_to_account_id');
    host.registers.set(registerId, encoder.encode(host.context.refundToAccountId));
  },

  input(registerId: bigint): void {
    host.payBase();
    host.registers.setFreeBytes(registerId, host.context.input);
  },

  block_index(): bigint {
    host.payBase();
    return BigInt(host.context.blockHeight);
  },

  block_timestamp(): bigint {
    host.payBase();
    return host.context.blockTimestamp;
  },

  epoch_height(): bigint {
    host.payBase();
    return BigInt(host.context.epochHeight);
  },

  storage_usage(): bigint {
    host.payBase();
    return BigInt(host.storageUsage);
  },

  current_contract_code(registerId: bigint): bigint {
    host.payBase();
    const { kind, bytes } = describeContract(host.context.accountContract);
    if (bytes !== null) host.registers.set(registerId, bytes);
    return kind;
  },

  validator_stake(accountIdLen: bigint, accountIdPtr: bigint, stakePtr: bigint): void {
    host.payBase();
    const accountId = host.readAccountId(accountIdLen, accountIdPtr);
    host.gas.payBase(ext.validator_stake_base);
    host.memory.writeU128(stakePtr, host.external.validatorStake(accountId));
  },

  validator_total_stake(stakePtr: bigint): void {
    host.payBase();
    host.gas.payBase(ext.validator_total_stake_base);
    host.memory.writeU128(stakePtr, host.external.validatorTotalStake());
  },

  random_seed(registerId: bigint): void {
    host.payBase();
    host.registers.set(registerId, host.context.randomSeed);
  },
});

function describeContract(contract: AccountContract): { readonly kind: bigint; readonly bytes: Uint8Array | null } {
  switch (contract.type) {
    case 'None':
      return { kind: 0n, bytes: null };
    case 'Local':
      return { kind: 1n, bytes: contract.hash };
    case 'Global':
      return { kind: 2n, bytes: contract.hash };
    case 'GlobalByAccount':
      return { kind: 3n, bytes: encoder.encode(contract.accountId) };
    default:
      return contract satisfies never;
  }
}
