import type { AccountId } from '../primitives/brands.ts';
import { encodeBorsh } from '../primitives/borsh.ts';
import { ZERO_HASH } from '../primitives/hash.ts';
import { randomSeed } from '../primitives/ids.ts';
import { writePublicKey } from '../primitives/keyBorsh.ts';
import { findContractCode } from '../runtime/contractCode.ts';
import { createExternal } from '../runtime/createExternal.ts';
import type { ApplyEnvironment } from '../runtime/environment.ts';
import { getAccount } from '../state/accounts.ts';
import { StateUpdate } from '../state/stateUpdate.ts';
import type { Trie } from '../state/trie.ts';
import { runFunctionCall } from '../vm/runFunctionCall.ts';
import type { ViewCallOutcome } from './chain.ts';

const signerAccountPk = encodeBorsh(writePublicKey, { type: 'ed25519', data: new Uint8Array(32) });
const nothing = new Uint8Array(0);

/** Asks a contract without changing anything; the account calls itself. @see nearcore runtime/runtime/src/state_viewer/mod.rs `call_function` */
export function viewCall(
  trie: Trie,
  env: ApplyEnvironment,
  accountId: AccountId,
  method: string,
  args: Uint8Array,
): ViewCallOutcome {
  const account = getAccount(trie, accountId);
  if (account === undefined) return { type: 'AccountDoesNotExist' };
  const contract = findContractCode(trie, accountId, account.contract);
  const { maxGasBurnt } = env.parameters.limits;
  const outcome = runFunctionCall({
    code: contract?.code,
    codeHash: contract?.hash ?? ZERO_HASH,
    method,
    context: {
      currentAccountId: accountId,
      signerAccountId: accountId,
      signerAccountPk,
      predecessorAccountId: accountId,
      refundToAccountId: accountId,
      input: args,
      promiseResults: [],
      blockHeight: env.blockHeight,
      blockTimestamp: env.blockTimestamp,
      epochHeight: env.epochHeight,
      accountBalance: account.amount,
      accountLockedBalance: account.locked,
      storageUsage: account.storageUsage,
      accountContract: account.contract,
      attachedDeposit: 0n,
      prepaidGas: maxGasBurnt,
      randomSeed: randomSeed(ZERO_HASH, trie.root),
      chainId: env.chainId,
      outputDataReceivers: [],
      view: { maxGasBurnt },
    },
    external: createExternal(new StateUpdate(trie), accountId, env, ZERO_HASH, null),
    parameters: env.parameters,
  });
  if (outcome.error !== null) return { type: 'Failure', error: outcome.error, logs: outcome.logs };
  const result = outcome.returnData.type === 'Value' ? outcome.returnData.value : nothing;
  return { type: 'Success', result, logs: outcome.logs };
}
