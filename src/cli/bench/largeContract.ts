import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './figure.ts';
import type { Measurement } from './figure.ts';

/** Each in a process of its own: what one compiled, another would find compiled. */
const PROCESSES = 5;
const child = fileURLToPath(new URL('./largeContractViews.ts', import.meta.url));

const origin = 'a nearcore node, two cores';

/** Milliseconds of view calls, as the child process counted them. */
interface Views {
  readonly cold: number;
  readonly warm: number;
}

/** A view of a contract of 515 KB: the first of its code, and one of those after it. */
export async function measureLargeContract(): Promise<Measurement[]> {
  const views: Views[] = [];
  for (let i = 0; i < PROCESSES; i++) {
    const { stdout } = await promisify(execFile)(process.execPath, [child]);
    views.push(JSON.parse(stdout) as Views);
  }
  const cold = median(views.map((view) => view.cold));
  const warm = median(views.map((view) => view.warm));
  return [
    { name: 'cold-contract', value: cold, unit: 'ms', peer: { value: 175, origin }, goal: { atMost: 150 } },
    { name: 'warm-contract', value: warm, unit: 'ms', peer: { value: 3.5, origin }, goal: { atMost: 4 } },
  ];
}
