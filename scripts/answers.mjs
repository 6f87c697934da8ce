// Keeps answers to contract exercises as differences from the lesson's own files, so that one sees what is wrong with a wrong one:
//   npm run answers [lesson…]            wrong-….contract.ts and solution-….contract.ts become ….contract.diff
//   npm run answers -- --whole [lesson…] and back, to change them
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
  for (const file of readdirSync(folder).filter((name) => /^(wrong|solution)-.*\.contract\.(ts|diff)$/.test(name)))
    await change(folder, file);
}

async function writeWhole(folder, file) {
  if (file.endsWith('.ts')) return;
  writeFileSync(join(folder, file.replace(/diff$/, 'ts')), await readAnswerFile(join(folder, file)));
  rmSync(join(folder, file));
}

function writeDifference(folder, file) {
  if (file.endsWith('.diff')) return;
  const text = readFileSync(join(folder, file), 'utf8');
  const patches = ['start.contract.ts', 'solution.contract.ts'].map((base) => {
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
