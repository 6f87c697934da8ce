import { hashKey } from '../primitives/hash.ts';
import { encodedLength, entryHash, nodeHash, type TrieEntry, type TrieNode } from './trieNode.ts';

/** A moment to count from. */
export interface ProofMark {
  readonly parts: number;
  readonly atMost: number;
  readonly removals: number;
}

/** What removing a row may make others prove: a branch left with one child joins it. Bytes. */
const REMOVAL_SIZE = 2_000;
const START: ProofMark = { parts: 0, atMost: 0, removals: 0 };

/**
 * What a chunk's validators must be shown of the state to apply it themselves: the trie nodes and values that it read,
 * each once. What was recorded stays so when a receipt's changes are undone.
 *
 * Equal parts at different places count once. That takes their hashes, which are asked for only when it matters.
 * @see nearcore core/store/src/trie/trie_recording.rs `TrieRecorder`
 */
export class StorageProof {
  readonly #seen = new Set<TrieNode | TrieEntry>();
  /** The same, in order. */
  readonly #parts: (TrieNode | TrieEntry)[] = [];
  /** Bytes of all parts, equal ones counted as often as they were seen. */
  #atMost = 0;
  #removals = 0;
  readonly #hashes = new Set<string>();
  /** Bytes of the first n parts, equal ones counted once; as far as somebody asked. */
  readonly #exact: number[] = [0];

  addNode(node: TrieNode): void {
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    this.#parts.push(node);
    this.#atMost += encodedLength(node);
  }

  addValue(entry: TrieEntry): void {
    if (this.#seen.has(entry)) return;
    this.#seen.add(entry);
    this.#parts.push(entry);
    this.#atMost += entry.value.length;
  }

  addRemoval(): void {
    this.#removals += 1;
  }

  mark(): ProofMark {
    return { parts: this.#parts.length, atMost: this.#atMost, removals: this.#removals };
  }

  /** Whether more than so many bytes were recorded, with what removals may add. */
  exceeds(limit: number, since: ProofMark = START): boolean {
    const removed = REMOVAL_SIZE * (this.#removals - since.removals);
    if (this.#atMost - since.atMost + removed <= limit) return false;
    return this.#exactSize(this.#parts.length) - this.#exactSize(since.parts) + removed > limit;
  }

  #exactSize(parts: number): number {
    for (let i = this.#exact.length - 1; i < parts; i += 1) {
      const part = this.#parts[i] as TrieNode | TrieEntry;
      const isNode = 'kind' in part;
      const hash = hashKey(isNode ? nodeHash(part) : entryHash(part));
      const size = this.#hashes.has(hash) ? 0 : isNode ? encodedLength(part) : part.value.length;
      this.#hashes.add(hash);
      this.#exact.push((this.#exact[i] as number) + size);
    }
    return this.#exact[parts] as number;
  }
}
