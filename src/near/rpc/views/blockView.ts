import type { Chain } from '../../chain/chain.ts';
import type { Block } from '../../chain/types.ts';
import { BorshWriter } from '../../primitives/borsh.ts';
import type { CryptoHash } from '../../primitives/brands.ts';
import { ZERO_HASH, hashOf } from '../../primitives/hash.ts';
import { writePublicKey } from '../../primitives/keyBorsh.ts';
import { merklize } from '../../primitives/merkle.ts';
import { blockMerkleRoot } from '../blockMerkle.ts';
import { toBase58 } from '../encoding.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { validatorStakeView } from './validatorStakeView.ts';
import {
  NO_SIGNATURE,
  chunkHeaderView,
  outgoingReceiptsRoot,
  previousChunk,
  toldChunk,
  transactionsRoot,
} from './chunkView.ts';

/** @see nearcore core/primitives/src/views.rs `BlockView` */
export function blockView(chain: Chain, block: Block): Json {
  return {
    author: chain.validatorsAt(block)[0]?.accountId ?? null,
    header: headerView(chain, block),
    chunks: block.chunks.map((chunk) => chunkHeaderView(chain, { block, chunk })),
  };
}

/** @see nearcore core/primitives/src/views.rs `BlockHeaderView` */
function headerView(chain: Chain, block: Block): Json {
  const included = block.chunks.filter((chunk) => !chunk.missing);
  return {
    height: block.height,
    prev_height: block.prevHeight ?? 0,
    epoch_id: toBase58(block.epochId),
    next_epoch_id: toBase58(block.nextEpochId),
    hash: toBase58(block.hash),
    prev_hash: toBase58(block.prevHash),
    prev_state_root: toBase58(previousStateRoot(chain, block)),
    // Differs from nearcore: a block's hash follows from the genesis seed, so no body or headers are hashed.
    block_body_hash: toBase58(ZERO_HASH),
    chunk_receipts_root: toBase58(
      rootOver(block, (shardId) => outgoingReceiptsRoot(chain, toldChunk(chain, block, shardId))),
    ),
    chunk_headers_root: toBase58(ZERO_HASH),
    chunk_tx_root: toBase58(merklize(block.chunks.map((chunk) => hashOf(transactionsRoot(chunk)))).root),
    outcome_root: toBase58(previousOutcomeRoot(chain, block)),
    chunks_included: included.length,
    challenges_root: toBase58(ZERO_HASH),
    timestamp: u64Json(block.timestamp),
    timestamp_nanosec: block.timestamp.toString(),
    random_value: toBase58(block.randomValue),
    validator_proposals: included.flatMap(({ shardId }) =>
      (toldChunk(chain, block, shardId)?.proposals ?? []).map(validatorStakeView),
    ),
    chunk_mask: block.chunks.map((chunk) => !chunk.missing),
    gas_price: block.gasPrice.toString(),
    block_ordinal: block.ordinal,
    rent_paid: '0',
    validator_reward: '0',
    total_supply: block.totalSupply.toString(),
    challenges_result: [],
    last_final_block: toBase58(block.lastFinalBlock),
    last_ds_final_block: toBase58(block.lastDsFinalBlock),
    next_bp_hash: toBase58(validatorsHash(chain, block)),
    block_merkle_root: toBase58(blockMerkleRoot(chain, block)),
    epoch_sync_data_hash: null,
    // Differs from nearcore: one validator that nobody doubts; blocks are neither approved, endorsed nor signed.
    approvals: [],
    signature: NO_SIGNATURE,
    latest_protocol_version: chain.protocolVersion,
    chunk_endorsements: [],
    shard_split: null,
  };
}

/** What the head's header says of state: how it stood before this block's chunks were applied. */
export function previousStateRoot(chain: Chain, block: Block): CryptoHash {
  return rootOver(block, (shardId) => {
    const own = block.chunks.find((chunk) => chunk.shardId === shardId);
    return previousChunk(chain, block, shardId)?.stateRoot ?? own?.stateRoot ?? ZERO_HASH;
  });
}

/** @see nearcore chain/chain/src/lightclient.rs (the root over the chunks' outcome roots) */
export function previousOutcomeRoot(chain: Chain, block: Block): CryptoHash {
  if (block.prevHeight === null) return ZERO_HASH;
  return rootOver(block, (shardId) => toldChunk(chain, block, shardId)?.outcomeRoot ?? ZERO_HASH);
}

function rootOver(block: Block, hashOfShard: (shardId: number) => CryptoHash): CryptoHash {
  return merklize(block.chunks.map(({ shardId }) => hashOf(hashOfShard(shardId)))).root;
}

/** @see nearcore chain/epoch-manager `EpochManager::compute_bp_hash` */
export function validatorsHash(chain: Chain, block: Block): CryptoHash {
  const writer = new BorshWriter().list(chain.validatorsAt(block), (w, { accountId, publicKey, stake }) => {
    w.u8(0).string(accountId);
    writePublicKey(w, publicKey);
    w.u128(stake);
  });
  return hashOf(writer.finish());
}
