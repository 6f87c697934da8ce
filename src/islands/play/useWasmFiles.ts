import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createWasmStore } from '../../course/play/createWasmStore.ts';
import { filesOf } from '../../course/play/worldFiles.ts';
import type { PlayContract, PlayWorld } from '../../course/play/playWorld.ts';
import type { SaveResult } from '../../snippets/createDraftStore.ts';

/** A contract of the reader's that is at hand. */
export interface WasmFile {
  readonly bytes: Uint8Array;
  readonly methods: readonly string[];
}

type FileContract = Extract<PlayContract, { type: 'File' }>;

export interface WasmFiles {
  /** By hash. */
  readonly files: ReadonlyMap<string, WasmFile>;
  /** Those of the world have been looked for. */
  readonly loaded: boolean;
  /** Takes a file that the reader opened; a text says why it is no contract. */
  take(name: string, bytes: Uint8Array): Promise<FileContract | string>;
  /** Forgets those that nobody has needed for a day. */
  sweep(needed: ReadonlySet<string>): Promise<void>;
}

/** Judging a contract takes the network's own rules: fetched when there is one. */
const loadReader = () => import('../../course/play/readContract.ts');

/** The reader's own contracts: kept in the browser's database, read when a world needs them. */
export function useWasmFiles(world: PlayWorld, onSaved: (result: SaveResult) => void): WasmFiles {
  const store = useMemo(() => createWasmStore(() => globalThis.indexedDB, Date.now), []);
  const [files, setFiles] = useState<ReadonlyMap<string, WasmFile>>(new Map());
  const tried = useRef(new Set<string>());
  const [, setLooks] = useState(0);
  const wanted = filesOf(world);
  const missing = wanted.filter(({ hash }) => !files.has(hash) && !tried.current.has(hash));

  async function load({ hash, fileName }: FileContract): Promise<void> {
    const bytes = await store.read(hash);
    const read = bytes && (await loadReader()).readContract(bytes, fileName);
    if (bytes && read?.type === 'Contract')
      setFiles((before) => new Map(before).set(hash, { bytes, methods: read.methods }));
    tried.current.add(hash);
    setLooks((before) => before + 1);
  }

  useEffect(() => {
    for (const one of missing) void load(one);
  }, [missing.map(({ hash }) => hash).join()]);

  return {
    files,
    loaded: missing.length === 0,
    sweep: (needed) => store.sweep(needed, Date.now()),
    async take(fileName, bytes) {
      const read = (await loadReader()).readContract(bytes, fileName);
      if (read.type === 'Refused') return read.reason;
      const { hash, methods } = read;
      setFiles((before) => new Map(before).set(hash, { bytes, methods }));
      onSaved(await store.write(hash, bytes));
      return { type: 'File', hash, fileName, size: bytes.length };
    },
  };
}
