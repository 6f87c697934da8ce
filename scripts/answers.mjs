// Keeps answers to exercises as differences from the lesson's own files, so that one sees what is wrong with a wrong one:
//   npm run answers [lesson…]            wrong-….ts and solution-….ts become ….diff, where that is shorter
//   npm run answers -- --whole [lesson…] and back, to change them
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp();
const { createTwoFilesPatch } = await import('diff');
const { readAnswerFile } = await import('../src/cli/readAnswerFile.ts');

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const content = join(root, 'content', 'lessons');
const strangers = named.filter((name) => !readdirSync(content).includes(name));
if (strangers.length > 0) {
  console.error(`There is no lesson ${strangers.join(', ')}; there are ${readdirSync(content).join(', ')}.`);
  process.exit(2);
}
const change = process.argv.includes('--whole') ? writeWhole : writeDifference;
for (const lesson of named.length > 0 ? named : readdirSync(content)) {
  const folder = join(content, lesson);
  for (const file of readdirSync(folder).filter((name) => /^(wrong|solution)-.*\.(ts|diff)$/.test(name)))
    await change(folder, file);
}

/** What an answer may be a difference from: what its exercise starts from, and the solution. */
function bases(folder, file) {
  const kind = file.endsWith('.contract.ts') ? '.contract.ts' : '.ts';
  return ['exercise', 'start', 'solution'].map((name) => name + kind).filter((base) => existsSync(join(folder, base)));
}

async function writeWhole(folder, file) {
  if (file.endsWith('.ts')) return;
  writeFileSync(join(folder, file.replace(/diff$/, 'ts')), await readAnswerFile(join(folder, file)));
  rmSync(join(folder, file));
}

function writeDifference(folder, file) {
  if (file.endsWith('.diff')) return;
  const text = readFileSync(join(folder, file), 'utf8');
  const patches = bases(folder, file).map((base) => {
    const patch = createTwoFilesPatch(base, file, readFileSync(join(folder, base), 'utf8'), text, '', '', {
      context: 2,
    });
    return patch.slice(patch.indexOf('---')).replaceAll(/^((?:---|\+\+\+) \S+)\s*$/gm, '$1');
  });
  const [shortest] = patches.sort((a, b) => a.length - b.length);
  // Another way to do the whole of it is better read as a whole.
  if (shortest.length >= text.length) return;
  writeFileSync(join(folder, file.replace(/ts$/, 'diff')), shortest);
  rmSync(join(folder, file));
}
