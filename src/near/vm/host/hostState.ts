import type { FeeName } from '../../parameters/fees.ts';
import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';
import { isValidAccountId } from '../../primitives/accountId.ts';
import type { AccountId, Balance } from '../../primitives/brands.ts';
import type { ReturnData, VmContext, VmExternal } from '../interface.ts';
import { ext } from './extCostTable.ts';
import type { GasCounter } from './gasCounter.ts';
import { GuestMemory } from './guestMemory.ts';
import { HostError, InconsistentStateError } from './hostError.ts';
import { ReceiptBuilder } from './receiptBuilder.ts';
import { Registers } from './registers.ts';
import { decodeUtf8 } from './guestText.ts';
import { MINUS_ONE, U64_MAX } from './u64.ts';

export interface HostInput {
  readonly context: VmContext;
  readonly external: VmExternal;
  readonly parameters: RuntimeParameters;
  readonly gas: GasCounter;
  /** The whole memory as it is now. */
  readonly memory: () => Uint8Array;
}

/** A promise is one receipt, or the joining of several by `promise_and`. */
export type HostPromise =
  | { readonly type: 'Receipt'; readonly index: number }
  | { readonly type: 'NotReceipt'; readonly indices: readonly number[] };

const U128_MAX = (1n << 128n) - 1n;

/** All that the host functions of one call share. @see nearcore runtime/near-vm-runner/src/logic/host.rs `HostCtx` */
export class HostState {
  readonly context: VmContext;
  readonly external: VmExternal;
  readonly parameters: RuntimeParameters;
  readonly gas: GasCounter;
  readonly memory: GuestMemory;
  readonly registers: Registers;
  readonly receipts: ReceiptBuilder;
  readonly promises: HostPromise[] = [];
  readonly logs: string[] = [];
  /** Bytes. */
  totalLogLength = 0;
  returnData: ReturnData = { type: 'None' };
  balance: Balance;
  subsidizedAmount: Balance = 0n;
  storageUsage: number;

  constructor({ context, external, parameters, gas, memory }: HostInput) {
    this.context = context;
    this.external = external;
    this.parameters = parameters;
    this.gas = gas;
    this.memory = new GuestMemory(gas, memory);
    this.registers = new Registers(gas, parameters.limits);
    this.receipts = new ReceiptBuilder(external);
    this.balance = context.accountBalance + context.attachedDeposit;
    this.storageUsage = context.storageUsage;
    if (this.balance > U128_MAX) throw new InconsistentStateError();
  }

  /** Charges `base`, which most host functions begin with. */
  payBase(): void {
    this.gas.payBase(ext.base);
  }

  /** Charges `base` and refuses view calls. */
  beginChange(methodName: string): void {
    this.gas.payBase(ext.base);
    this.refuseInView(methodName);
  }

  refuseInView(methodName: string): void {
    if (this.context.view !== undefined) throw new HostError({ type: 'ProhibitedInView', methodName });
  }

  /** Reads memory, or a register when `len` is the largest u64. The bytes may be the contract's own: copy what you keep. */
  readBlob(len: bigint, ptr: bigint): Uint8Array {
    return len === MINUS_ONE ? this.registers.get(ptr) : this.memory.read(ptr, len);
  }

  /** The same, to keep. Registers are never changed in place, so only memory is copied. */
  readOwned(len: bigint, ptr: bigint): Uint8Array {
    return len === MINUS_ONE ? this.registers.get(ptr) : this.memory.read(ptr, len).slice();
  }

  /** @see nearcore runtime/near-vm-runner/src/logic/host.rs `read_and_parse_account_id` */
  readAccountId(len: bigint, ptr: bigint): AccountId {
    const bytes = this.readBlob(len, ptr);
    this.gas.payBase(ext.utf8_decoding_base);
    this.gas.payPer(ext.utf8_decoding_byte, bytes.length);
    const accountId = decodeUtf8(bytes);
    if (!isValidAccountId(accountId)) throw new HostError({ type: 'InvalidAccountId' });
    return accountId;
  }

  /** Burns an action's send fee and reserves its execution fee, `count` times. */
  payAction(name: FeeName, sir: boolean, count = 1): void {
    const fee = this.parameters.fees[name];
    const times = BigInt(count);
    const burn = (sir ? fee.sendSir : fee.sendNotSir).gas * times;
    const execution = fee.execution.gas * times;
    if (burn > U64_MAX || execution > U64_MAX) throw new HostError({ type: 'IntegerOverflow' });
    this.gas.payAction(name, burn, burn + execution);
  }

  /** Takes what is attached to a promise from the balance. */
  deductBalance(amount: Balance): void {
    if (amount > this.balance) throw new HostError({ type: 'BalanceExceeded' });
    this.balance -= amount;
  }
}
