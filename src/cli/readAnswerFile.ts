import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const written = fileURLToPath(new URL('../../.cache/answers/', import.meta.url));

/** The path of an answer's code, for Node to run: the file's own, or, of a `.diff`, that of a file written for it. */
export async function answerPath(file: string): Promise<string> {
  if (!file.endsWith('.diff')) return file;
  const folder = join(written, basename(dirname(file)));
  const path = join(folder, basename(file).replace(/diff$/, 'ts'));
  await mkdir(folder, { recursive: true });
  await writeFile(path, await readAnswerFile(file));
  return path;
}
