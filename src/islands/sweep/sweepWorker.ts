import { startWorker } from '../../network/startWorker.ts';
import type { SweepRequest } from './sweepMessages.ts';

/** The Web Worker in which a sweep runs. */
startWorker(async () => {
  const { serveSweep } = await import('./serveSweep.ts');
  const receive = serveSweep((news) => postMessage(news));
  return (data) => receive(data as SweepRequest);
});
