import { universalAccountId } from '../../primitives/deriveAccountId.ts';
import { decodeUniversalStateInit, universalStateInitSendCounts } from '../../primitives/universalStateInit.ts';
import { ext } from './extCostTable.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { findReceipt } from './hostPromise.ts';

const encoder = new TextEncoder();

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs `promise_batch_action_universal_state_init` */
export const universalAccountFunctions = (host: HostState): HostFunctions => ({
  universal_state_init_to_account_id(stateInitLen: bigint, stateInitPtr: bigint, registerId: bigint): bigint {
    host.gas.payBase(ext.universal_state_init_to_account_id_base);
    const stateInit = host.readBlob(stateInitLen, stateInitPtr);
    host.gas.payPer(ext.universal_state_init_to_account_id_byte, stateInit.length);
    const decoded = decodeUniversalStateInit(stateInit);
    switch (decoded.type) {
      case 'Malformed':
        return 1n;
      case 'NonCanonical':
        return 2n;
      case 'Ok':
        host.registers.set(registerId, encoder.encode(universalAccountId(stateInit)));
        return 0n;
      default:
        return decoded satisfies never;
    }
  },

  promise_batch_action_universal_state_init(
    promiseIndex: bigint,
    stateInitLen: bigint,
    stateInitPtr: bigint,
    amountPtr: bigint,
  ): void {
    host.beginChange('promise_batch_action_universal_state_init');
    const stateInit = host.readOwned(stateInitLen, stateInitPtr);
    const deposit = host.memory.readU128(amountPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('universal_state_init_base', sir);
    host.payAction('universal_state_init_byte', sir, stateInit.length);
    const { entries, keys } = universalStateInitSendCounts(stateInit);
    host.payAction('universal_state_init_entry', sir, entries);
    host.payAction('add_full_access_key', sir, keys);
    host.deductBalance(deposit);
    host.receipts.append(index, { type: 'UniversalStateInit', stateInit, deposit });
  },
});
