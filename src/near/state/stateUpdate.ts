import { compareBytes, hashKey } from '../primitives/hash.ts';
import type { StateChange, StateChangeCause } from './stateChange.ts';
import { StorageProof } from './storageProof.ts';
import type { Trie, TriePath } from './trie.ts';
import { COLUMNS } from './trieKey.ts';
import { entryHash, nodeHash } from './trieNode.ts';

/** Something that knows values by trie keys: a `Trie` or a `StateUpdate`. */
export interface ReadableState {
  get(key: Uint8Array): Uint8Array | undefined;
  /** Whether there is a value; it need not be shown to whoever checks. */
  has(key: Uint8Array): boolean;
  /** As `get`, without a trace in a proof of what was read. */
  peek(key: Uint8Array): Uint8Array | undefined;
  entries(prefix: Uint8Array): Iterable<{ readonly key: Uint8Array; readonly value: Uint8Array }>;
}

export interface WritableState extends ReadableState {
  set(key: Uint8Array, value: Uint8Array): void;
  remove(key: Uint8Array): void;
}

/** Trie nodes that an access touched, split by whether this chunk had seen them before. */
export interface NodesTouched {
  readonly touched: number;
  readonly cached: number;
}

interface Change {
  readonly key: Uint8Array;
  /** `null` removes. */
  readonly value: Uint8Array | null;
}

interface Committed {
  readonly key: Uint8Array;
  readonly changes: { readonly cause: StateChangeCause; readonly value: Uint8Array | null }[];
}

const NONE: NodesTouched = { touched: 0, cached: 0 };

/**
 * The state while a chunk is applied: the trie from before it, what was committed since, and what may yet be rolled back.
 * @see nearcore core/store/src/trie/update.rs `TrieUpdate`
 */
export class StateUpdate implements WritableState {
  readonly #base: Trie;
  readonly #committed = new Map<string, Committed>();
  readonly #prospective = new Map<string, Change>();
  /** What was read of the trie from before the chunk. */
  readonly proof = new StorageProof();
  /** Hashes of nodes and values that contracts touched in this chunk. */
  readonly #seen = new Set<string>();

  constructor(base: Trie) {
    this.#base = base;
  }

  get(key: Uint8Array): Uint8Array | undefined {
    const updated = this.#updated(key);
    return updated === undefined ? this.#read(key).entry?.value : (updated ?? undefined);
  }

  has(key: Uint8Array): boolean {
    const updated = this.#updated(key);
    return updated === undefined ? this.#walk(key).entry !== null : updated !== null;
  }

  peek(key: Uint8Array): Uint8Array | undefined {
    const updated = this.#updated(key);
    return updated === undefined ? this.#base.get(key) : (updated ?? undefined);
  }

  set(key: Uint8Array, value: Uint8Array): void {
    this.#prospective.set(hashKey(key), { key, value });
  }

  /** @see nearcore core/store/src/trie/update.rs `TrieUpdate::remove` */
  remove(key: Uint8Array): void {
    if (key[0] === COLUMNS.contractData) this.proof.addRemoval();
    this.#prospective.set(hashKey(key), { key, value: null });
  }

