import type { Block } from '../chain/types.ts';
import type { Chain } from '../chain/chain.ts';
import type { BlockHeight, CryptoHash } from '../primitives/brands.ts';
import { parseHash, toBase58 } from './encoding.ts';
import { isFields, parsingArgs, serdeTypeName, variantValue } from './params.ts';
import type { Fields } from './params.ts';
import type { Json } from './json.ts';

export type BlockId = BlockHeight | CryptoHash;

/** @see nearcore core/primitives/src/types.rs `BlockReference` */
export type BlockReference =
  | { readonly type: 'BlockId'; readonly blockId: BlockId }
  | { readonly type: 'Finality'; readonly finality: Finality }
  | { readonly type: 'SyncCheckpoint'; readonly checkpoint: 'genesis' | 'earliest_available' };

export type Finality = 'optimistic' | 'near-final' | 'final';

const FINALITIES = ['optimistic', 'near-final', 'final'] as const;
const CHECKPOINTS = ['genesis', 'earliest_available'] as const;
const KINDS = ['block_id', 'finality', 'sync_checkpoint'] as const;

/** A reference that is the whole parameter. */
export function blockReferenceValue(params: unknown): BlockReference {
  const [kind, value] = singleVariant(params, KINDS);
  return referenceOfKind(kind, value);
}

/** An object with exactly one key, as serde reads an enum. */
export function singleVariant<Kind extends string>(value: unknown, kinds: readonly Kind[]): readonly [Kind, unknown] {
  if (typeof value === 'string') {
    variantValue(value, kinds);
    throw parsingArgs('invalid type: unit variant, expected newtype variant');
  }
  if (!isFields(value)) throw parsingArgs(`invalid type: ${serdeTypeName(value)}, expected string or map`);
  const keys = Object.keys(value);
  if (keys.length !== 1) throw parsingArgs('invalid value: map, expected map with a single key');
  const kind = variantValue(keys[0], kinds);
  return [kind, value[kind]];
}

/** A reference flattened among other parameters. */
export function flattenedBlockReference(fields: Fields): BlockReference {
  const kind = Object.keys(fields).find((name) => (KINDS as readonly string[]).includes(name));
  if (!kind) throw parsingArgs('no variant of enum BlockReference found in flattened data');
  return referenceOfKind(kind as (typeof KINDS)[number], fields[kind]);
}

export function blockIdValue(value: unknown): BlockId {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  const hash = parseHash(value);
  if (!hash) throw parsingArgs('data did not match any variant of untagged enum BlockId');
  return hash;
}

function referenceOfKind(kind: (typeof KINDS)[number], value: unknown): BlockReference {
  switch (kind) {
    case 'block_id':
      return { type: 'BlockId', blockId: blockIdValue(value) };
    case 'finality':
      return { type: 'Finality', finality: variantValue(value, FINALITIES) };
    case 'sync_checkpoint':
      return { type: 'SyncCheckpoint', checkpoint: variantValue(value, CHECKPOINTS) };
    default:
      return kind satisfies never;
  }
}

export function findBlock(chain: Chain, reference: BlockReference): Block | undefined {
  switch (reference.type) {
    case 'BlockId':
      return findBlockById(chain, reference.blockId);
    case 'Finality':
      return blockByFinality(chain, reference.finality);
    case 'SyncCheckpoint':
      return chain.genesisBlock();
    default:
      return reference satisfies never;
  }
}

export function findBlockById(chain: Chain, blockId: BlockId): Block | undefined {
  return typeof blockId === 'number' ? chain.blockByHeight(blockId) : chain.blockByHash(blockId);
}

function blockByFinality(chain: Chain, finality: Finality): Block {
  if (finality === 'optimistic') return chain.head();
  return finality === 'final' ? chain.finalBlock() : chain.nearFinalBlock();
}

export function blockReferenceView(reference: BlockReference): Json {
  switch (reference.type) {
    case 'BlockId':
      return { block_id: blockIdView(reference.blockId) };
    case 'Finality':
      return { finality: reference.finality };
    case 'SyncCheckpoint':
      return { sync_checkpoint: reference.checkpoint };
    default:
      return reference satisfies never;
  }
}

export function blockIdView(blockId: BlockId): string | number {
  return typeof blockId === 'number' ? blockId : toBase58(blockId);
}

/**
 * What nearcore says of a block that it does not have. For a hash the word depends on which column a method looks
 * in: `BLOCK` for whole blocks, `BLOCK HEADER` for headers.
 */
export function unknownBlockText(blockId: BlockId, column: 'BLOCK' | 'BLOCK HEADER'): string {
  return typeof blockId === 'number'
    ? `DB Not Found Error: BLOCK HEIGHT: ${blockId} \n Cause: Unknown`
    : `DB Not Found Error: ${column}: ${toBase58(blockId)} \n Cause: Unknown`;
}

/** Status 422 tells a client that a height was there once or was skipped; 200 that it may still come. */
export function unknownBlockHttpStatus(chain: Chain, blockId: BlockId): number {
  return typeof blockId === 'number' && blockId < chain.head().height ? 422 : 200;
}
