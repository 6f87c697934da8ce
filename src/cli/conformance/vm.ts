import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { base64 } from '@scure/base';
import { heavyCurves, loadHeavyCurves } from '../../near/vm/host/heavyCurves.ts';
import { compareCase, compareRandom, type Carried } from './compareVm.ts';
import type { Difference, FieldDifference, ThemeResult } from './difference.ts';
import type { RandomCase, VmCase } from './vmCase.ts';

/** Runs every case of a folder of VM vectors, a theme per file. */
export async function runVmFolder(folder: string): Promise<ThemeResult[]> {
  await loadHeavyCurves(heavyCurves);
  return vmVectorFiles(folder).map((file) => runVmFile(join(folder, file), file));
}

export const vmVectorFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.jsonl'))
        .sort()
    : [];

/** Runs the cases of one file; the heavy curves must be loaded. */
export function runVmFile(path: string, file: string): ThemeResult {
  const lines = readFileSync(path, 'utf8').split('\n');
  const differing: Difference[] = [];
  const sequences = new Map<string, Carried>();
  let total = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    total += 1;
    let name = `line ${index + 1}`;
    const difference = attempt(() => {
      const vector = JSON.parse(line) as VmCase | RandomCase;
      const isRandom = 'runs' in vector;
      name = isRandom ? `seed ${vector.seed}` : vector.name;
      return isRandom ? compareRandom(vector) : compareCase(vector, codeOf(vector, path), sequences);
    });
    if (difference) differing.push({ file, name, ...difference });
  }
  return { theme: file.replace(/\.jsonl$/, ''), total, differing };
}

function attempt(compareCase: () => FieldDifference | undefined): FieldDifference | undefined {
  try {
    return compareCase();
  } catch (error) {
    return { field: '(run)', expected: 'an outcome', got: error instanceof Error ? error.message : String(error) };
  }
}

function codeOf({ wasm, wasm_gzip, wasm_path }: VmCase, path: string): Uint8Array {
  if (wasm !== undefined) return base64.decode(wasm);
  if (wasm_gzip !== undefined) return new Uint8Array(gunzipSync(base64.decode(wasm_gzip)));
  if (wasm_path !== undefined) return new Uint8Array(readFileSync(join(dirname(path), wasm_path)));
  throw new Error('The vector holds no contract: expected wasm, wasm_gzip or wasm_path.');
}
