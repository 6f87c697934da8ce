import type { InvalidTxError } from '../primitives/errors.ts';
import { equalBytes } from '../primitives/hash.ts';
import type { SignedTransaction } from '../primitives/transaction.ts';
import { findPayer } from '../runtime/applyTransaction.ts';
import { chargeTransaction } from '../runtime/chargeTransaction.ts';
import { findCongestionError } from '../runtime/congestion/congestionLevel.ts';
import { transactionCost } from '../runtime/transactionCost.ts';
import { findTransactionError } from '../runtime/verifyTransaction.ts';
import { blockByHash, type ChainState } from './chainState.ts';
import { reportOf } from './chunkHeaders.ts';
import { shardIdAt, shardIndexOf } from './shards.ts';

/**
 * What the pool refuses a transaction for, judged by the head's state; `null` if nothing.
 * @see nearcore chain/client/src/rpc_handler.rs `process_tx_internal`
 */
export function findAdmissionError(state: ChainState, signed: SignedTransaction): InvalidTxError | null {
  if (isExpired(state, signed)) return { type: 'Expired' };
  const { parameters, head, genesis } = state;
  const { transaction } = signed;
  const error = findReceiverCongestion(state, signed) ?? findTransactionError(parameters, signed);
  if (error !== null) return error;
  const cost = transactionCost(parameters, transaction, head.gasPrice);
  if (cost === null) return { type: 'CostOverflow' };
  const shard = state.shards[shardIndexOf(genesis.shardLayout, transaction.signerId)];
  if (shard === undefined) throw new Error(`Expected a shard for ${transaction.signerId}.`);
  const payer = findPayer(shard.trie, transaction);
  if (!payer.ok) return payer.error;
  // No height: a nonce that is too large gets in, and is dropped when a chunk is made.
  const charge = chargeTransaction(parameters, transaction, cost, payer.value, null);
  return charge.type === 'Refused' ? charge.error : null;
}

/** Whether the shard that a transaction goes to takes none for now. */
export function findReceiverCongestion(state: ChainState, { transaction }: SignedTransaction): InvalidTxError | null {
  const layout = state.genesis.shardLayout;
  const index = shardIndexOf(layout, transaction.receiverId);
  return findCongestionError(state.parameters.congestion, reportOf(state, index), shardIdAt(layout, index));
}

/** Whether the block that a transaction names is unknown, or too far behind the head. */
export function isExpired(state: ChainState, { transaction }: SignedTransaction): boolean {
  const block = blockByHash(state, transaction.blockHash);
  return block === undefined || state.head.height - block.height > state.genesis.transactionValidityPeriod;
}

export const isPooled = ({ pool }: ChainState, hash: Uint8Array): boolean =>
  pool.some((pooled) => equalBytes(pooled.hash, hash));
