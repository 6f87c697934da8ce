import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = 'dist/_astro';
const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
const codeOf = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
/** What pages start workers from. */
const workers = scripts.filter((name) =>
  scripts.some((other) => new RegExp(`new Worker\\(new URL\\([\`'"][^\`'"]*/${name}`).test(codeOf(other))),
);

it('nothing imports from a worker’s first module, which WebKit would run a second time', () => {
  expect(workers.map((name) => name.split('-')[0]).sort()).toContain('embeddedWorker');
  for (const worker of workers) {
    const importers = scripts.filter((name) => new RegExp(`(from|import)\\(?[\`'"]\\./${worker}`).test(codeOf(name)));
    expect([worker, importers]).toEqual([worker, []]);
  }
});
