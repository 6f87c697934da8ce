import type { AccountBefore, AccountChange, AccountState, TraceChanges, ValueChange } from './changes.ts';
import type { AccountAnswer, ChangeCauseAnswer, ChangesMaterial } from './material.ts';
import { readGasKeys } from './gasKeys.ts';
import { decodeState } from './decodeState.ts';
import { toBigInt } from './readAction.ts';

/** Reads changes in order, each with what stood there before it. */
export function readChanges(material: ChangesMaterial, isStep: (id: string) => boolean): TraceChanges {
  const stepOf = (cause: ChangeCauseAnswer): string | null => {
    const id = cause.receipt_hash ?? cause.tx_hash ?? '';
    return isStep(id) ? id : null;
  };
  const starts = new Map<string, AccountBefore>();
  for (const { accountId, account, absent } of material.accounts) {
    if (!starts.has(accountId)) starts.set(accountId, account ? accountState(account) : absent ? 'absent' : 'unknown');
  }
  return {
    accounts: accountChanges(material, stepOf),
    values: valueChanges(material, stepOf),
    gasKeys: material.keys ? readGasKeys(material.keys, stepOf) : [],
    starts,
    unknown: material.missing,
  };
}

type StepOf = (cause: ChangeCauseAnswer) => string | null;

function accountChanges(material: ChangesMaterial, stepOf: StepOf): readonly AccountChange[] {
  const now = new Map<string, AccountBefore>();
  return material.blocks.flatMap(({ height, accounts }) => {
    for (const start of material.accounts) {
      if (start.height === height)
        now.set(start.accountId, start.account ? accountState(start.account) : start.absent ? 'absent' : 'unknown');
    }
    return accounts.map(({ type, change, cause }): AccountChange => {
      const accountId = change.account_id;
      const before = now.get(accountId) ?? 'unknown';
      const after = type === 'account_deletion' ? 'absent' : accountState(change);
      now.set(accountId, after);
      return {
        height,
        accountId,
        stepId: stepOf(cause),
        isReward: cause.type === 'action_receipt_gas_reward',
        before,
        after,
      };
    });
  });
}

function accountState({ amount, locked, storage_usage, code_hash }: Partial<AccountAnswer>): AccountState {
  return {
    balance: toBigInt(amount) + toBigInt(locked),
    storageUsage: storage_usage ?? 0,
    codeHash: code_hash ?? null,
  };
}

function valueChanges(material: ChangesMaterial, stepOf: StepOf): readonly ValueChange[] {
  const starts = new Map(
    material.data.map((d) => [`${d.height} ${d.accountId} ${d.key}`, d.known ? d.value : undefined]),
  );
  return material.blocks.flatMap(({ height, data }) => {
    const now = new Map<string, string | null | undefined>();
    return data.map(({ change, cause }): ValueChange => {
      const place = `${change.account_id} ${change.key_base64}`;
      const before = now.has(place) ? now.get(place) : starts.get(`${height} ${place}`);
      const after = change.value_base64 ?? null;
      now.set(place, after);
      return {
        height,
        accountId: change.account_id,
        stepId: stepOf(cause),
        key: decodeState(change.key_base64),
        before: before === undefined ? 'unknown' : before === null ? 'absent' : decodeState(before),
        after: after === null ? 'absent' : decodeState(after),
        same: before === after,
      };
    });
  });
}
