import type { Validator } from '../../chain/chain.ts';
import type { Block } from '../../chain/types.ts';
import { formatPublicKey } from '../../primitives/key.ts';
import { blockIdValue, findBlockById, singleVariant } from '../blockReference.ts';
import type { RpcContext } from '../context.ts';
import { equalBytes } from '../../primitives/hash.ts';
import type { Json } from '../json.ts';
import { hashValue, structParams } from '../params.ts';
import { handlerError } from '../rpcError.ts';
import { validatorStakeView } from '../views/validatorStakeView.ts';

/** Who makes blocks in an epoch, and how many they have made. */
export function validators(params: unknown, context: RpcContext): Json {
  const block = epochBlock(params, context);
  const { chain } = context;
  const shards = chain.genesis.shardLayout.shardIds;
  const epoch = chain.epochAt(block);
  const counts = { produced: epoch.blocksProduced, expected: block.height - block.epochStartHeight + 1 };
  return {
    current_validators: epoch.validators.map((validator) => currentValidatorView(validator, shards, counts)),
    next_validators: epoch.nextValidators.map((validator) => nextValidatorView(validator, shards)),
    current_fishermen: [],
    next_fishermen: [],
    current_proposals: epoch.proposals.map(validatorStakeView),
    prev_epoch_kickout: [],
    epoch_start_height: block.epochStartHeight,
    epoch_height: block.epochHeight,
    validator_reward_paid_prev_epoch: Object.fromEntries(
      [...epoch.rewardsPaid].map(([id, amount]) => [id, amount.toString()]),
    ),
  };
}

/** The validators of a block's epoch, in the order in which they make blocks. */
export function validatorsOrdered(params: unknown, { chain }: RpcContext): Json {
  const id = structParams(params, 'RpcValidatorsOrderedRequest', ['block_id'])['block_id'];
  const block = id === null || id === undefined ? chain.head() : findBlockById(chain, blockIdValue(id));
  if (!block) throw unavailable();
  return chain.validatorsAt(block).map(validatorStakeView);
}

const EPOCH_REFERENCES = ['epoch_id', 'block_id', 'latest'] as const;

/** The newest block of the epoch that is asked for. */
function epochBlock(params: unknown, { chain }: RpcContext): Block {
  const head = chain.head();
  if (params === null || params === undefined || params === 'latest') return head;
  if (Array.isArray(params) && params.length === 1) {
    return params[0] === null ? head : blockOfId(params[0], head, chain);
  }
  const [kind, value] = singleVariant(params, EPOCH_REFERENCES);
  switch (kind) {
    case 'epoch_id':
      return blockOfEpoch(value, head);
    case 'block_id':
      return blockOfId(value, head, chain);
    case 'latest':
      return head;
    default:
      return kind satisfies never;
  }
}

function blockOfId(value: unknown, head: Block, chain: RpcContext['chain']): Block {
  const block = findBlockById(chain, blockIdValue(value));
  if (!block) throw unknownEpoch();
  if (equalBytes(block.epochId, head.epochId)) return head;
  const next = chain.blockByHeight(block.height + 1);
  // A block names an epoch that is over only if it is the epoch's last.
  if (next && equalBytes(next.epochId, block.epochId)) throw unavailable();
  return block;
}

function blockOfEpoch(value: unknown, head: Block): Block {
  if (equalBytes(hashValue(value), head.epochId)) return head;
  throw unknownEpoch();
}

function unknownEpoch() {
  return handlerError('UNKNOWN_EPOCH', undefined, 'Unknown Epoch');
}

function unavailable() {
  return handlerError('VALIDATOR_INFO_UNAVAILABLE', undefined, 'Validator info unavailable');
}

interface BlockCounts {
  readonly produced: number;
  /** One for each height. */
  readonly expected: number;
}

/** Each makes a chunk of every shard with every block, and endorses all of them. */
function currentValidatorView(
  { accountId, publicKey, stake }: Validator,
  shards: readonly number[],
  counts: BlockCounts,
): Json {
  const { produced, expected } = counts;
  const producedPerShard = shards.map(() => produced);
  const expectedPerShard = shards.map(() => expected);
  return {
    account_id: accountId,
    public_key: formatPublicKey(publicKey),
    is_slashed: false,
    stake: stake.toString(),
    shards,
    shards_endorsed: shards,
    num_produced_blocks: produced,
    num_expected_blocks: expected,
    num_produced_chunks: produced * shards.length,
    num_expected_chunks: expected * shards.length,
    num_produced_chunks_per_shard: producedPerShard,
    num_expected_chunks_per_shard: expectedPerShard,
    num_produced_endorsements: produced * shards.length,
    num_expected_endorsements: expected * shards.length,
    num_produced_endorsements_per_shard: producedPerShard,
    num_expected_endorsements_per_shard: expectedPerShard,
  };
}

function nextValidatorView({ accountId, publicKey, stake }: Validator, shards: readonly number[]): Json {
  return { account_id: accountId, public_key: formatPublicKey(publicKey), stake: stake.toString(), shards };
}
