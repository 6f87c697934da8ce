import { describe, expect, it } from 'vitest';
import { createDraftStore } from './createDraftStore.ts';
import { listDrafts, takeDrafts } from './takeDrafts.ts';

function memory() {
  const all = new Map<string, string>();
  return {
    get length() {
      return all.size;
    },
    key: (index: number) => [...all.keys()][index] ?? null,
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, value: string) => void all.set(key, value),
    removeItem: (key: string) => void all.delete(key),
  };
}

describe('drafts taken along', () => {
  it('are all that the reader has written and not reset', () => {
    const storage = memory();
    storage.setItem('other', '{}');
    createDraftStore('b/contract', () => storage).write({ text: 'two', replaced: null });
    createDraftStore('a', () => storage).write({ text: 'one', replaced: 'before' });
    createDraftStore('c', () => storage).write({ text: null, replaced: 'reset' });
    expect(listDrafts(storage)).toEqual({ a: 'one', 'b/contract': 'two' });
  });

  it('take the place of those that are here, which can be brought back', () => {
    const storage = memory();
    const store = createDraftStore('a', () => storage);
    store.write({ text: 'here', replaced: null });
    expect(takeDrafts({ a: 'there', b: 'new' }, storage)).toBe('Saved');
    expect(store.read()).toMatchObject({ text: 'there', replaced: 'here' });
    expect(listDrafts(storage)).toEqual({ a: 'there', b: 'new' });
    takeDrafts({ a: 'there' }, storage);
    expect(store.read()).toMatchObject({ replaced: 'here' });
  });

  it('say so when there is no room for them', () => {
    const storage = {
      ...memory(),
      setItem: () => {
        throw Object.assign(new Error(), { name: 'QuotaExceededError' });
      },
    };
    expect(takeDrafts({ a: 'there' }, storage)).toBe('Full');
  });
});
