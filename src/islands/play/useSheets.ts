import { useEffect, useMemo, useState } from 'preact/hooks';
import { addSheet } from '../../course/play/addSheet.ts';
import { contractDraftId, createSheetStore, draftId } from '../../course/play/createSheetStore.ts';
import type { DeletedSheet, Sheet } from '../../course/play/createSheetStore.ts';
import { filesOf } from '../../course/play/worldFiles.ts';
import { createDraftStore } from '../../snippets/createDraftStore.ts';
import type { SaveResult } from '../../snippets/createDraftStore.ts';

/** A playground on the list. */
export interface ListedSheet {
  readonly id: string;
  readonly title: string;
}

export interface Sheets {
  /** Before storage was read: the one that the built page shows. */
  readonly id: string;
  readonly sheet: Sheet;
  readonly list: readonly ListedSheet[];
  readonly removed: DeletedSheet | null;
  /** Why what is done here is not kept; null while it is. */
  readonly trouble: string | null;
  open(id: string): void;
  add(sheet: Sheet): void;
  change(changes: Partial<Sheet>): void;
  remove(): void;
  restore(): void;
  /** Something beside could not be kept, either. */
  report(result: SaveResult): void;
  /** The reader's contracts that any playground needs, the deleted one too, by hash. */
  neededFiles(): ReadonlySet<string>;
}

const FIRST = 'first';

const troubles: Readonly<Record<SaveResult, string | null>> = {
  Saved: null,
  Full: 'This browser’s storage is full, so what you change here lasts until you leave this page. Export it to keep it.',
  Blocked:
    'This browser keeps nothing for this site, so what you change here lasts until you leave this page. Export it to keep it.',
};

/** The playgrounds that this browser keeps, and the one that is open. Every change is written at once. */
export function useSheets(first: Sheet): Sheets {
  const store = useMemo(() => createSheetStore(() => globalThis.localStorage), []);
  const [id, setId] = useState(FIRST);
  const [sheet, setSheet] = useState(first);
  const [list, setList] = useState<readonly ListedSheet[]>([{ id: FIRST, title: first.title }]);
  const [removed, setRemoved] = useState<DeletedSheet | null>(null);
  const [saved, setSaved] = useState<SaveResult>('Saved');

  function report(result: SaveResult): void {
    if (result !== 'Saved') setSaved(result);
  }

  /** Shows what storage holds. Nothing kept yet is the built page's own, which is written once it is changed. */
  function show(): void {
    const kept = store.ids().flatMap((one) => {
      const read = store.read(one);
      return read === null ? [] : [{ id: one, title: read.title, sheet: read }];
    });
    const shown = kept.find((one) => one.id === store.current()) ?? kept.at(-1);
    setId(shown?.id ?? FIRST);
    setSheet(shown === undefined ? first : shown.sheet);
    setList(kept.length > 0 ? kept : [{ id: FIRST, title: first.title }]);
    setRemoved(store.removed());
  }

  useEffect(() => {
    show();
    // Two tabs: the one in the background follows the one that is worked in.
    const follow = ({ key }: StorageEvent): void => {
      if (store.owns(key) && document.hidden) show();
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [store]);

  const draftAt = (draft: string) => createDraftStore(draft, () => globalThis.localStorage);

  return {
    id,
    sheet,
    list,
    removed,
    trouble: troubles[saved],
    report,
    open(next) {
      report(store.open(next));
      show();
    },
    add(added) {
      // What the page was built with stays beside it, if its code was touched.
      if (store.ids().length === 0 && draftAt(draftId(FIRST)).read().text !== null) report(store.write(FIRST, sheet));
      report(addSheet(store, () => globalThis.localStorage, added));
      show();
    },
    change(changes) {
      const next = { ...sheet, ...changes };
      setSheet(next);
      setList((before) => before.map((one) => (one.id === id ? { ...one, title: next.title } : one)));
      report(store.write(id, next));
      report(store.open(id));
    },
    remove() {
      const gone = store.removed();
      const drafts = gone ? [draftId(gone.id), contractDraftId(gone.id)] : [];
      for (const draft of drafts) draftAt(draft).write({ text: null, replaced: null });
      report(store.write(id, sheet));
      report(store.remove(id));
      show();
    },
    neededFiles() {
      const kept = [...store.ids(), store.removed()?.id ?? ''].flatMap((one) => store.read(one) ?? []);
      return new Set([...kept, sheet].flatMap(({ world }) => filesOf(world).map(({ hash }) => hash)));
    },
    restore() {
      report(store.restore());
      show();
    },
  };
}
