import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytes, hashKey, hashOf, ZERO_HASH } from '../primitives/hash.ts';
import { Trie } from './trie.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
/** Few different bytes, so that keys share fronts and are fronts of each other. */
const key = fc
  .array(fc.constantFrom(0x00, 0x01, 0x10, 0x11, 0xff), { maxLength: 5 })
  .map((list) => new Uint8Array(list));
const value = fc.uint8Array({ maxLength: 3 });
const command = fc.record({ key, value: fc.option(value, { nil: undefined }) });

function apply(commands: readonly { key: Uint8Array; value: Uint8Array | undefined }[]) {
  const expected = new Map<string, { key: Uint8Array; value: Uint8Array }>();
  let trie = Trie.empty;
  for (const { key: k, value: v } of commands) {
    trie = v === undefined ? trie.delete(k) : trie.set(k, v);
    if (v === undefined) expected.delete(hashKey(k));
    else expected.set(hashKey(k), { key: k, value: v });
  }
  return { trie, expected: [...expected.values()].sort((a, b) => compareBytes(a.key, b.key)) };
}

describe('a trie', () => {
  it('holds what was set last and lists it in order', () => {
    fc.assert(
      fc.property(fc.array(command), key, (commands, prefix) => {
        const { trie, expected } = apply(commands);
        for (const entry of expected) expect(trie.get(entry.key)).toEqual(entry.value);
        expect([...trie.entries()].map(({ key: k, value: v }) => ({ key: k, value: v }))).toEqual(expected);
        const below = expected.filter((entry) => hashKey(entry.key).startsWith(hashKey(prefix)));
        expect([...trie.entries(prefix)].map((entry) => entry.key)).toEqual(below.map((entry) => entry.key));
        expect(trie.get(prefix)).toEqual(expected.find((entry) => compareBytes(entry.key, prefix) === 0)?.value);
      }),
    );
  });

  it('has a root that depends on its content alone, not on its history', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const { trie, expected } = apply(commands);
        const fresh = Trie.from([...expected].reverse().map((entry) => [entry.key, entry.value]));
        expect(trie.root).toEqual(fresh.root);
      }),
    );
  });

  it('leaves earlier tries as they were', () => {
    const before = Trie.from([
      [bytes(1, 2), bytes(1)],
      [bytes(1, 3), bytes(2)],
    ]);
    const root = before.root;
    const after = before.set(bytes(1, 2), bytes(9)).delete(bytes(1, 3));
    expect(before.root).toEqual(root);
    expect(before.get(bytes(1, 3))).toEqual(bytes(2));
    expect(after.get(bytes(1, 3))).toBeUndefined();
    expect(after.set(bytes(1, 2), bytes(1)).set(bytes(1, 3), bytes(2)).root).toEqual(root);
  });

  it('is rooted in zeros when empty, and stays itself when nothing is deleted', () => {
    expect(Trie.empty.root).toEqual(ZERO_HASH);
    const trie = Trie.empty.set(bytes(7), bytes(1));
    expect(trie.delete(bytes(8))).toBe(trie);
    expect(trie.delete(bytes(7)).root).toEqual(ZERO_HASH);
  });

  it('counts the nodes on the way to a key, found or not', () => {
    const trie = Trie.from([
      [bytes(0x11, 0x11), bytes(1)],
      [bytes(0x11, 0x12), bytes(2)],
      [bytes(0x11, 0x22), bytes(3)],
    ]);
    expect(trie.path(bytes(0x11, 0x11)).nodes.map((node) => node.kind)).toEqual([
      'Extension',
      'Branch',
      'Branch',
      'Leaf',
    ]);
    expect(trie.path(bytes(0x11, 0x13)).nodes).toHaveLength(3);
    expect(trie.path(bytes(0x22)).nodes).toHaveLength(1);
    expect(trie.path(bytes(0x11, 0x2f)).entry).toBeNull();
  });

  it('may be as deep as the longest keys allow', () => {
    // The longest first, so that each change is near the root.
    const keys = Array.from({ length: 2048 }, (_, i) => new Uint8Array(2048 - i).fill(0x61));
    const [longest, shortest] = [keys[0] as Uint8Array, keys[2047] as Uint8Array];
    const deep = Trie.from(keys.map((k) => [k, bytes(1)]));
    expect(deep.path(longest).nodes.length).toBeGreaterThan(4000);
    const changed = deep.set(longest, bytes(2));
    expect(changed.root).not.toEqual(deep.root);
    expect(changed.delete(longest).root).toEqual(deep.delete(longest).root);
    const flat = keys.slice(0, -1).reduceRight((trie, k) => trie.delete(k), deep);
    expect(flat.root).toEqual(Trie.from([[shortest, bytes(1)]]).root);
  });

  it('proves what it lists: the nodes hash up to the root', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1 }), key, (commands, prefix) => {
        const { trie, expected } = apply(commands);
        const proof = trie.prove(prefix);
        if (expected.length === 0) expect(proof).toEqual([]);
        else expect(hashOf(proof[0] as Uint8Array)).toEqual(trie.root);
      }),
    );
  });
});
