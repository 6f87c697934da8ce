import { describe, expect, it } from 'vitest';
import { createDraftStore } from './createDraftStore.ts';
import type { DraftStorage } from './createDraftStore.ts';

function memory(): DraftStorage & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

describe('createDraftStore', () => {
  it('finds a draft again, and no other experiment’s', () => {
    const storage = memory();
    createDraftStore('a', () => storage).write({ text: 'mine', replaced: null, beforeLink: null });
    expect(createDraftStore('a', () => storage).read()).toEqual({ text: 'mine', replaced: null, beforeLink: null });
    expect(createDraftStore('b', () => storage).read()).toEqual({ text: null, replaced: null, beforeLink: null });
  });

  it('keeps what a reset took away', () => {
    const store = createDraftStore('a', memory);
    const storage = memory();
    const kept = createDraftStore('a', () => storage);
    kept.write({ text: null, replaced: 'mine', beforeLink: null });
    expect(kept.read().replaced).toBe('mine');
    expect(store.read().replaced).toBeNull();
  });

  it('keeps what stood here before a link brought other code', () => {
    const storage = memory();
    const kept = createDraftStore('a', () => storage);
    kept.write({ text: null, replaced: null, beforeLink: 'mine' });
    expect(kept.read().beforeLink).toBe('mine');
  });

  it('leaves nothing behind for an untouched experiment', () => {
    const storage = memory();
    const store = createDraftStore('a', () => storage);
    store.write({ text: 'mine', replaced: null, beforeLink: null });
    store.write({ text: null, replaced: null, beforeLink: null });
    expect(storage.held.size).toBe(0);
  });

  it.each(['{', '5', 'null', '{"text":5}', '[]'])('takes %s in the storage for no draft', (stored) => {
    const storage = memory();
    const store = createDraftStore('a', () => storage);
    storage.held.set(store.key, stored);
    expect(store.read()).toEqual({ text: null, replaced: null, beforeLink: null });
  });

  it('says when the storage is full', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException('no room', 'QuotaExceededError');
      },
    };
    expect(createDraftStore('a', () => full).write({ text: 'x', replaced: null, beforeLink: null })).toBe('Full');
  });

  it.each([
    ['missing', () => undefined],
    [
      'forbidden',
      () => {
        throw new DOMException('no', 'SecurityError');
      },
    ],
  ])('works without a storage that is %s, and says so', (_, storage) => {
    const store = createDraftStore('a', storage);
    expect(store.read()).toEqual({ text: null, replaced: null, beforeLink: null });
    expect(store.write({ text: 'x', replaced: null, beforeLink: null })).toBe('Blocked');
  });
});
