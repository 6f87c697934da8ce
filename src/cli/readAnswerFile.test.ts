import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAnswerFile } from './readAnswerFile.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosscall-answers-'));
  await writeFile(join(folder, 'start.contract.ts'), 'one\ntwo\nthree\n');
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return readAnswerFile(join(folder, name));
}
const difference = (from: string, was: string) =>
  `--- ${from}\n+++ wrong.contract.ts\n@@ -1,3 +1,3 @@\n one\n-${was}\n+2\n three\n`;

it('an answer that is written as a whole is read as it is', async () => {
  expect(await read('solution.contract.ts', 'one\n')).toBe('one\n');
});

it('a difference is read as the file that it changes, changed', async () => {
  expect(await read('wrong.contract.diff', difference('start.contract.ts', 'two'))).toBe('one\n2\nthree\n');
});

it('a difference that does not fit any more says so, and what to do', async () => {
  await expect(read('wrong.contract.diff', difference('start.contract.ts', 'zwei'))).rejects.toThrow(
    /does not fit start\.contract\.ts any more\. Write the whole answer again, then `npm run answers`/,
  );
});

it('a difference that names no file says what it should begin with', async () => {
  await expect(read('wrong.contract.diff', 'two → 2\n')).rejects.toThrow(/should begin with “--- ”/);
});
