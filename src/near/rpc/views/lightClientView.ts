import type { Chain } from '../../chain/chain.ts';
import type { Block } from '../../chain/types.ts';
import { ZERO_HASH } from '../../primitives/hash.ts';
import { formatPublicKey } from '../../primitives/key.ts';
import { blockMerkleRoot } from '../blockMerkle.ts';
import { toBase58 } from '../encoding.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { previousOutcomeRoot, previousStateRoot, validatorsHash } from './blockView.ts';

/** @see nearcore core/primitives/src/views.rs `LightClientBlockLiteView` */
export function headerLiteView(chain: Chain, block: Block): Json {
  return {
    prev_block_hash: toBase58(block.prevHash),
    // Differs from nearcore: a block's hash follows from the genesis seed, not from the parts of its header.
    inner_rest_hash: toBase58(ZERO_HASH),
    inner_lite: innerLiteView(chain, block),
  };
}

/** @see nearcore core/primitives/src/views.rs `LightClientBlockView` */
export function lightClientBlockView(chain: Chain, block: Block): Json {
  return {
    ...(headerLiteView(chain, block) as { readonly [key: string]: Json }),
    next_block_inner_hash: toBase58(ZERO_HASH),
    next_bps: chain.validatorsAt(block).map(({ accountId, publicKey, stake }) => ({
      validator_stake_struct_version: 'V1',
      account_id: accountId,
      public_key: formatPublicKey(publicKey),
      stake: stake.toString(),
    })),
    approvals_after_next: [],
  };
}

function innerLiteView(chain: Chain, block: Block): Json {
  return {
    height: block.height,
    epoch_id: toBase58(block.epochId),
    next_epoch_id: toBase58(block.nextEpochId),
    prev_state_root: toBase58(previousStateRoot(chain, block)),
    outcome_root: toBase58(previousOutcomeRoot(chain, block)),
    timestamp: u64Json(block.timestamp),
    timestamp_nanosec: block.timestamp.toString(),
    next_bp_hash: toBase58(validatorsHash(chain, block)),
    block_merkle_root: toBase58(blockMerkleRoot(chain, block)),
  };
}
