import { reach } from './reach.ts';
import type { ReachRequest } from './reach.ts';

/**
 * The one place from which a page's requests leave for other hosts. The pages' own policy (`connect-src 'self'`) stays
 * closed: a worker with a script of its own has a policy of its own.
 */
globalThis.addEventListener(
  'message',
  ({ data }: MessageEvent<{ readonly id: number; readonly request: ReachRequest }>) => {
    void reach(data.request).then((answer) => globalThis.postMessage({ id: data.id, answer }));
  },
);
