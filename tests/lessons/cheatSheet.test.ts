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
  failure: ['Smart contract panicked: a greeting must not be empty'],
  private: ['Smart contract panicked: Method query_greeting_callback is private'],
  // The refunds are receipts, too.
  results: [
    'caller.test ended well',
    'hello.test failed',
    'alice.test ended well',
    'caller.test ended well',
    'alice.test ended well',
  ],
  transfer: ['101000000000000000000000000n'],
  view: ['Hello'],
};

describe('the cheat sheet', () => {
  it('shows each code that lies there', () => {
    const shown = cheatSheet.flatMap(({ snippet = [] }) => snippet);
    expect(readdirSync(folder).sort()).toEqual(shown.map((id) => `${id}.ts`).sort());
    expect(Object.keys(printed)).toEqual([...shown].sort());
  });

  it.each(Object.keys(printed))('%s: runs, and prints what it should', { timeout: 30_000 }, async (id) => {
    const start = genesisToStart(worldToGenesis(cheatSheetWorld, contractWasm));
    const run = await runOn(start, { id, file: fileURLToPath(new URL(`${id}.ts`, folder)), sideBySide: false });
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
