import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { runOn } from '../../src/cli/runLesson.ts';
import { cheatSheet, cheatSheetWorld, splitSnippet } from '../../src/course/cheatSheet.ts';
import { worldToGenesis } from '../../src/course/world.ts';

const folder = new URL('../../content/reference/cheat-sheet/', import.meta.url);

/** What each code prints. */
const printed: Readonly<Record<string, readonly string[]>> = {
  batch: ['Servus'],
  call: ['Hello'],
  deposit: ['2000000000000000000000000'],
  factory: ['I am ann.'],
  failure: ['Smart contract panicked: a greeting must not be empty'],
  pages: ['24 still wait', '4 still wait', '0 still wait'],
  parallel: ['{"seat":2,"room":null,"ticket":1}'],
  private: ['Smart contract panicked: Method query_greeting_callback is private'],
  // The refunds are receipts, too.
  results: [
    'caller.test ended well',
    'hello.test failed',
    'alice.test ended well',
    'caller.test ended well',
    'alice.test ended well',
  ],
  tokens: ['20'],
  transfer: ['101000000000000000000000000n'],
  view: ['Hello'],
  yield: ['yes'],
};

/** Those in which something waits while others send: with blocks at once its time would be over. */
const waitsForBlocks = new Set(['yield']);

describe('the cheat sheet', () => {
  it('shows each code that lies there', () => {
    const shown = cheatSheet.flatMap(({ snippet = [] }) => snippet);
    expect(readdirSync(folder).sort()).toEqual(shown.map((id) => `${id}.ts`).sort());
    expect(Object.keys(printed)).toEqual([...shown].sort());
  });

  it.each(Object.keys(printed))('%s: runs, and prints what it should', { timeout: 30_000 }, async (id) => {
    const start = genesisToStart(worldToGenesis(cheatSheetWorld, contractWasm));
    const run = await runOn(start, {
      id,
      file: fileURLToPath(new URL(`${id}.ts`, folder)),
      sideBySide: waitsForBlocks.has(id),
    });
    expect(run.error).toBe(null);
    expect(run.console).toEqual(printed[id]);
  });

  it('leaves out what each code begins with', () => {
    expect(splitSnippet("import a from 'a';\n\nconst account = new A();\n\nawait a();\n")).toEqual({
      beginning: "import a from 'a';\n\nconst account = new A();",
      rest: 'await a();',
    });
  });
});
