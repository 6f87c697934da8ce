import { BorshWriter } from '../primitives/borsh.ts';
import type { CryptoHash } from '../primitives/brands.ts';
import { hashOf } from '../primitives/hash.ts';

/** A key with its value. `hash` is the value's, once somebody asked for it. */
export interface TrieEntry {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  hash: CryptoHash | null;
}

/**
 * The trie's nodes. They never change, except that `hash` fills in when first asked for, so tries share them freely.
 * Positions count nibbles from the front of a key, high nibble first. `memory` is nearcore's memory usage of the subtree.
 */
export interface TrieLeaf {
  readonly kind: 'Leaf';
  readonly entry: TrieEntry;
  /** Where the leaf's part of its key begins; it reaches to the end. */
  readonly from: number;
  readonly memory: number;
  hash: CryptoHash | null;
}

export interface TrieExtension {
  readonly kind: 'Extension';
  /** Some key that passes here; of it the nibbles from `from` to before `to`. */
  readonly key: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly child: TrieBranch;
  readonly memory: number;
  hash: CryptoHash | null;
}

export interface TrieBranch {
  readonly kind: 'Branch';
  /** 16, by the next nibble. */
  readonly children: readonly (TrieNode | null)[];
  /** The entry whose key ends here. */
  readonly entry: TrieEntry | null;
  readonly memory: number;
  hash: CryptoHash | null;
}

export type TrieNode = TrieLeaf | TrieExtension | TrieBranch;

/** @see nearcore core/store/src/trie/mod.rs `TrieCosts` */
const NODE_COST = 50;
const BYTE_OF_KEY_COST = 2;
const VALUE_COST = 50;

export function trieLeaf(entry: TrieEntry, from: number): TrieLeaf {
  const memory = NODE_COST + keyCost(2 * entry.key.length - from) + valueCost(entry);
  return { kind: 'Leaf', entry, from, memory, hash: null };
}

export function trieExtension(key: Uint8Array, from: number, to: number, child: TrieBranch): TrieExtension {
  return { kind: 'Extension', key, from, to, child, memory: NODE_COST + keyCost(to - from) + child.memory, hash: null };
}

export function trieBranch(children: readonly (TrieNode | null)[], entry: TrieEntry | null): TrieBranch {
  let memory = NODE_COST + (entry === null ? 0 : valueCost(entry));
  for (const child of children) if (child !== null) memory += child.memory;
  return { kind: 'Branch', children, entry, memory, hash: null };
}

export function nibbleAt(key: Uint8Array, position: number): number {
  const byte = key[position >> 1] ?? 0;
  return position & 1 ? byte & 15 : byte >> 4;
}

/** How many nibbles two keys share from a position on, at most `limit`. */
export function sharedNibbles(a: Uint8Array, b: Uint8Array, from: number, limit: number): number {
  let count = 0;
  while (count < limit && nibbleAt(a, from + count) === nibbleAt(b, from + count)) count += 1;
  return count;
}

export function nodeHash(node: TrieNode): CryptoHash {
  if (node.hash === null) for (const below of unhashed(node).reverse()) below.hash = hashOf(encodeNode(below));
  return node.hash as CryptoHash;
}

/** A node and all below it that have no hash yet, parents first: recursion could go deeper than the stack. */
function unhashed(top: TrieNode): TrieNode[] {
  const nodes: TrieNode[] = [top];
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i] as TrieNode;
    if (node.kind === 'Extension' && node.child.hash === null) nodes.push(node.child);
    if (node.kind !== 'Branch') continue;
    for (const child of node.children) if (child !== null && child.hash === null) nodes.push(child);
  }
  return nodes;
}

export function entryHash(entry: TrieEntry): CryptoHash {
  return (entry.hash ??= hashOf(entry.value));
}

/** The bytes that a node's hash is of. @see nearcore core/store/src/trie/raw_node.rs `RawTrieNodeWithSize` */
export function encodeNode(node: TrieNode): Uint8Array {
  switch (node.kind) {
    case 'Leaf': {
      const key = node.entry.key;
      const writer = new BorshWriter(64 + key.length).u8(0).bytes(encodeNibbles(key, node.from, 2 * key.length, true));
      return writeValue(writer, node.entry).u64(node.memory).finish();
    }
    case 'Extension': {
      const nibbles = encodeNibbles(node.key, node.from, node.to, false);
      return new BorshWriter(64 + nibbles.length)
        .u8(3)
        .bytes(nibbles)
        .fixed(nodeHash(node.child))
        .u64(node.memory)
        .finish();
    }
    case 'Branch':
      return encodeBranch(node);
    default:
      return node satisfies never;
  }
}

/** How long `encodeNode` would be, without hashing anything. */
export function encodedLength(node: TrieNode): number {
  switch (node.kind) {
    case 'Leaf':
      return 1 + 4 + nibblesLength(2 * node.entry.key.length - node.from) + VALUE_LENGTH + MEMORY_LENGTH;
    case 'Extension':
      return 1 + 4 + nibblesLength(node.to - node.from) + HASH_LENGTH + MEMORY_LENGTH;
    case 'Branch': {
      let length = 1 + (node.entry === null ? 0 : VALUE_LENGTH) + 2 + MEMORY_LENGTH;
      for (const child of node.children) if (child !== null) length += HASH_LENGTH;
      return length;
    }
    default:
      return node satisfies never;
  }
}

const HASH_LENGTH = 32;
const VALUE_LENGTH = 4 + HASH_LENGTH;
const MEMORY_LENGTH = 8;
const nibblesLength = (count: number): number => 1 + (count >> 1);

function encodeBranch(node: TrieBranch): Uint8Array {
  const writer = new BorshWriter(560).u8(node.entry === null ? 1 : 2);
  if (node.entry !== null) writeValue(writer, node.entry);
  let present = 0;
  for (let i = 0; i < 16; i += 1) if (node.children[i] !== null) present |= 1 << i;
  writer.u16(present);
  for (const child of node.children) if (child !== null) writer.fixed(nodeHash(child));
  return writer.u64(node.memory).finish();
}

function writeValue(writer: BorshWriter, entry: TrieEntry): BorshWriter {
  return writer.u32(entry.value.length).fixed(entryHash(entry));
}

/** A first byte says whether it is a leaf's and holds the odd nibble; pairs follow. @see nearcore core/store/src/trie/nibble_slice.rs `encoded` */
function encodeNibbles(key: Uint8Array, from: number, to: number, leaf: boolean): Uint8Array {
  const count = to - from;
  const odd = count & 1;
  const bytes = new Uint8Array(1 + (count >> 1));
  bytes[0] = (leaf ? 0x20 : 0) | (odd === 1 ? 0x10 | nibbleAt(key, from) : 0);
  for (let i = 1, at = from + odd; at < to; i += 1, at += 2)
    bytes[i] = (nibbleAt(key, at) << 4) | nibbleAt(key, at + 1);
  return bytes;
}

function keyCost(nibbles: number): number {
  return BYTE_OF_KEY_COST * (1 + (nibbles >> 1));
}

function valueCost(entry: TrieEntry): number {
  return entry.value.length + VALUE_COST;
}
