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

/** The nodes that hold all that `root` holds and this entry too. */
export function insertEntry(root: TrieNode | null, entry: TrieEntry): TrieNode {
  const way = walk(root, entry.key);
  // Above an entry nothing vanishes.
  return rebuild(way, entry.key, insertHere(way.node, entry, way.at)) as TrieNode;
}

/** What remains of `root` without a key: the same node if it is not there, `null` if nothing remains. */
export function deleteEntry(root: TrieNode, key: Uint8Array): TrieNode | null {
  const way = walk(root, key);
  const { node, at } = way;
  if (node?.kind === 'Leaf' && leafHolds(node, key, at)) return rebuild(way, key, null);
  if (node?.kind !== 'Branch' || node.entry === null) return root;
  return rebuild(way, key, simplify(trieBranch(node.children, null), at));
}

/** How far down a key leads. */
interface Way {
  readonly passed: readonly (TrieBranch | TrieExtension)[];
  /** Where it ends or leaves the way: any change happens here. */
  readonly node: TrieNode | null;
  readonly at: number;
}

// Loops, not recursion: a contract may make a trie 4000 nodes deep, which no JavaScript stack is sure to hold.
function walk(root: TrieNode | null, key: Uint8Array): Way {
  const passed: (TrieBranch | TrieExtension)[] = [];
  const end = 2 * key.length;
  let node = root;
  let at = 0;
  while (node !== null && node.kind !== 'Leaf') {
    if (node.kind === 'Branch') {
      if (at === end) break;
      passed.push(node);
      node = node.children[nibbleAt(key, at)] ?? null;
      at += 1;
      continue;
    }
    const length = node.to - node.from;
    if (at + length > end || sharedNibbles(node.key, key, at, length) < length) break;
    passed.push(node);
    node = node.child;
    at += length;
  }
  return { passed, node, at };
}

/** The nodes of a way, made anew above what its end became. */
function rebuild({ passed, at }: Way, key: Uint8Array, end: TrieNode | null): TrieNode | null {
  let below = end;
  let position = at;
  for (const node of passed.toReversed()) {
    if (node.kind === 'Branch') {
      position -= 1;
      const branch = withChild(node, nibbleAt(key, position), below);
      below = below === null ? simplify(branch, position) : branch;
    } else {
      position = node.from;
      if (below?.kind === 'Branch') below = trieExtension(node.key, node.from, node.to, below);
      else if (below !== null) below = extendUp(below, node.from, node.to);
    }
  }
  return below;
}

function insertHere(node: TrieNode | null, entry: TrieEntry, at: number): TrieNode {
  if (node === null) return trieLeaf(entry, at);
  switch (node.kind) {
    case 'Leaf':
      return insertAtLeaf(node, entry, at);
    case 'Extension':
      return splitExtension(node, entry, at);
    case 'Branch':
      return trieBranch(node.children, entry);
    default:
      return node satisfies never;
  }
}

function insertAtLeaf(leaf: TrieLeaf, entry: TrieEntry, at: number): TrieNode {
  const ends = [2 * leaf.entry.key.length, 2 * entry.key.length] as const;
  const fork = at + sharedNibbles(leaf.entry.key, entry.key, at, Math.min(...ends) - at);
  if (fork === ends[0] && fork === ends[1]) return trieLeaf(entry, at);
  return extendUp(withEntry(withEntry(EMPTY_BRANCH, leaf.entry, fork), entry, fork), at, fork);
}

function splitExtension(extension: TrieExtension, entry: TrieEntry, at: number): TrieNode {
  const { key, from, to, child } = extension;
  const fork = at + sharedNibbles(key, entry.key, at, Math.min(to - from, 2 * entry.key.length - at));
  const rest = fork + 1 === to ? child : trieExtension(key, fork + 1, to, child);
  const split = withChild(EMPTY_BRANCH, nibbleAt(key, fork), rest);
  return extendUp(withEntry(split, entry, fork), at, fork);
}

function leafHolds({ entry }: TrieLeaf, key: Uint8Array, at: number): boolean {
  const rest = 2 * key.length - at;
  return entry.key.length === key.length && sharedNibbles(entry.key, key, at, rest) === rest;
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

/** A branch with an entry for which it has no child yet. */
function withEntry(branch: TrieBranch, entry: TrieEntry, at: number): TrieBranch {
  if (at === 2 * entry.key.length) return trieBranch(branch.children, entry);
  return withChild(branch, nibbleAt(entry.key, at), trieLeaf(entry, at + 1));
}

function withChild(branch: TrieBranch, nibble: number, child: TrieNode | null): TrieBranch {
  return trieBranch(branch.children.with(nibble, child), branch.entry);
}

const EMPTY_BRANCH: TrieBranch = trieBranch(new Array<null>(16).fill(null), null);
