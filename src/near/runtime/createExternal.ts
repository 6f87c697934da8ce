import type { AccountId, CryptoHash } from '../primitives/brands.ts';
import { dataIdFromAction } from '../primitives/ids.ts';
import { getDataIdOfYield, getPromiseYieldStatus, hasPromiseYieldReceipt } from '../state/promiseYields.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';
import type { ProofMark } from '../state/storageProof.ts';
import { trieKey } from '../state/trieKey.ts';
import type { VmExternal } from '../vm/interface.ts';
import type { ApplyEnvironment } from './environment.ts';

/**
 * What one call sees of the chain: its account's storage, its yields, the validators. Nobody has to prove what a view
 * call read: its `proofBefore` is `null`.
 * @see nearcore runtime/runtime/src/ext.rs `RuntimeExt`
 */
export function createExternal(
  state: StateUpdate,
  accountId: AccountId,
  env: ApplyEnvironment,
  actionHash: CryptoHash,
  proofBefore: ProofMark | null,
): VmExternal {
  let dataIds = 0;
  const rowOf = (key: Uint8Array): Uint8Array => trieKey.contractData(accountId, key);
  return {
    storageRead: (key) => state.readForContract(rowOf(key)),
    storageHasKey: (key) => state.has(rowOf(key)),
    storageWrite(key, value) {
      const row = rowOf(key);
      const { value: evicted, nodes } = state.readForWrite(row);
      state.set(row, value);
      return { evicted, nodes };
    },
    storageRemove(key) {
      const row = rowOf(key);
      const { value: removed, nodes } = state.readForWrite(row);
      state.remove(row);
      return { removed, nodes };
    },
    storageProofExceeds: (limit) => proofBefore !== null && state.proof.exceeds(limit, proofBefore),
    validatorStake: (validatorId) => env.stakes.byAccount.get(validatorId) ?? 0n,
    validatorTotalStake: () => env.stakes.total,
    generateDataId: () => dataIdFromAction(actionHash, env.blockHeight, dataIds++),
    // A yield that a resume is on its way to counts too: the first resume to arrive wins.
    hasPendingYield: (dataId) =>
      hasPromiseYieldReceipt(state, accountId, dataId) || getPromiseYieldStatus(state, accountId, dataId) !== undefined,
    pendingYieldDataId: (yieldId) => getDataIdOfYield(state, accountId, yieldId),
  };
}
