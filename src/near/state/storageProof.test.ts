import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StateUpdate } from './stateUpdate.ts';
import type { StorageProof } from './storageProof.ts';
import { Trie } from './trie.ts';
import { encodedLength, encodeNode } from './trieNode.ts';
import { trieKey } from './trieKey.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const keys = fc.uniqueArray(fc.uint8Array({ minLength: 1, maxLength: 5 }), { selector: String, maxLength: 40 });

/** Finds out how much a proof holds by asking for limits. */
function sizeOf(proof: StorageProof, since?: ReturnType<StorageProof['mark']>): number {
  let [low, high] = [0, 1 << 24];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (proof.exceeds(middle, since)) low = middle + 1;
    else high = middle;
  }
  return low;
}

test('a node is as long as its bytes, which nobody has to write for that', () => {
  fc.assert(
    fc.property(keys, (all) => {
      const { nodes } = Trie.from(all.map((key) => [key, key])).subtree(bytes());
      for (const node of nodes) expect(encodedLength(node)).toBe(encodeNode(node).length);
    }),
    { seed: 1 },
  );
});

describe('the proof of what a chunk reads', () => {
  test('holds the distinct nodes on the way and the value, also of what is not there', () => {
    fc.assert(
      fc.property(keys, keys, (there, asked) => {
        const trie = Trie.from(there.map((key) => [key, bytes(0, ...key)]));
        const state = new StateUpdate(trie);
        const parts = new Set<string>();
        for (const key of asked) {
          state.get(key);
          const { nodes, entry } = trie.path(key);
          for (const node of nodes) parts.add(String(encodeNode(node)));
          if (entry !== null) parts.add(String(entry.value));
        }
        const size = [...parts].reduce((sum, part) => sum + part.split(',').length, 0);
        expect(sizeOf(state.proof)).toBe(size);
      }),
      { seed: 1 },
    );
  });

  test('holds no value of what is only looked for, and nothing of what is peeked at', () => {
    const trie = Trie.from([[bytes(1), new Uint8Array(500)]]);
    const state = new StateUpdate(trie);
    state.peek(bytes(1));
    expect(sizeOf(state.proof)).toBe(0);
    expect(state.has(bytes(1))).toBe(true);
    expect(sizeOf(state.proof)).toBeLessThan(100);
    state.get(bytes(1));
    expect(sizeOf(state.proof)).toBeGreaterThan(500);
  });

  test('holds equal values once', () => {
    const value = new Uint8Array(1_000).fill(7);
    const state = new StateUpdate(Trie.from([1, 2, 3].map((key) => [bytes(key), value.slice()])));
    for (const key of [1, 2, 3]) state.get(bytes(key));
    expect(sizeOf(state.proof)).toBeLessThan(1_500);
    const mark = state.proof.mark();
    state.get(bytes(1));
    expect(sizeOf(state.proof, mark)).toBe(0);
  });

  test('needs nothing for what the chunk itself wrote', () => {
    const state = new StateUpdate(Trie.from([[bytes(1), bytes(1)]]));
    state.set(bytes(1), bytes(2));
    state.get(bytes(1));
    expect(sizeOf(state.proof)).toBe(0);
  });

  test('counts 2000 bytes for each removal of contract data, there or not, and forgets nothing when undone', () => {
    const state = new StateUpdate(Trie.empty);
    state.remove(trieKey.contractData('a', bytes(1)));
    state.remove(trieKey.contractData('a', bytes(1)));
    state.remove(trieKey.account('a'));
    state.rollback();
    expect(sizeOf(state.proof)).toBe(4_000);
  });
});
