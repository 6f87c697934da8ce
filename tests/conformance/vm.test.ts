import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { base64 } from '@scure/base';
import { beforeAll, describe, expect, it } from 'vitest';
import { runVmFile, vmVectorFiles } from '../../src/cli/conformance/vm.ts';
import type { VmCase } from '../../src/cli/conformance/vmCase.ts';
import { runtimeParameters } from '../../src/near/parameters/runtimeParameters.ts';
import { heavyCurves, loadHeavyCurves } from '../../src/near/vm/host/heavyCurves.ts';
import { instrumentContract } from '../../src/near/vm/instrumentContract.ts';

const folder = join(import.meta.dirname, 'vm');
const files = vmVectorFiles(folder);

beforeAll(() => loadHeavyCurves(heavyCurves));

describe('a function call comes out as recorded from nearcore', () => {
  it('with vectors to compare', () => expect(files.length).toBeGreaterThan(20));

  it.each(files)('%s', { timeout: 60_000 }, (file) => {
    const { differing, total } = runVmFile(join(folder, file), file);
    expect(differing).toEqual([]);
    expect(total).toBeGreaterThan(0);
  });
});

describe('the module nearcore would make is as long as recorded', () => {
  it.each(['metering.jsonl', 'tables.jsonl', 'start-and-segments.jsonl', 'promises.jsonl'])('%s', (file) => {
    const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
    for (const line of lines) {
      const vector = JSON.parse(line) as VmCase & { readonly instrumented_len: number };
      const code = vector.wasm ? base64.decode(vector.wasm) : new Uint8Array(gunzipSync(base64.decode(vector.wasm_gzip!)));
      const result = instrumentContract(code, runtimeParameters(88), 'fast');
      const length = result.type === 'Instrumented' ? result.instrumentedLength : result.error;
      expect([vector.name, length]).toEqual([vector.name, vector.instrumented_len]);
    }
  });
});
