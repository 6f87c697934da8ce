import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { runOn } from '../../src/cli/runLesson.ts';
import { playExamples } from '../../src/course/play/examples.ts';
import type { PlayExample } from '../../src/course/play/examples.ts';
import { findProblems, playGenesis } from '../../src/course/play/playWorld.ts';
import type { PlayContract } from '../../src/course/play/playWorld.ts';
import type { Trace } from '../../src/trace/trace.ts';

const folder = new URL('../../content/play/', import.meta.url);

const wasm = (contract: PlayContract): Uint8Array => {
  if (contract.type === 'File') throw new Error(`Examples bring no file: ${contract.fileName}.`);
  return contractWasm(contract.name);
};

/** Each transaction's receipts, as the blocks in which they ran; those that failed are marked. */
const blocksOf = (trace: Trace): string =>
  trace.steps
    .filter(({ kind }) => kind !== 'gasRefund')
    .map(({ ranAt, status }) => `${ranAt}${status.type === 'Failure' ? '!' : ''}`)
    .join(' ');

/** What each example prints, and in which blocks each of its transactions and their receipts run. */
const expected: Readonly<Record<string, { readonly prints: readonly string[]; readonly blocks: readonly string[] }>> = {
  call: { prints: ['Howdy'], blocks: ['101 102 103'] },
  'query-with-callback': { prints: ['Hello'], blocks: ['101 102 103 104'] },
  'in-sequence': { prints: ['Howdy'], blocks: ['101 102 103 104', '108 109 110 111'] },
  'in-between': { prints: ['Servus'], blocks: ['101 102 103 104', '101 102'] },
  'failing-call': { prints: ['changed: false'], blocks: ['101 102 103! 104'] },
  'deposit-refunded': { prints: ['ContractExecutionError', 'the deposit is back'], blocks: ['101 102! 103'] },
  batch: { prints: ['ContractExecutionError', 'Hello'], blocks: ['101 102!'] },
  'create-account': { prints: ['2000000000000000000000000n'], blocks: ['101 102'] },
  deploy: { prints: ['Hi, I am new here'], blocks: ['101 101', '105 106'] },
};

function run({ id, world, sideBySide = false }: PlayExample) {
  const start = genesisToStart(playGenesis(world, wasm));
  return runOn(start, { id, file: fileURLToPath(new URL(`${id}.ts`, folder)), sideBySide });
}

describe('the examples of the playground', () => {
  it('are all listed, with their code', () => {
    expect(readdirSync(folder).sort()).toEqual(playExamples.map(({ id }) => `${id}.ts`).sort());
  });

  it.each(playExamples)('$title: starts, runs, and does what it says', { timeout: 30_000 }, async (example) => {
    expect(findProblems(example.world, (contract) => wasm(contract).length)).toEqual([]);
    const { console, error, traces } = await run(example);
    expect(error).toBe(null);
    expect({ prints: console, blocks: traces.map(blocksOf) }).toEqual(expected[example.id]);
  });
});
