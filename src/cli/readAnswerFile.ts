import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { applyPatch, parsePatch } from 'diff';

/**
 * The code of an answer to an exercise: the file's own text, or, of a `.diff`, the text of the file beside it that its `---` line names, changed
 * as it says. Throws if the difference does not fit that file any more.
 */
export async function readAnswerFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  if (!file.endsWith('.diff')) return text;
  const [patch] = parsePatch(text);
  const base = patch?.oldFileName;
  if (base === undefined) throw new Error(`${file} should begin with “--- ” and the file that it changes.`);
  const changed = applyPatch(await readFile(join(dirname(file), base), 'utf8'), patch!);
  if (changed === false)
    throw new Error(`${file} does not fit ${base} any more. Write the whole answer again, then \`npm run answers\`.`);
  return changed;
}
