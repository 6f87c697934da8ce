import { describe, expect, it } from 'vitest';
import { PROGRESS_KEY, createProgressStore, type TextStorage } from './createProgressStore.ts';
import { progressMark, untouched } from './progress.ts';
import { parseProgress } from './readProgress.ts';

function memory(start: Record<string, string> = {}): TextStorage & { readonly all: Map<string, string> } {
  const all = new Map(Object.entries(start));
  return { all, getItem: (key) => all.get(key) ?? null, setItem: (key, value) => void all.set(key, value) };
}

describe('the progress store', () => {
  it('remembers what it was told, across pages', () => {
    const storage = memory();
    createProgressStore(storage).update('a', { ran: true, predictions: { block: '104' } });
    const later = createProgressStore(storage);
    expect(later.read('a')).toEqual({ ...untouched, ran: true, predictions: { block: '104' } });
    expect(later.read('b')).toEqual(untouched);
    expect(later.trouble()).toBeUndefined();
  });

  it('keeps what another tab has written in the meantime', () => {
    const storage = memory();
    const here = createProgressStore(storage);
    createProgressStore(storage).update('b', { ran: true });
    here.update('a', { ran: true });
    expect(createProgressStore(storage).read('b').ran).toBe(true);
    expect(createProgressStore(storage).read('a').ran).toBe(true);
  });

  it('tells its listeners until they leave', () => {
    const store = createProgressStore(memory());
    let calls = 0;
    const leave = store.onChange(() => (calls += 1));
    store.update('a', { ran: true });
    leave();
    store.update('a', { hints: 1 });
    expect(calls).toBe(1);
  });

  it('goes on in memory and says so where storage is blocked', () => {
    const blocked: TextStorage = {
      getItem: () => {
        throw new Error('blocked');
      },
      setItem: () => {
        throw new Error('blocked');
      },
    };
    for (const storage of [blocked, undefined]) {
      const store = createProgressStore(storage);
      store.update('a', { quizPassed: true });
      expect(store.trouble()).toBe('blocked');
      expect(store.read('a').quizPassed).toBe(true);
    }
  });

  it('goes on in memory while storage is full, and writes everything when there is room again', () => {
    const storage = memory();
    let full = true;
    const limited: TextStorage = {
      getItem: storage.getItem,
      setItem: (key, value) => {
        if (full) throw new Error('quota');
        storage.setItem(key, value);
      },
    };
    const store = createProgressStore(limited);
    store.update('a', { ran: true });
    expect(store.trouble()).toBe('full');
    full = false;
    store.update('b', { ran: true });
    expect(store.trouble()).toBeUndefined();
    expect(createProgressStore(storage).read('a').ran).toBe(true);
  });

  it.each(['{', '[]', '{"version":"1"}', '{"version":1,"lessons":[]}'])(
    'puts unreadable progress aside instead of losing it: %s',
    (text) => {
      const storage = memory({ [PROGRESS_KEY]: text });
      const store = createProgressStore(storage);
      expect(store.trouble()).toBe('unreadable');
      store.update('a', { ran: true });
      expect(storage.all.get('crosscall.progress.unreadable')).toBe(text);
      expect(createProgressStore(storage).read('a').ran).toBe(true);
    },
  );

  it('leaves the progress of a newer version as it is', () => {
    const text = JSON.stringify({ version: 3, lessons: {} });
    const storage = memory({ [PROGRESS_KEY]: text });
    const store = createProgressStore(storage);
    store.update('a', { ran: true });
    expect(store.trouble()).toBe('newer');
    expect(storage.all.get(PROGRESS_KEY)).toBe(text);
    expect(store.read('a').ran).toBe(true);
  });

  it('knows in which lesson something was done last', () => {
    const storage = memory();
    const store = createProgressStore(storage);
    store.update('b', { ran: true });
    store.update('a', { ran: true });
    expect(createProgressStore(storage).all().last).toBe('a');
  });

  it('takes in what was brought from elsewhere, and loses nothing that is here', () => {
    const storage = memory();
    const store = createProgressStore(storage);
    store.update('a', { ran: true, quiz: { one: 'x', two: 'y' }, hints: 2 });
    store.update('b', { exercisePassed: true });
    const there = createProgressStore(memory());
    there.update('a', { quizPassed: true, quiz: { two: 'z' }, hints: 1 });
    store.merge(there.all());
    const later = createProgressStore(storage);
    const a = { ...untouched, ran: true, quizPassed: true, quiz: { one: 'x', two: 'z' }, hints: 2 };
    expect(later.all()).toEqual({
      version: 2,
      lessons: { a, b: { ...untouched, exercisePassed: true } },
      last: 'a',
    });
  });

  it('reads version 1, which did not know where the reader was', () => {
    const storage = memory({ [PROGRESS_KEY]: JSON.stringify({ version: 1, lessons: { a: { ran: true } } }) });
    const store = createProgressStore(storage);
    expect(store.trouble()).toBeUndefined();
    expect(store.all()).toEqual({ version: 2, lessons: { a: { ...untouched, ran: true } }, last: null });
  });

  it('reads what is well-formed and drops what is not, field by field', () => {
    const parsed = parseProgress(
      JSON.stringify({ version: 1, lessons: { a: { ran: 1, hints: '2', quiz: { q: 'x', r: 3 } }, b: null } }),
    );
    expect(parsed).toEqual({
      progress: { version: 2, lessons: { a: { ...untouched, quiz: { q: 'x' } }, b: untouched }, last: null },
    });
  });
});

describe('a progress mark', () => {
  it.each([
    ['untouched', {}],
    ['untouched', { hints: 1 }],
    ['begun', { ran: true }],
    ['begun', { predictions: { block: '1' } }],
    ['begun', { quizPassed: true }],
    ['begun', { exercisePassed: true }],
    ['done', { quizPassed: true, exercisePassed: true }],
  ] as const)('is %s after %j', (mark, change) => {
    expect(progressMark({ ...untouched, ...change })).toBe(mark);
  });
});
