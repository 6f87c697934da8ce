import {
  nibbleAt,
  sharedNibbles,
  trieBranch,
  type TrieBranch,
  type TrieEntry,
  trieExtension,
  type TrieExtension,
  type TrieLeaf,
  trieLeaf,
  type TrieNode,
} from './trieNode.ts';

/** The node that holds all that `node` holds and this entry too. `at` is the node's place in the key. */
export function insertEntry(node: TrieNode | null, entry: TrieEntry, at: number): TrieNode {
  if (node === null) return trieLeaf(entry, at);
  switch (node.kind) {
    case 'Leaf':
      return insertAtLeaf(node, entry, at);
    case 'Extension':
      return insertAtExtension(node, entry, at);
    case 'Branch':
      return insertAtBranch(node, entry, at);
    default:
      return node satisfies never;
  }
}

/** What remains of `node` without a key: the same node if it is not there, `null` if nothing remains. */
export function deleteEntry(node: TrieNode, key: Uint8Array, at: number): TrieNode | null {
  switch (node.kind) {
    case 'Leaf': {
      const rest = 2 * key.length - at;
      const found = node.entry.key.length === key.length && sharedNibbles(node.entry.key, key, at, rest) === rest;
      return found ? null : node;
    }
    case 'Extension': {
      const length = node.to - node.from;
      if (at + length > 2 * key.length || sharedNibbles(node.key, key, at, length) < length) return node;
      const child = deleteEntry(node.child, key, at + length);
      if (child === node.child) return node;
      if (child === null) return null;
      return extendUp(child, at, at + length);
    }
    case 'Branch':
      return deleteAtBranch(node, key, at);
    default:
      return node satisfies never;
  }
}

function insertAtLeaf(leaf: TrieLeaf, entry: TrieEntry, at: number): TrieNode {
  const ends = [2 * leaf.entry.key.length, 2 * entry.key.length] as const;
  const fork = at + sharedNibbles(leaf.entry.key, entry.key, at, Math.min(...ends) - at);
  if (fork === ends[0] && fork === ends[1]) return trieLeaf(entry, at);
  return extendUp(insertAtBranch(insertAtBranch(EMPTY_BRANCH, leaf.entry, fork), entry, fork), at, fork);
}

function insertAtExtension(extension: TrieExtension, entry: TrieEntry, at: number): TrieNode {
  const length = extension.to - extension.from;
  const shared = sharedNibbles(extension.key, entry.key, at, Math.min(length, 2 * entry.key.length - at));
  if (shared === length)
    return trieExtension(entry.key, at, at + length, insertAtBranch(extension.child, entry, at + length));
  const fork = at + shared;
  const rest =
    fork + 1 === extension.to ? extension.child : trieExtension(extension.key, fork + 1, extension.to, extension.child);
  const split = withChild(EMPTY_BRANCH, nibbleAt(extension.key, fork), rest);
  return extendUp(insertAtBranch(split, entry, fork), at, fork);
}

function insertAtBranch(branch: TrieBranch, entry: TrieEntry, at: number): TrieBranch {
  if (at === 2 * entry.key.length) return trieBranch(branch.children, entry);
  const nibble = nibbleAt(entry.key, at);
  return withChild(branch, nibble, insertEntry(branch.children[nibble] ?? null, entry, at + 1));
}

function deleteAtBranch(branch: TrieBranch, key: Uint8Array, at: number): TrieNode | null {
  if (at === 2 * key.length) return branch.entry === null ? branch : simplify(trieBranch(branch.children, null), at);
  const nibble = nibbleAt(key, at);
  const before = branch.children[nibble] ?? null;
  const after = before === null ? null : deleteEntry(before, key, at + 1);
  return after === before ? branch : simplify(withChild(branch, nibble, after), at);
}

/** A branch must hold at least two things; what holds one is a leaf or joins its child. */
function simplify(branch: TrieBranch, at: number): TrieNode | null {
  const children = branch.children.filter((child) => child !== null);
  const [only] = children;
  if (only === undefined) return branch.entry === null ? null : trieLeaf(branch.entry, at);
  return children.length === 1 && branch.entry === null ? extendUp(only, at, at + 1) : branch;
}

/** The subtree that begins at `to`, made to begin at `from`. Never an extension above a leaf or another extension. */
function extendUp(node: TrieNode, from: number, to: number): TrieNode {
  switch (node.kind) {
    case 'Leaf':
      return trieLeaf(node.entry, from);
    case 'Extension':
      return trieExtension(node.key, from, node.to, node.child);
    case 'Branch':
      return from === to ? node : trieExtension(someKey(node), from, to, node);
    default:
      return node satisfies never;
  }
}

/** Any key below a branch: all have the same nibbles above it. */
function someKey(branch: TrieBranch): Uint8Array {
  let node: TrieNode = branch;
  while (node.kind === 'Branch' && node.entry === null)
    node = node.children.find((child) => child !== null) as TrieNode;
  return node.kind === 'Extension' ? node.key : (node.entry as TrieEntry).key;
}

function withChild(branch: TrieBranch, nibble: number, child: TrieNode | null): TrieBranch {
  return trieBranch(branch.children.with(nibble, child), branch.entry);
}

const EMPTY_BRANCH: TrieBranch = trieBranch(new Array<null>(16).fill(null), null);
