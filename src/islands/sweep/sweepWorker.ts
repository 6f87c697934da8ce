import { serveSweep } from './serveSweep.ts';
import type { SweepRequest } from './sweepMessages.ts';

/** The Web Worker in which a sweep runs. */
const receive = serveSweep((news) => postMessage(news));
addEventListener('message', ({ data }) => receive(data as SweepRequest));
