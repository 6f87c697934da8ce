import { DRAFT_PREFIX, createDraftStore } from './createDraftStore.ts';
import type { SaveResult } from './createDraftStore.ts';

type ListedStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Everything that the reader has written and not reset, by the name of its experiment. */
export function listDrafts(storage: ListedStorage): Readonly<Record<string, string>> {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  const ids = keys.filter((key) => key.startsWith(DRAFT_PREFIX)).map((key) => key.slice(DRAFT_PREFIX.length));
  const drafts = ids.sort().map((id) => [id, createDraftStore(id, () => storage).read().text] as const);
  return Object.fromEntries(drafts.filter((draft): draft is [string, string] => draft[1] !== null));
}

/** Puts drafts that were brought from elsewhere in place of those here, which Undo brings back. Gives what went wrong, if anything. */
export function takeDrafts(drafts: Readonly<Record<string, string>>, storage: ListedStorage): SaveResult {
  let result: SaveResult = 'Saved';
  for (const [id, text] of Object.entries(drafts)) {
    const store = createDraftStore(id, () => storage);
    const before = store.read();
    if (before.text === text) continue;
    const saved = store.write({ ...before, text, replaced: before.text ?? before.replaced });
    if (saved !== 'Saved') result = saved;
  }
  return result;
}
