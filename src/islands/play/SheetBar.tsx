import { useRef } from 'preact/hooks';
import type { DeletedSheet } from '../../course/play/createSheetStore.ts';
import type { ListedSheet } from './useSheets.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly list: readonly ListedSheet[];
  readonly removed: DeletedSheet | null;
  /** The link to it is shown. */
  readonly linking: boolean;
  onLink(): void;
  onOpen(id: string): void;
  onTitle(title: string): void;
  onRemove(): void;
  onRestore(): void;
  onExport(): void;
  onImport(file: File): void;
}

/** Which playground is open, and what one can do with it as a whole. */
export function SheetBar(props: Props) {
  const { id, title, list, removed } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="sheet-bar">
      <label class="field">
        <span>Playground</span>
        <input
          class="control"
          type="text"
          value={title}
          maxLength={80}
          autocomplete="off"
          onInput={(event) => props.onTitle(event.currentTarget.value)}
        />
      </label>
      {list.length > 1 && (
        <label class="field">
          <span>Yours</span>
          <select class="control" value={id} onChange={(event) => props.onOpen(event.currentTarget.value)}>
            {list.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title || 'without a name'}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="sheet-actions">
        <button
          type="button"
          class="button"
          title="One file with code, accounts and contracts"
          onClick={props.onExport}
        >
          Export
        </button>
        <button type="button" class="button" onClick={() => input.current?.click()}>
          Import
        </button>
        <button type="button" class="button" aria-expanded={props.linking} onClick={props.onLink}>
          Link
        </button>
        {list.length > 1 && (
          <button type="button" class="button" onClick={props.onRemove}>
            Delete
          </button>
        )}
        {removed && (
          <button type="button" class="quiet-button" title="Bring it back" onClick={props.onRestore}>
            Undo deletion of {removed.title || 'the one without a name'}
          </button>
        )}
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          class="visually-hidden"
          tabIndex={-1}
          aria-label="Playground file"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) props.onImport(file);
            currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}
