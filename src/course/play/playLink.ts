import { pack, unpack } from '../../snippets/packText.ts';
import { readPlayFile, writePlayFile } from './playFile.ts';
import type { PlayFile, ReadPlayFile } from './playFile.ts';

const NAME = '#play=';
const VERSION = 1;

/** Writes an address's fragment that holds a playground without files. What stands in it is never sent to a server. */
export async function writePlayLink(file: Omit<PlayFile, 'wasm'>): Promise<string> {
  return `${NAME}${VERSION}.${await pack(writePlayFile({ ...file, wasm: new Map() }))}`;
}

/** Reads what `writePlayLink` wrote, and trusts nothing in it; null if the fragment is none of it. */
export async function readPlayLink(fragment: string): Promise<ReadPlayFile | null> {
  if (!fragment.startsWith(NAME)) return null;
  const [version = '', packed = ''] = fragment.slice(NAME.length).split('.');
  if (Number(version) > VERSION)
    return refused('The link to this page was made by a newer Crosscall. Reload the page to get it.');
  try {
    if (version !== String(VERSION)) throw new Error('Not a version.');
    return readPlayFile(await unpack(packed), 'The link');
  } catch {
    return refused('The link to this page cannot be read: it was cut off or changed on its way. Ask for it once more.');
  }
}

const refused = (reason: string): ReadPlayFile => ({ type: 'Refused', reason: `${reason} Nothing here was changed.` });
