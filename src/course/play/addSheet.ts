import { createDraftStore } from '../../snippets/createDraftStore.ts';
import type { DraftStorage, SaveResult } from '../../snippets/createDraftStore.ts';
import { contractDraftId, draftId } from './createSheetStore.ts';
import type { Sheet, SheetStore } from './createSheetStore.ts';

/** Adds a playground and opens it; opens one that is the same and untouched, if there is one. */
export function addSheet(store: SheetStore, storage: () => DraftStorage | undefined, sheet: Sheet): SaveResult {
  const text = JSON.stringify(sheet);
  const untouched = (id: string): boolean =>
    [draftId(id), contractDraftId(id)].every((draft) => createDraftStore(draft, storage).read().text === null);
  const same = store.ids().find((id) => JSON.stringify(store.read(id)) === text && untouched(id));
  if (same !== undefined) return store.open(same);
  const id = store.freshId();
  const written = store.write(id, sheet);
  const opened = store.open(id);
  return written === 'Saved' ? opened : written;
}