  /** Everything under a front part of keys as it stands now, in key order. */
  entries(prefix: Uint8Array): { readonly key: Uint8Array; readonly value: Uint8Array }[] {
    const front = hashKey(prefix);
    const found = new Map<string, { readonly key: Uint8Array; readonly value: Uint8Array }>();
    const { above, nodes } = this.#base.subtree(prefix);
    for (const node of above) this.proof.addNode(node);
    for (const node of nodes) {
      this.proof.addNode(node);
      if (node.kind === 'Extension' || node.entry === null) continue;
      this.proof.addValue(node.entry);
      found.set(hashKey(node.entry.key), node.entry);
    }
    const overlay = (text: string, key: Uint8Array, value: Uint8Array | null): void => {
      if (!text.startsWith(front)) return;
      if (value === null) found.delete(text);
      else found.set(text, { key, value });
    };
    for (const [text, { key, changes }] of this.#committed) overlay(text, key, lastValue(changes));
    for (const [text, { key, value }] of this.#prospective) overlay(text, key, value);
    return [...found.values()].sort((a, b) => compareBytes(a.key, b.key));
  }

  /** Reads for a contract's `storage_read`: no nodes are charged, but the value counts as seen from now on. */
  readForContract(key: Uint8Array): Uint8Array | undefined {
    const updated = this.#updated(key);
    if (updated !== undefined) return updated ?? undefined;
    const { entry } = this.#read(key);
    if (entry !== null) this.#see(entryHash(entry));
    return entry?.value;
  }

  /**
   * Reads what `storage_write` or `storage_remove` will replace, and counts the nodes they pay for: those on the way to
   * the key in the trie from before the chunk and the value's, or none if this chunk has written the key.
   * @see nearcore runtime/runtime/src/ext.rs `storage_set`
   */
  readForWrite(key: Uint8Array): { readonly value: Uint8Array | undefined; readonly nodes: NodesTouched } {
    const updated = this.#updated(key);
    if (updated !== undefined) return { value: updated ?? undefined, nodes: NONE };
    const { nodes, entry } = this.#read(key);
    let touched = 0;
    for (const node of nodes) if (this.#see(nodeHash(node))) touched += 1;
    if (entry !== null && this.#see(entryHash(entry))) touched += 1;
    const all = nodes.length + (entry === null ? 0 : 1);
    return { value: entry?.value, nodes: { touched, cached: all - touched } };
  }

  /** Makes what was written since the last commit final for this chunk, and says why it was written. */
  commit(cause: StateChangeCause): void {
    for (const [text, { key, value }] of this.#prospective) {
      const committed = this.#committed.get(text);
      if (committed === undefined) this.#committed.set(text, { key, changes: [{ cause, value }] });
      else committed.changes.push({ cause, value });
    }
    this.#prospective.clear();
  }

  /** Forgets what was written since the last commit. */
  rollback(): void {
    this.#prospective.clear();
  }

  /** The trie after the chunk, and every committed change by key, then in the order of commits. Nothing may be uncommitted. */
  finalize(): { readonly trie: Trie; readonly changes: readonly StateChange[] } {
    if (this.#prospective.size > 0)
      throw new Error('Expected every change to be committed or rolled back before finalize.');
    let trie = this.#base;
    const changes: StateChange[] = [];
    const sorted = [...this.#committed].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [, { key, changes: ofKey }] of sorted) {
      for (const { cause, value } of ofKey) changes.push({ cause, key, value });
      const value = lastValue(ofKey);
      trie = value === null ? trie.delete(key) : trie.set(key, value);
    }
    return { trie, changes };
  }

  /** Finds a key in the trie from before the chunk; the way there becomes part of the proof. */
  #walk(key: Uint8Array): TriePath {
    const path = this.#base.path(key);
    for (const node of path.nodes) this.proof.addNode(node);
    return path;
  }

  /** As `#walk`, and the value too. */
  #read(key: Uint8Array): TriePath {
    const path = this.#walk(key);
    if (path.entry !== null) this.proof.addValue(path.entry);
    return path;
  }

  /** What this chunk made of a key: `null` if it removed it, `undefined` if it left it alone. */
  #updated(key: Uint8Array): Uint8Array | null | undefined {
    const text = hashKey(key);
    const prospective = this.#prospective.get(text);
    if (prospective !== undefined) return prospective.value;
    const committed = this.#committed.get(text);
    return committed === undefined ? undefined : lastValue(committed.changes);
  }

  /** Whether a hash is new to this chunk; it no longer is. */
  #see(hash: Uint8Array): boolean {
    const text = hashKey(hash);
    if (this.#seen.has(text)) return false;
    this.#seen.add(text);
    return true;
  }
}

function lastValue(changes: Committed['changes']): Uint8Array | null {
  return changes.at(-1)?.value ?? null;
}
