import type { SaveResult } from '../../snippets/createDraftStore.ts';

/** Keeps the reader's contracts, by the SHA-256 of their bytes in hex. */
export interface WasmStore {
  /** Null if they are not here. */
  read(hash: string): Promise<Uint8Array | null>;
  write(hash: string, bytes: Uint8Array): Promise<SaveResult>;
  /** Deletes what nobody needs any more and what is older than a day: another tab may just be about to need it. */
  sweep(needed: ReadonlySet<string>, now: number): Promise<void>;
}

interface Kept {
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const DAY = 86_400_000;
const FILES = 'wasm';

/** Opens the browser's database for contracts. Where it is blocked or full, they last as long as the page. */
export function createWasmStore(databases: () => IDBFactory | undefined, now: () => number): WasmStore {
  const held = new Map<string, Uint8Array>();
  let opened: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    opened ??= openDatabase(databases()).catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  async function files(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    return (await open()).transaction(FILES, mode).objectStore(FILES);
  }

  return {
    async read(hash) {
      const here = held.get(hash);
      if (here) return here;
      try {
        const kept = await answerOf<Kept | undefined>((await files('readonly')).get(hash));
        if (kept) held.set(hash, kept.bytes);
        return kept?.bytes ?? null;
      } catch {
        return null;
      }
    },
    async write(hash, bytes) {
      held.set(hash, bytes);
      try {
        const store = await files('readwrite');
        store.put({ bytes, at: now() } satisfies Kept, hash);
        await committed(store.transaction);
        return 'Saved';
      } catch (error) {
        return error instanceof Error && error.name === 'QuotaExceededError' ? 'Full' : 'Blocked';
      }
    },
    async sweep(needed, at) {
      try {
        const store = await files('readwrite');
        const keys = await answerOf(store.getAllKeys());
        for (const key of keys) {
          const kept = await answerOf<Kept | undefined>(store.get(key));
          if (!needed.has(String(key)) && kept && at - kept.at > DAY) store.delete(key);
        }
      } catch {
        // What cannot be opened needs no sweeping.
      }
    },
  };
}

function openDatabase(databases: IDBFactory | undefined): Promise<IDBDatabase> {
  if (!databases) return Promise.reject(new Error('This browser has no database for this site.'));
  const request = databases.open('crosscall', 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(FILES);
  return answerOf(request);
}

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database did not answer.'));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The database took nothing.'));
  });
}
