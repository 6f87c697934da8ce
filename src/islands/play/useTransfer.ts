import { useEffect, useState } from 'preact/hooks';
import type { PlayFile, ReadPlayFile } from '../../course/play/playFile.ts';
import { filesOf } from '../../course/play/worldFiles.ts';
import type { Sheets } from './useSheets.ts';
import type { WasmFiles } from './useWasmFiles.ts';

/** What came of it, in words. */
export interface Said {
  readonly good: boolean;
  readonly text: string;
}

export interface Transfer {
  readonly said: Said | null;
  exportFile(): Promise<void>;
  importFile(file: File): Promise<void>;
  /** Writes a link's fragment; null where a link cannot hold it. */
  link: (() => Promise<string>) | null;
}

/** Reading and writing whole playgrounds: fetched when one comes or goes. */
const loadFiles = () => import('../../course/play/playFile.ts');
const loadLinks = () => import('../../course/play/playLink.ts');

const NOT_CHANGED = 'Nothing here was changed.';

/**
 * Takes playgrounds in and out, by file and by link. One that comes stands beside those that are here.
 * @param current the one that is open, without its files
 */
export function useTransfer(sheets: Sheets, wasm: WasmFiles, current: () => Omit<PlayFile, 'wasm'>): Transfer {
  const [said, say] = useState<Said | null>(null);
  const own = filesOf(sheets.sheet.world);

  async function take(read: ReadPlayFile, done: string): Promise<void> {
    if (read.type === 'Refused') return say({ good: false, text: read.reason });
    const { title, code, contract, world, wasm: bytes } = read.file;
    for (const { hash, fileName } of filesOf(world)) {
      const taken = await wasm.take(fileName, bytes.get(hash) ?? new Uint8Array());
      if (typeof taken === 'string') return say({ good: false, text: `${taken} ${NOT_CHANGED}` });
    }
    sheets.add({ title, source: code, contract, world });
    say({ good: true, text: done });
  }

  useEffect(() => {
    async function look(): Promise<void> {
      const { hash } = location;
      if (!hash.startsWith('#play=')) return;
      // What came is the reader's own from now on.
      history.replaceState(history.state, '', location.pathname + location.search);
      const read = await (await loadLinks()).readPlayLink(hash);
      if (read) await take(read, 'This playground came with a link. Nothing runs before you press Run.');
    }
    const follow = (): void => void look();
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  return {
    said,
    async exportFile() {
      const lost = own.find(({ hash }) => !wasm.files.has(hash));
      if (lost)
        return say({
          good: false,
          text: `${lost.fileName} is not here any more, so it cannot be exported. Open it again.`,
        });
      const { writePlayFile } = await loadFiles();
      const files = own.flatMap(({ hash }) => {
        const file = wasm.files.get(hash);
        return file ? [[hash, file.bytes] as const] : [];
      });
      const file = current();
      download(writePlayFile({ ...file, wasm: new Map(files) }), file.title);
    },
    async importFile(file) {
      const { readPlayFile } = await loadFiles();
      await take(readPlayFile(await file.text(), file.name), `Imported ${file.name}.`);
    },
    link: own.length > 0 ? null : async () => (await loadLinks()).writePlayLink(current()),
  };
}

/** Hands a text to the browser as a file. */
function download(text: string, title: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `${title.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase() || 'playground'}.crosscall.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
