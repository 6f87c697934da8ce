import type { Reach, ReachAnswer } from './reach.ts';

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, (answer: ReachAnswer) => void>();

/** Asks another host from a page, through the worker that may; the worker starts with the first request. */
export const reachFromPage: Reach = (request) =>
  new Promise((resolve) => {
    worker ??= startWorker();
    waiting.set(++lastId, resolve);
    worker.postMessage({ id: lastId, request });
  });

function startWorker(): Worker {
  const started = new Worker(new URL('./reachWorker.ts', import.meta.url), {
    type: 'module',
    name: 'crosscall requests',
  });
  started.addEventListener(
    'message',
    ({ data }: MessageEvent<{ readonly id: number; readonly answer: ReachAnswer }>) => {
      waiting.get(data.id)?.(data.answer);
      waiting.delete(data.id);
    },
  );
  started.addEventListener('error', () => {
    for (const resolve of waiting.values())
      resolve({
        type: 'Refused',
        reason: 'The part of this page that asks other hosts could not be loaded. Reload the page.',
      });
    waiting.clear();
    worker = null;
  });
  return started;
}
