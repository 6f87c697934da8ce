import type { CryptoHash } from '../../primitives/brands.ts';
import type { ExecutionOutcome, ExecutionStatus, Profile } from '../../primitives/outcome.ts';
import { toBase58, toBase64 } from '../encoding.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { accountContractView } from './accountView.ts';
import { errorView } from './errorView.ts';

/** @see nearcore core/primitives/src/views.rs `ExecutionOutcomeWithIdView` */
export function outcomeWithIdView(
  id: CryptoHash,
  outcome: ExecutionOutcome,
  blockHash: CryptoHash,
  proof: Json = [],
): Json {
  return { proof, block_hash: toBase58(blockHash), id: toBase58(id), outcome: outcomeView(outcome) };
}

export function outcomeView(outcome: ExecutionOutcome): Json {
  return {
    logs: outcome.logs,
    receipt_ids: outcome.receiptIds.map(toBase58),
    gas_burnt: u64Json(outcome.gasBurnt),
    tokens_burnt: outcome.tokensBurnt.toString(),
    executor_id: outcome.executorId,
    status: statusView(outcome.status),
    metadata: metadataView(outcome.metadata),
  };
}

export function statusView(status: ExecutionStatus): Json {
  switch (status.type) {
    case 'Failure':
      return { Failure: errorView(status.error) };
    case 'SuccessValue':
      return { SuccessValue: toBase64(status.value) };
    case 'SuccessReceiptId':
      return { SuccessReceiptId: toBase58(status.receiptId) };
    default:
      return status satisfies never;
  }
}

function metadataView(metadata: ExecutionOutcome['metadata']): Json {
  if (metadata === null) return { version: 1, gas_profile: null };
  return {
    version: 4,
    gas_profile: gasProfileView(metadata.profile),
    contracts: metadata.contracts.map(accountContractView),
  };
}

/** Sorted by category, then by cost name; nothing that cost nothing. @see nearcore core/primitives/src/views.rs `ExecutionMetadataView` */
function gasProfileView(profile: Profile): Json {
  const actions = costEntries('ACTION_COST', profile.actions);
  const host = costEntries('WASM_HOST_COST', { ...profile.host, wasm_instruction: profile.wasm });
  return [...actions, ...host];
}

function costEntries(category: string, costs: Readonly<Record<string, bigint>>): Json[] {
  return Object.entries(costs)
    .filter(([, gas]) => gas > 0n)
    .map(([cost, gas]) => ({ cost_category: category, cost: cost.toUpperCase(), gas_used: gas.toString() }))
    .sort((a, b) => (a.cost < b.cost ? -1 : 1));
}
