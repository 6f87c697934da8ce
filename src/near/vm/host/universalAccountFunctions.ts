import { sha3_256 } from '@noble/hashes/sha3.js';
import { ext } from './extCostTable.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { findReceipt } from './hostPromise.ts';
import { readStateInitForm } from './readStateInitForm.ts';

const encoder = new TextEncoder();
/** Crockford's base32 in small letters. */
const SYMBOLS = '0123456789abcdefghjkmnpqrstvwxyz';

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs `promise_batch_action_universal_state_init` */
export const universalAccountFunctions = (host: HostState): HostFunctions => ({
  universal_state_init_to_account_id(stateInitLen: bigint, stateInitPtr: bigint, registerId: bigint): bigint {
    host.gas.payBase(ext.universal_state_init_to_account_id_base);
    const stateInit = host.readBlob(stateInitLen, stateInitPtr);
    host.gas.payPer(ext.universal_state_init_to_account_id_byte, stateInit.length);
    const form = readStateInitForm(stateInit);
    switch (form.type) {
      case 'Undecodable':
        return 1n;
      case 'NotCanonical':
        return 2n;
      case 'Canonical':
        host.registers.set(registerId, encoder.encode(universalAccountId(stateInit)));
        return 0n;
      default:
        return form satisfies never;
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
    const { entries, keys } = countContents(stateInit);
    host.payAction('universal_state_init_entry', sir, entries);
    host.payAction('add_full_access_key', sir, keys);
    host.deductBalance(deposit);
    host.receipts.append(index, { type: 'UniversalStateInit', stateInit, deposit });
  },
});

/** The id that a state init's bytes name: `0u` and 52 symbols of base32, the last padded with zero bits. */
export function universalAccountId(stateInit: Uint8Array): string {
  let bits = 0n;
  for (const byte of sha3_256(stateInit)) bits = (bits << 8n) | BigInt(byte);
  bits <<= 4n;
  let id = '';
  for (let symbol = 0; symbol < 52; symbol += 1) {
    id = (SYMBOLS[Number(bits & 31n)] as string) + id;
    bits >>= 5n;
  }
  return `0u${id}`;
}

/** What a payload is charged for. One that is not canonical is charged for the most that its bytes could hold. */
function countContents(stateInit: Uint8Array): { readonly entries: number; readonly keys: number } {
  const form = readStateInitForm(stateInit);
  if (form.type === 'Canonical') return form;
  const { length } = stateInit;
  return { entries: Math.max(0, Math.ceil((length - 6) / 8)), keys: Math.max(0, Math.ceil((length - 10) / 33)) };
}
