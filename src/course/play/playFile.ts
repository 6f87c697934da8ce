import { base64 } from '@scure/base';
import { hashText } from './hashText.ts';
import type { PlayWorld } from './playWorld.ts';
import { isRecord, readWorld } from './readWorld.ts';
import { filesOf } from './worldFiles.ts';

/** A whole playground, as it is kept in one file. */
export interface PlayFile {
  readonly title: string;
  readonly code: string;
  /** The source of the contract that is written beside it; null if none is. */
  readonly contract: string | null;
  readonly world: PlayWorld;
  /** The bytes of the reader's contracts, by their SHA-256 in hex. */
  readonly wasm: ReadonlyMap<string, Uint8Array>;
}

export type ReadPlayFile =
  | { readonly type: 'Read'; readonly file: PlayFile }
  /** `reason` is a sentence or two for the reader. */
  | { readonly type: 'Refused'; readonly reason: string };

const FORMAT = 'crosscall-playground';
const VERSION = 1;

/** Writes a playground as JSON, with the Wasm in base64. */
export function writePlayFile({ title, code, contract, world, wasm }: PlayFile): string {
  const files = Object.fromEntries([...wasm].map(([hash, bytes]) => [hash, base64.encode(bytes)]));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, title, code, contract, world, wasm: files }, null, 2)}\n`;
}

/** Reads what `writePlayFile` wrote. Takes nothing on trust: anybody may have written the file. */
export function readPlayFile(text: string, fileName: string): ReadPlayFile {
  const refused = (reason: string): ReadPlayFile => ({
    type: 'Refused',
    reason: `${reason} Nothing here was changed.`,
  });
  const value = parse(text);
  if (!isRecord(value) || value['format'] !== FORMAT)
    return refused(`${fileName} is no playground: expected the JSON file that “Export” writes.`);
  const { version, title, code, contract = null } = value;
  if (typeof version !== 'number') return refused(`${fileName} does not say which version it has.`);
  if (version > VERSION)
    return refused(
      `${fileName} was written by a newer Crosscall (version ${version}; this one reads ${VERSION}). Reload this page for the newest, and try again.`,
    );
  const damaged = `${fileName} is damaged: a part of it is missing or does not belong there.`;
  const world = readWorld(value['world']);
  const wasm = readWasm(value['wasm']);
  if (typeof title !== 'string' || typeof code !== 'string' || (contract !== null && typeof contract !== 'string'))
    return refused(damaged);
  if (world === null || wasm === null) return refused(damaged);
  const lost = filesOf(world).find(({ hash }) => !wasm.has(hash));
  if (lost) return refused(`${fileName} is damaged: it lacks ${lost.fileName}, or holds other bytes in its place.`);
  return { type: 'Read', file: { title: title.slice(0, 80), code, contract, world, wasm } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Those whose bytes are what their names say; null if it is no list of files at all. */
function readWasm(value: unknown): ReadonlyMap<string, Uint8Array> | null {
  if (!isRecord(value)) return null;
  const files = new Map<string, Uint8Array>();
  for (const [hash, encoded] of Object.entries(value)) {
    const bytes = decode(encoded);
    if (bytes === null) return null;
    if (hashText(bytes) === hash) files.set(hash, bytes);
  }
  return files;
}

function decode(encoded: unknown): Uint8Array | null {
  try {
    return typeof encoded === 'string' ? base64.decode(encoded) : null;
  } catch {
    return null;
  }
}
