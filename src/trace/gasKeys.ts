import type { RpcRequest } from './collectTrace.ts';
import type { GasKeyChange } from './changes.ts';
import type { ChangeCauseAnswer, GasKeysMaterial, KeyChangeAnswer, TxStatusAnswer } from './material.ts';
import { toBigInt } from './readAction.ts';

/** Whether it can be that gas keys gain or lose money: otherwise nobody need ask. */
export function touchesGasKeys(status: TxStatusAnswer | null): boolean {
  const { transaction, receipts = [] } = status ?? {};
  const actions = [...(transaction?.actions ?? []), ...receipts.flatMap((r) => r.receipt.Action?.actions ?? [])];
  return transaction?.nonce_index != null || /"(?:\w*GasKey\w*|DeleteKey|DeleteAccount)"/.test(JSON.stringify(actions));
}

interface AskedBlock {
  readonly height: number;
  readonly hash: string;
  /** How the block before it is asked for. */
  readonly before: string | number;
}

/** Fetches what each block changed in the keys of these accounts, and the keys as they were before. */
export async function collectGasKeys(
  request: RpcRequest,
  account_ids: readonly string[],
  blocks: readonly AskedBlock[],
): Promise<GasKeysMaterial | null> {
  try {
    const changed = await Promise.all(
      blocks.map(async ({ height, hash }) => {
        const params = { changes_type: 'all_access_key_changes', account_ids, block_id: hash };
        const { changes } = (await request('EXPERIMENTAL_changes', params)) as { changes: readonly KeyChangeAnswer[] };
        return { height, changes: changes.filter((c) => c.type.startsWith('access_key_')) };
      }),
    );
    const firsts = new Map(
      changed
        .toReversed()
        .flatMap(({ height, changes }) =>
          changes.map(({ change }) => [placeOf(change), { ...change, height }] as const),
        ),
    );
    const starts = await Promise.all(
      [...firsts.values()].map(async ({ account_id, public_key, height }) => {
        const block_id = blocks.find((b) => b.height === height)?.before;
        const params = { request_type: 'view_access_key', account_id, public_key, block_id };
        return { account_id, public_key, ...(await keyBefore(request, params)) };
      }),
    );
    return { blocks: changed, starts };
  } catch {
    return null;
  }
}

async function keyBefore(request: RpcRequest, params: object): Promise<{ known: boolean; access_key: unknown }> {
  try {
    return { known: true, access_key: await request('query', params) };
  } catch (error) {
    const known = /does not exist|UNKNOWN_ACCESS_KEY|UNKNOWN_ACCOUNT/i.test(String(error));
    return { known, access_key: null };
  }
}

/** Reads how much each gas key held before and after every change. */
export function readGasKeys(
  material: GasKeysMaterial,
  stepOf: (cause: ChangeCauseAnswer) => string | null,
): readonly GasKeyChange[] {
  const now = new Map(material.starts.map((s) => [placeOf(s), s.known ? balanceOf(s.access_key) : null]));
  const all = material.blocks.flatMap(({ height, changes }) =>
    changes.map(({ change, cause }): GasKeyChange => {
      const before = now.get(placeOf(change)) ?? null;
      const after = balanceOf(change.access_key);
      now.set(placeOf(change), after);
      return {
        height,
        accountId: change.account_id,
        publicKey: change.public_key,
        stepId: stepOf(cause),
        before,
        after,
      };
    }),
  );
  return all.filter((c) => c.before !== 0n || c.after !== 0n);
}

function placeOf({ account_id, public_key }: { readonly account_id: string; readonly public_key: string }): string {
  return `${account_id} ${public_key}`;
}

/** Keys of another kind hold nothing, as none does. */
function balanceOf(key: unknown): bigint {
  const permission = (key as { readonly permission?: unknown } | null | undefined)?.permission;
  if (typeof permission !== 'object' || permission === null) return 0n;
  const [held] = Object.values(permission) as readonly { readonly balance?: unknown }[];
  return toBigInt(held?.balance);
}
