import { base64 } from '@scure/base';
import { compareCase, compareRandom, type Carried } from '../../src/cli/conformance/compareVm.ts';
import type { RandomCase, VmCase } from '../../src/cli/conformance/vmCase.ts';

/** Compares the lines of a vector file in a worker, where the site's network runs too; answers with what differs. */
onmessage = ({ data }: MessageEvent<readonly string[]>) => {
  const sequences = new Map<string, Carried>();
  const differing: unknown[] = [];
  for (const line of data) {
    const vector = JSON.parse(line) as VmCase | RandomCase;
    const difference =
      'runs' in vector ? compareRandom(vector) : compareCase(vector, base64.decode(vector.wasm ?? ''), sequences);
    if (difference) differing.push({ vector: 'runs' in vector ? vector.seed : vector.name, ...difference });
  }
  postMessage(differing);
};
