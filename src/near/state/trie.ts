import type { CryptoHash } from '../primitives/brands.ts';
import { ZERO_HASH } from '../primitives/hash.ts';
import { deleteEntry, insertEntry } from './trieChange.ts';
import { encodeNode, nibbleAt, nodeHash, sharedNibbles, type TrieEntry, type TrieNode } from './trieNode.ts';

/** The nodes that a search touches from the root on, and what it finds. */
export interface TriePath {
  readonly nodes: readonly TrieNode[];
  readonly entry: TrieEntry | null;
}

/**
 * A map from bytes to bytes with nearcore's root hash. It never changes: `set` and `delete` give another trie that
 * shares all but a path, so keeping one is a snapshot. Keys and values must not be written to afterwards.
 * @see nearcore core/store/src/trie/mod.rs `Trie`
 */
export class Trie {
  static readonly empty: Trie = new Trie(null);
  readonly #root: TrieNode | null;

  private constructor(root: TrieNode | null) {
    this.#root = root;
  }

  static from(entries: Iterable<readonly [key: Uint8Array, value: Uint8Array]>): Trie {
    let root: TrieNode | null = null;
    for (const [key, value] of entries) root = insertEntry(root, { key, value, hash: null });
    return new Trie(root);
  }

  /** The state root; 32 zero bytes when empty. Hashes what changed since it was last asked for. */
  get root(): CryptoHash {
    return this.#root === null ? ZERO_HASH : nodeHash(this.#root);
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return search(this.#root, key)?.value;
  }

  has(key: Uint8Array): boolean {
    return search(this.#root, key) !== null;
  }

  peek(key: Uint8Array): Uint8Array | undefined {
    return this.get(key);
  }

  set(key: Uint8Array, value: Uint8Array): Trie {
    return new Trie(insertEntry(this.#root, { key, value, hash: null }));
  }

  delete(key: Uint8Array): Trie {
    const root = this.#root === null ? null : deleteEntry(this.#root, key);
    return root === this.#root ? this : new Trie(root);
  }

  /** Walks to a key and remembers the way, the root and the node where the search ends included. */
  path(key: Uint8Array): TriePath {
    const nodes: TrieNode[] = [];
    const entry = search(this.#root, key, nodes);
    return { nodes, entry };
  }

  /** Everything under a front part of keys, in key order. */
  *entries(prefix: Uint8Array = NO_BYTES): Generator<TrieEntry, undefined, undefined> {
    const { subtree } = descend(this.#root, prefix);
    if (subtree !== null) yield* entriesBelow(subtree);
  }

  /** The nodes that a look at `entries(prefix)` touches: those above them, and theirs. */
  subtree(prefix: Uint8Array): { readonly above: readonly TrieNode[]; readonly nodes: readonly TrieNode[] } {
    const { passed, subtree } = descend(this.#root, prefix);
    return { above: passed, nodes: subtree === null ? [] : [...nodesBelow(subtree)] };
  }

  /** The nodes, as bytes, that prove `entries(prefix)` complete, in the order of a walk through them. */
  prove(prefix: Uint8Array = NO_BYTES): Uint8Array[] {
    const { above, nodes } = this.subtree(prefix);
    return [...above, ...nodes].map(encodeNode);
  }
}

const NO_BYTES = new Uint8Array(0);

function search(root: TrieNode | null, key: Uint8Array, passed?: TrieNode[]): TrieEntry | null {
  const end = 2 * key.length;
  let node = root;
  let at = 0;
  while (node !== null) {
    passed?.push(node);
    if (node.kind === 'Leaf') return leafHolds(node.entry.key, key, at) ? node.entry : null;
    if (node.kind === 'Extension') {
      const length = node.to - node.from;
      if (at + length > end || sharedNibbles(node.key, key, at, length) < length) return null;
      at += length;
      node = node.child;
    } else {
      if (at === end) return node.entry;
      node = node.children[nibbleAt(key, at)] ?? null;
      at += 1;
    }
  }
  return null;
}

function leafHolds(leafKey: Uint8Array, key: Uint8Array, from: number): boolean {
  const rest = 2 * key.length - from;
  return leafKey.length === key.length && sharedNibbles(leafKey, key, from, rest) === rest;
}

/** Goes down to the highest node under which all keys begin with `prefix`. */
function descend(
  root: TrieNode | null,
  prefix: Uint8Array,
): { readonly passed: TrieNode[]; readonly subtree: TrieNode | null } {
  const passed: TrieNode[] = [];
  const end = 2 * prefix.length;
  let node = root;
  let at = 0;
  while (node !== null && at < end) {
    if (node.kind === 'Branch') {
      passed.push(node);
      node = node.children[nibbleAt(prefix, at)] ?? null;
      at += 1;
      continue;
    }
    const key = node.kind === 'Leaf' ? node.entry.key : node.key;
    const to = node.kind === 'Leaf' ? 2 * key.length : node.to;
    const compared = Math.min(end, to) - at;
    const matches = sharedNibbles(key, prefix, at, compared) === compared;
    if (matches && to >= end) return { passed, subtree: node };
    passed.push(node);
    node = matches && node.kind === 'Extension' ? node.child : null;
    at = to;
  }
  return { passed, subtree: node };
}

function* entriesBelow(node: TrieNode): Generator<TrieEntry, undefined, undefined> {
  for (const below of nodesBelow(node)) if (below.kind !== 'Extension' && below.entry !== null) yield below.entry;
}

/** A node and all below it, each before its children. An explicit stack: generators in generators cost a call per level. */
function* nodesBelow(top: TrieNode): Generator<TrieNode, undefined, undefined> {
  const stack: TrieNode[] = [top];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (node.kind === 'Extension') stack.push(node.child);
    if (node.kind !== 'Branch') continue;
    for (let i = 15; i >= 0; i -= 1) {
      const child = node.children[i] ?? null;
      if (child !== null) stack.push(child);
    }
  }
}
