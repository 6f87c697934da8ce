import { beforeEach, describe, expect, it } from 'vitest';
import { createDraftStore } from '../../snippets/createDraftStore.ts';
import type { DraftStorage } from '../../snippets/createDraftStore.ts';
import { addSheet } from './addSheet.ts';
import { createSheetStore, draftId } from './createSheetStore.ts';
import type { Sheet } from './createSheetStore.ts';

const sheet = (title: string): Sheet => ({ title, source: '', contract: null, world: { accounts: [], setup: [] } });

describe('the playgrounds that a browser keeps', () => {
  let kept: Map<string, string>;
  let storage: DraftStorage;
  const open = () => createSheetStore(() => storage);

  beforeEach(() => {
    kept = new Map();
    storage = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  });

  it('are there again, in their order, with the one that was open', () => {
    const store = open();
    expect([store.write('a', sheet('A')), store.write('b', sheet('B')), store.open('a')]).toEqual(
      Array(3).fill('Saved'),
    );
    const again = open();
    expect(again.ids().map((id) => again.read(id)?.title)).toEqual(['A', 'B']);
    expect(again.current()).toBe('a');
  });

  it('stay apart in two tabs', () => {
    const [one, two] = [open(), open()];
    one.write(one.freshId(), sheet('A'));
    two.write(two.freshId(), sheet('B'));
    one.write('1', sheet('A, changed'));
    expect(
      open()
        .ids()
        .map((id) => open().read(id)?.title),
    ).toEqual(['A, changed', 'B']);
  });

  it('can be deleted, and brought back until the next is', () => {
    const store = open();
    for (const id of ['a', 'b', 'c']) store.write(id, sheet(id));
    store.open('b');
    store.remove('b');
    expect([store.ids(), store.current(), store.removed()?.title]).toEqual([['a', 'c'], 'c', 'b']);
    store.restore();
    expect([store.ids(), store.current(), store.removed()]).toEqual([['a', 'c', 'b'], 'b', null]);
    store.remove('a');
    store.remove('c');
    expect(store.read('a')).toBe(null);
    expect(store.removed()?.title).toBe('c');
  });

  it('last as long as the page where storage is full or blocked, and say so', () => {
    storage = {
      ...storage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const full = open();
    expect(full.write('a', sheet('A'))).toBe('Full');
    expect(full.ids().map((id) => full.read(id)?.title)).toEqual(['A']);
    const blocked = createSheetStore(() => undefined);
    expect(blocked.write('a', sheet('A'))).toBe('Blocked');
    expect(blocked.read('a')?.title).toBe('A');
  });

  it('are left alone when they cannot be read', () => {
    open().write('a', sheet('A'));
    kept.set('crosscall.play.1.sheet.a', '{"title":');
    expect(open().read('a')).toBe(null);
    expect(kept.get('crosscall.play.1.sheet.a')).toBe('{"title":');
  });

  it('are opened, not doubled, when the same comes again untouched', () => {
    const store = open();
    const add = () => addSheet(store, () => storage, sheet('A'));
    add();
    add();
    expect(store.ids()).toHaveLength(1);
    createDraftStore(draftId(store.ids()[0] ?? ''), () => storage).write({ text: 'mine', replaced: null });
    add();
    expect(store.ids()).toHaveLength(2);
  });
});
