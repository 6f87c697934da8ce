import type {
  AccountChangeAnswer,
  AccountStartAnswer,
  BlockAnswer,
  ChangesMaterial,
  DataChangeAnswer,
  DataStartAnswer,
} from './material.ts';
import type { RpcRequest } from './collectTrace.ts';
import { collectGasKeys } from './gasKeys.ts';

/** More blocks, accounts or keys than these are not asked for one by one: a public node would not like it. */
const MOST = { blocks: 40, accounts: 60, keys: 60 } as const;

/**
 * Fetches what the blocks in which a transaction ran changed in its accounts, and what stood there before. It is asked for once, when all
 * has run; what a network does not tell is named in `missing`.
 * @param withGasKeys money may have moved into gas keys or out of them
 * @param blocks those in which something of it ran
 */
export async function collectChanges(
  request: RpcRequest,
  accountIds: readonly string[],
  blocks: readonly BlockAnswer[],
  withGasKeys = false,
): Promise<ChangesMaterial> {
  const missing = new Set<string>();
  const some = blocks.toSorted((a, b) => a.header.height - b.header.height).slice(0, MOST.blocks);
  if (some.length < blocks.length)
    missing.add(`Changes of state were asked for in the first ${MOST.blocks} blocks only.`);
  const changed = await Promise.all(some.map((block) => changesIn(request, accountIds, block, missing)));
  const accounts = await Promise.all(
    startsToAsk(accountIds, changed)
      .slice(0, MOST.accounts)
      .map((ask) => accountBefore(request, ask)),
  );
  const data = await Promise.all(
    keysToAsk(changed)
      .slice(0, MOST.keys)
      .map((ask) => valueBefore(request, ask)),
  );
  const keys = withGasKeys ? await collectGasKeys(request, accountIds, changed) : null;
  return {
    blocks: changed.map(({ height, accounts: a, data: d }) => ({ height, accounts: a, data: d })),
    accounts,
    data,
    ...(keys ? { keys } : {}),
    missing: [...missing],
  };
}

interface ChangedBlock {
  readonly height: number;
  readonly hash: string;
  /** How the block before it is asked for. */
  readonly before: string | number;
  readonly accounts: readonly AccountChangeAnswer[];
  readonly data: readonly DataChangeAnswer[];
}

async function changesIn(
  request: RpcRequest,
  account_ids: readonly string[],
  { header }: BlockAnswer,
  missing: Set<string>,
): Promise<ChangedBlock> {
  const ask = async <T>(params: object): Promise<readonly T[]> => {
    try {
      const answer = (await request('EXPERIMENTAL_changes', { ...params, account_ids, block_id: header.hash })) as {
        changes: readonly T[];
      };
      return answer.changes;
    } catch {
      missing.add(
        'The network does not tell what its blocks changed: balances and state before and after stay unknown.',
      );
      return [];
    }
  };
  const [accounts, data] = await Promise.all([
    ask<AccountChangeAnswer>({ changes_type: 'account_changes' }),
    ask<DataChangeAnswer>({ changes_type: 'data_changes', key_prefix_base64: '' }),
  ]);
  return { height: header.height, hash: header.hash, before: header.prev_hash ?? header.height - 1, accounts, data };
}

interface AccountAsk {
  readonly accountId: string;
  readonly height: number;
  readonly before: string | number;
}

/** Every account before the first block; and again where it changed and the block before that is not among ours. */
function startsToAsk(accountIds: readonly string[], changed: readonly ChangedBlock[]): readonly AccountAsk[] {
  return changed.flatMap(({ height, before, accounts }, i) => {
    const follows = changed[i - 1]?.height === height - 1;
    const ids = i === 0 ? accountIds : follows ? [] : accounts.map((c) => c.change.account_id);
    return [...new Set(ids)].map((accountId) => ({ accountId, height, before }));
  });
}

async function accountBefore(
  request: RpcRequest,
  { accountId, height, before }: AccountAsk,
): Promise<AccountStartAnswer> {
  try {
    const params = { request_type: 'view_account', account_id: accountId, block_id: before };
    return {
      accountId,
      height,
      account: (await request('query', params)) as NonNullable<AccountStartAnswer['account']>,
    };
  } catch (error) {
    return { accountId, height, account: null, absent: saysAbsent(error) };
  }
}

function saysAbsent(error: unknown): boolean {
  return /does not exist|UNKNOWN_ACCOUNT/i.test(error instanceof Error ? error.message : String(error));
}

interface KeyAsk extends AccountAsk {
  readonly key: string;
}

/** A key's value is asked for before each block that changes it. */
function keysToAsk(changed: readonly ChangedBlock[]): readonly KeyAsk[] {
  return changed.flatMap(({ height, before, data }) => {
    const asks = data.map(({ change }) => ({ accountId: change.account_id, height, before, key: change.key_base64 }));
    return [...new Map(asks.map((a) => [`${a.accountId} ${a.key}`, a])).values()];
  });
}

async function valueBefore(request: RpcRequest, { accountId, height, before, key }: KeyAsk): Promise<DataStartAnswer> {
  try {
    const params = { request_type: 'view_state', account_id: accountId, prefix_base64: key, block_id: before };
    const { values } = (await request('query', params)) as {
      readonly values: readonly { readonly key: string; readonly value: string }[];
    };
    return { accountId, height, key, known: true, value: values.find((v) => v.key === key)?.value ?? null };
  } catch (error) {
    return { accountId, height, key, known: saysAbsent(error), value: null };
  }
}
