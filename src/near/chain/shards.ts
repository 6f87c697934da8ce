import type { AccountId, ShardId } from '../primitives/brands.ts';
import type { Receipt } from '../primitives/receipt.ts';
import type { ShardLayout } from './types.ts';

/** The place of an account's shard in the layout. @see nearcore core/primitives/src/shard_layout.rs `account_id_to_shard_id` */
export function shardIndexOf({ boundaryAccounts }: ShardLayout, accountId: AccountId): number {
  const next = boundaryAccounts.findIndex((boundary) => accountId < boundary);
  return next === -1 ? boundaryAccounts.length : next;
}

export function shardIdAt({ shardIds }: ShardLayout, index: number): ShardId {
  const id = shardIds[index];
  if (id === undefined)
    throw new Error(
      `Expected a shard at ${index} of ${shardIds.length}: the layout needs one id more than boundaries.`,
    );
  return id;
}

/** Where a receipt goes. A global contract on its way names its shard itself. */
export function shardIndexOfReceipt(layout: ShardLayout, { receiverId, body }: Receipt): number {
  return body.type === 'GlobalContractDistribution'
    ? layout.shardIds.indexOf(body.targetShard)
    : shardIndexOf(layout, receiverId);
}
