import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { runOn } from '../../src/cli/runLesson.ts';
import { playExamples } from '../../src/course/play/examples.ts';
import type { PlayExample } from '../../src/course/play/examples.ts';
import { findProblems, playGenesis, writtenOn } from '../../src/course/play/playWorld.ts';
import type { PlayContract } from '../../src/course/play/playWorld.ts';
import type { Trace } from '../../src/trace/trace.ts';

const folder = new URL('../../content/play/', import.meta.url);

const fileOf = (name: string): string => fileURLToPath(new URL(name, folder));

/** The contracts of examples that bring one, compiled. */
const written = (id: string): Promise<Uint8Array> => compileInNode(readFileSync(fileOf(`${id}.contract.ts`), 'utf8'));

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
  'in-parallel': { prints: ['Hello, visitor 1'], blocks: ['101 102 103 103 104'] },
  // Which of the two is sent first is left to chance.
  'in-between': { prints: ['Servus'], blocks: ['101 102', '101 102 103 104'] },
  'failing-call': { prints: ['changed: false'], blocks: ['101 102 103! 104'] },
  'deposit-refunded': { prints: ['ContractExecutionError', 'the deposit is back'], blocks: ['101 102! 103'] },
  batch: { prints: ['ContractExecutionError', 'Hello'], blocks: ['101 102!'] },
  'create-account': { prints: ['2000000000000000000000000n'], blocks: ['101 102'] },
  deploy: { prints: ['Hi, I am new here'], blocks: ['101 101', '105 106'] },
};

async function run({ id, world, sideBySide = false }: PlayExample) {
  const own = writtenOn(world) === -1 ? new Uint8Array() : await written(id);
  const wasm = (contract: PlayContract): Uint8Array => (contract.type === 'Course' ? contractWasm(contract.name) : own);
  expect(findProblems(world, (contract) => wasm(contract).length)).toEqual([]);
  return runOn(genesisToStart(playGenesis(world, wasm)), { id, file: fileOf(`${id}.ts`), sideBySide });
}

describe('the examples of the playground', () => {
  it('are all listed, with their code', () => {
    const files = playExamples.flatMap(({ id, world }) =>
      writtenOn(world) === -1 ? [`${id}.ts`] : [`${id}.ts`, `${id}.contract.ts`],
    );
    expect(readdirSync(folder).sort()).toEqual(files.sort());
  });

  it.each(playExamples)('$title: starts, runs, and does what it says', { timeout: 30_000 }, async (example) => {
    const { console, error, traces } = await run(example);
    expect(error).toBe(null);
    expect({ prints: console, blocks: traces.map(blocksOf).sort() }).toEqual(expected[example.id]);
  });
});
