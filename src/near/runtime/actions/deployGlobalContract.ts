import type { GlobalContractDeployMode, GlobalContractIdentifier } from '../../primitives/action.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import { SYSTEM_ACCOUNT_ID } from '../../primitives/accountId.ts';
import { hashOf } from '../../primitives/hash.ts';
import { getGlobalContractNonce, setGlobalContractNonce } from '../../state/contracts.ts';
import { accountOf, type ReceiptRun } from '../receiptRun.ts';

/**
 * Burns the price of code that every shard will keep, and sends the code on its way.
 * @see nearcore runtime/runtime/src/global_contracts.rs `action_deploy_global_contract`
 */
export function deployGlobalContract(
  run: ReceiptRun,
  code: Uint8Array,
  deployMode: GlobalContractDeployMode,
): ActionErrorKind | null {
  const { state, receipt, env } = run;
  const account = accountOf(run);
  const accountId = receipt.receiverId;
  const price = env.parameters.economics.globalContractStorageAmountPerByte * BigInt(code.length);
  if (account.amount < price) return { type: 'LackBalanceForState', accountId, amount: price };
  run.account = { ...account, amount: account.amount - price };
  run.tokensBurnt += price;
  const id: GlobalContractIdentifier =
    deployMode === 'CodeHash' ? { type: 'CodeHash', hash: hashOf(code) } : { type: 'AccountId', accountId };
  const nonce = getGlobalContractNonce(state, id) + 1n;
  setGlobalContractNonce(state, id, nonce);
  run.newReceipts.push({
    predecessorId: accountId,
    receiverId: SYSTEM_ACCOUNT_ID,
    body: { type: 'GlobalContractDistribution', id, targetShard: env.shardId, alreadyDeliveredShards: [], code, nonce },
  });
  return null;
}
