import { PROGRESS_KEY, createProgressStore } from './createProgressStore.ts';

/** The page's one progress store, over this browser's `localStorage`. */
export const pageProgress = createProgressStore(storage());

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === PROGRESS_KEY) pageProgress.reload();
  });
}

/** Finds `localStorage`; reading the property alone throws where it is blocked. */
function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
