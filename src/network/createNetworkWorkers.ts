import { startNetworkWorker } from './connectEmbedded.ts';
import type { ClosablePort } from './connectEmbedded.ts';

/** Workers that serve one network after another: what was prepared for one, contracts above all, is there for the next. One at most is kept for later. */
export interface NetworkWorkers {
  /** A port for `connectEmbedded`. When that network is closed, its worker is free again. */
  lend(): ClosablePort;
}

interface Shared {
  readonly port: ClosablePort;
  /** Who has it now. */
  holder: Holder | null;
  broken: boolean;
}

interface Holder {
  readonly message: ((event: { readonly data: unknown }) => void)[];
  readonly error: ((event: { readonly message: string }) => void)[];
}

export function createNetworkWorkers(start: () => ClosablePort = startNetworkWorker): NetworkWorkers {
  const all = new Set<Shared>();

  function add(): Shared {
    const shared: Shared = { port: start(), holder: null, broken: false };
    shared.port.addEventListener('message', (event) => shared.holder?.message.forEach((listener) => listener(event)));
    shared.port.addEventListener('error', (event) => {
      shared.broken = true;
      all.delete(shared);
      shared.holder?.error.forEach((listener) => listener(event));
    });
    all.add(shared);
    return shared;
  }

  function giveBack(shared: Shared): void {
    const isNeeded = ![...all].some(({ holder }) => holder === null);
    shared.holder = null;
    if (isNeeded && !shared.broken) return;
    all.delete(shared);
    shared.port.terminate();
  }

  return {
    lend() {
      const shared = [...all].find(({ holder }) => holder === null) ?? add();
      const holder: Holder = { message: [], error: [] };
      shared.holder = holder;
      return {
        postMessage(message) {
          if (shared.holder === holder) shared.port.postMessage(message);
        },
        addEventListener(type: keyof Holder, listener: never) {
          holder[type].push(listener);
        },
        terminate() {
          if (shared.holder === holder) giveBack(shared);
        },
      };
    },
  };
}

/** Those of this page. */
export const pageWorkers: NetworkWorkers = createNetworkWorkers();
