import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { traceToText } from '../../src/trace/traceToText.ts';
import { readTraceJson } from '../../src/trace/traceJson.ts';
import { experimentOn } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const A2 = 'lessons/hearing-back/';
const start = await readFile(new URL('../../content/lessons/hearing-back/start.ts', import.meta.url), 'utf8');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Presses a button by key, and gives the file that comes. */
async function saved(page: Page, format: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Save as ${format}` }).press('Enter'),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'crosscall-'));
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  const bytes = await readFile(path);
  await rm(folder, { recursive: true });
  return { name: file.suggestedFilename(), bytes };
}

it('a picture is saved as SVG, PNG, text and JSON, each whole in itself, and JSON opens again', async () => {
  const { page, troubles, close } = await openPage(A2, { viewport: { width: 1440, height: 900 } });
  await settle(page);
  const experiment = experimentOn(page);
  await experiment.setPace('at once');
  await experiment.run();
  await experiment.button('Save & share').press('Enter');
  await page.getByRole('group', { name: 'Save and share' }).waitFor();
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run(on: string): Promise<AxeResults> } }).axe.run('.save-menu'),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }

  const grounds = [];
  for (const theme of ['light', 'dark']) {
    await page.getByLabel('Colours').selectOption(theme);
    const { name, bytes } = await saved(page, 'SVG');
    const svg = bytes.toString('utf8');
    expect(name).toMatch(/^transaction-\w{8}\.svg$/);
    // Nothing of the page is left in it: neither tokens nor classes, and no address but that of SVG itself.
    expect(svg).not.toMatch(/var\(|class=|style=|--|rgb\(/);
    expect([...svg.matchAll(/https?:[^"'\s]*/g)].map(([url]) => url)).toEqual(['http://www.w3.org/2000/svg']);
    expect(new Set([...svg.matchAll(/font-family="([^"]*)"/g)].map(([, face]) => face))).toEqual(
      new Set(["'IBM Plex Sans', Arial, Helvetica, sans-serif", "'IBM Plex Mono', Menlo, Consolas, monospace"]),
    );
    for (const word of ['query_greeting_', 'caller.test', 'the gap', '2.4 s', '1.78 Tgas', '104'])
      expect(svg).toContain(`>${word}<`);
    grounds.push(/<rect width="\d+" height="\d+" fill="(#\w+)"/.exec(svg)?.[1]);
    const [, width = '0', height = '0'] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const png = (await saved(page, 'PNG')).bytes;
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      'PNG',
      2 * Number(width),
      2 * Number(height),
    ]);
  }
  expect(grounds).toEqual(['#fff', '#191b20']);

  const text = (await saved(page, 'Text')).bytes.toString('utf8');
  const { name, bytes } = await saved(page, 'JSON');
  const read = readTraceJson(bytes.toString('utf8'));
  expect(text).toBe(`${read.type === 'Trace' ? traceToText(read.trace) : read.type}\n`);

  // Where any transaction is drawn, the file is drawn once more, without a network; a file of anything else is refused.
  await page.goto(new URL('tx/', page.url().replace(A2, '').replace(/#.*/, '')).href);
  await settle(page);
  const field = page.getByLabel('Or a picture that you saved as JSON');
  await field.setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
  await page.locator('.card').nth(3).waitFor();
  expect(await page.getByText('no network was asked').count()).toBe(1);
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  expect(`${await page.locator('.timeline-text').textContent()}\n`).toBe(text);
  await field.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  expect(await page.getByRole('alert').textContent()).toContain('x.json cannot be read: it is not a trace');
  expect(troubles).toEqual([]);
  await close();
});

it('a link opens to the same code and picture, and the reader’s own code is never lost by one', async () => {
  const theirs = await openPage(A2);
  await settle(theirs.page);
  const sender = experimentOn(theirs.page);
  await sender.setPace('at once');
  await sender.type(start.replace('30n * tera', '40n * tera'));
  await sender.run();
  await sender.button('Save & share').click();
  const field = theirs.page.getByLabel('Link to this code');
  await expect.poll(() => field.inputValue()).toMatch(/#shared=1\.hearing-back\.[\w-]+$/);
  const link = await field.inputValue();
  const picture = await sender.text();
  expect(picture).toContain('40 Tgas attached');
  await theirs.close();

  // The receiver has code of their own.
  const { page, troubles, close } = await openPage(A2);
  await settle(page);
  const experiment = experimentOn(page);
  const code = () => experiment.root.locator('.code-pane').textContent();
  await experiment.type(`// my own\n${start}`);
  await experiment.button('Done').click();
  await page.goto(link);
  await experiment.root.getByText('This code came with a link', { exact: false }).waitFor();
  expect(await code()).toContain('40n');
  expect(await experiment.status.textContent(), 'nothing runs by itself').toBe('Not run yet.');
  expect(await experiment.root.getByLabel('Blocks').inputValue()).toBe('instant');
  await experiment.run();
  expect(await experiment.text()).toBe(picture);

  // With a change it becomes the reader's; what was theirs waits, after a reload too.
  await experiment.type(start.replace('30n * tera', '50n * tera'));
  expect(new URL(page.url()).hash).toBe('');
  await page.reload();
  await settle(page);
  expect(await code()).toContain('50n');
  await experiment.button('Back to my code').press('Enter');
  expect(await code()).toContain('// my own');
  await experiment.button('Undo reset').click();
  expect(await code()).toContain('50n');

  for (const [broken, says] of [
    [link.slice(0, -30), 'cannot be read'],
    [link.replace('#shared=1.', '#shared=2.'), 'made by a newer version'],
    [link.replace('1.hearing-back.', '1.another-lesson.'), 'code for “another-lesson”, which is not on this page'],
  ] as const) {
    await page.evaluate((hash) => (location.hash = hash), new URL(broken).hash);
    const note = experiment.root.locator('.shared-code');
    await note.getByText(says, { exact: false }).waitFor();
    expect(await code()).toContain('50n');
    await note.getByRole('button', { name: 'Close' }).click();
    expect(new URL(page.url()).hash).toBe('');
  }
  // A reload ends what the page still fetches.
  expect(troubles.filter((trouble) => !trouble.endsWith('net::ERR_ABORTED'))).toEqual([]);
  await close();
});
