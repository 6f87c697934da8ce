import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashKey } from '../primitives/hash.ts';
import { StateUpdate } from './stateUpdate.ts';
import { Trie } from './trie.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const cause = { type: 'Migration' } as const;
const later = { type: 'InitialState' } as const;
const base = Trie.from([
  [bytes(0x11, 0x11), bytes(1)],
  [bytes(0x11, 0x12), bytes(2)],
  [bytes(0x22), bytes(3, 3)],
]);

describe('a state update', () => {
  it('reads uncommitted before committed before the trie', () => {
    const state = new StateUpdate(base);
    state.set(bytes(0x22), bytes(4));
    state.commit(cause);
    state.remove(bytes(0x22));
    expect(state.get(bytes(0x22))).toBeUndefined();
    state.rollback();
    expect(state.get(bytes(0x22))).toEqual(bytes(4));
    expect(base.get(bytes(0x22))).toEqual(bytes(3, 3));
  });

  it('gives changes by key and, for one key, in the order of commits', () => {
    const state = new StateUpdate(base);
    state.set(bytes(0x33), bytes(1));
    state.set(bytes(0x22), bytes(1));
    state.commit(cause);
    state.remove(bytes(0x22));
    state.set(bytes(0x22), bytes(2));
    state.remove(bytes(0x11, 0x11));
    state.commit(later);
    const { changes, trie } = state.finalize();
    expect(changes).toEqual([
      { cause: later, key: bytes(0x11, 0x11), value: null },
      { cause, key: bytes(0x22), value: bytes(1) },
      { cause: later, key: bytes(0x22), value: bytes(2) },
      { cause, key: bytes(0x33), value: bytes(1) },
    ]);
    expect(trie.root).toEqual(
      Trie.from([
        [bytes(0x11, 0x12), bytes(2)],
        [bytes(0x22), bytes(2)],
        [bytes(0x33), bytes(1)],
      ]).root,
    );
  });

  it('refuses to finish with changes that are neither committed nor rolled back', () => {
    const state = new StateUpdate(base);
    state.set(bytes(1), bytes(1));
    expect(() => state.finalize()).toThrow('committed or rolled back');
  });

  it('lists what stands under a prefix now', () => {
    const key = fc
      .array(fc.constantFrom(0x00, 0x01, 0x10), { minLength: 1, maxLength: 3 })
      .map((list) => new Uint8Array(list));
    const step = fc.oneof(
      fc.record({ do: fc.constant('set' as const), key }),
      fc.record({ do: fc.constant('remove' as const), key }),
      fc.record({ do: fc.constant('commit' as const), key }),
    );
    fc.assert(
      fc.property(fc.array(key), fc.array(step), key, (initial, steps, prefix) => {
        const state = new StateUpdate(Trie.from(initial.map((k) => [k, bytes(0)])));
        const expected = new Map(initial.map((k) => [hashKey(k), bytes(0)]));
        for (const [i, { do: what, key: k }] of steps.entries()) {
          if (what === 'commit') state.commit(cause);
          else if (what === 'set') state.set(k, bytes(i % 256));
          else state.remove(k);
          if (what === 'set') expected.set(hashKey(k), bytes(i % 256));
          if (what === 'remove') expected.delete(hashKey(k));
        }
        const under = [...expected].filter(([k]) => k.startsWith(hashKey(prefix))).sort(([a], [b]) => (a < b ? -1 : 1));
        expect(state.entries(prefix).map((entry) => [hashKey(entry.key), entry.value])).toEqual(under);
      }),
    );
  });
});

/** In `base`: root branch, extension 1-1-1 … branch, leaves. */
describe('nodes that a write pays for', () => {
  it('are those on the way and the value, new ones apart from seen ones', () => {
    const state = new StateUpdate(base);
    expect(state.readForWrite(bytes(0x11, 0x11))).toEqual({ value: bytes(1), nodes: { touched: 5, cached: 0 } });
    // Root, extension and branch were seen; the leaf and its value were not.
    expect(state.readForWrite(bytes(0x11, 0x12))).toEqual({ value: bytes(2), nodes: { touched: 2, cached: 3 } });
    expect(state.readForWrite(bytes(0x11, 0x12)).nodes).toEqual({ touched: 0, cached: 5 });
  });

  it('end where the search ends when the key is missing', () => {
    expect(new StateUpdate(base).readForWrite(bytes(0x33)).nodes).toEqual({ touched: 1, cached: 0 });
    expect(new StateUpdate(base).readForWrite(bytes(0x23)).nodes).toEqual({ touched: 2, cached: 0 });
    expect(new StateUpdate(Trie.empty).readForWrite(bytes(1)).nodes).toEqual({ touched: 0, cached: 0 });
  });

  it('are none once the chunk has written the key, committed or not, even by removing it', () => {
    const state = new StateUpdate(base);
    state.set(bytes(0x22), bytes(9));
    expect(state.readForWrite(bytes(0x22))).toEqual({ value: bytes(9), nodes: { touched: 0, cached: 0 } });
    state.commit(cause);
    state.remove(bytes(0x11, 0x11));
    state.commit(cause);
    expect(state.readForWrite(bytes(0x22)).nodes).toEqual({ touched: 0, cached: 0 });
    expect(state.readForWrite(bytes(0x11, 0x11))).toEqual({ value: undefined, nodes: { touched: 0, cached: 0 } });
  });

  it('hold a value that a read fetched as seen', () => {
    const state = new StateUpdate(base);
    expect(state.readForContract(bytes(0x22))).toEqual(bytes(3, 3));
    expect(state.readForWrite(bytes(0x22)).nodes).toEqual({ touched: 2, cached: 1 });
  });
});
