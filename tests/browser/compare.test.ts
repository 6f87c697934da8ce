import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { experimentOn } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';
import { objections, setTheme } from './pageChecks.ts';
import { startOwnNode } from './ownNode.ts';

useBrowser();

it('a lesson run in the page and on a node by its address is equal but for ids, times and what longer names cost', async () => {
  const node = await startOwnNode();
  const { page, close } = await openPage('lessons/hearing-back/');
  await settle(page);
  const experiment = experimentOn(page);
  const compare = experiment.root.getByRole('region', { name: 'Compare runs' });
  await experiment.setPace('at once');
  await experiment.run();
  expect(await compare.count(), 'the lesson’s own code, run once: there is nothing to compare with').toBe(0);

  await experiment.root.getByLabel('Runs').selectOption('sandbox');
  await experiment.root.getByLabel('Address of its RPC').fill(node.url);
  await experiment.root.getByLabel('Account that pays').fill(node.accountId);
  await experiment.root.getByLabel('Its key, or key file').fill(node.keyPair.secretKey);
  await experiment.button('Connect').click();
  await page.getByText('Connected to', { exact: false }).waitFor({ timeout: 30_000 });
  await experiment.run();

  await compare.waitFor();
  const options = await compare.getByLabel('Compare with').getByRole('option').allTextContents();
  expect(options).toEqual(['run 1, in this page', 'the same code in this page']);
  const summaries = [];
  for (const option of options) {
    await compare.getByLabel('Compare with').selectOption(option);
    await compare.getByRole('button', { name: 'Compare' }).press('Enter');
    const summary = compare.locator('.comparison-summary');
    await summary.waitFor({ timeout: 20_000 });
    summaries.push(await summary.textContent());
    expect(await compare.locator('figure .card').count()).toBe(8);
    expect(await compare.locator('.card.differs').count()).toBe(0);
    await compare.getByRole('button', { name: 'Close' }).click();
  }
  for (const summary of summaries)
    expect(summary).toMatch(
      /^= Equal but for ids, times, block heights and gas\. [\d.]+ Tgas were burnt in this run, [\d.]+ Tgas in (?:run 1, in this page|this page)\.\s*$/,
    );
  await close();
  await node.close();
});

it('two answers of an exercise stand under each other, with what differs marked and in words', async () => {
  const { page, troubles, close } = await openPage('lessons/two-contracts-one-call/');
  await settle(page);
  const experiment = experimentOn(page, page.locator('.exercise'));
  await experiment.setPace('at once');
  await experiment.type(
    (await readFile(new URL('../../content/lessons/two-contracts-one-call/start.ts', import.meta.url), 'utf8')).replace(
      'Howdy',
      'Servus',
    ),
  );
  await experiment.run();
  const compare = experiment.root.getByRole('region', { name: 'Compare runs' });
  await compare.waitFor();
  const select = compare.getByLabel('Compare with');
  expect(await select.getByRole('option').allTextContents()).toEqual(['the code as it began', 'the solution']);

  await select.selectOption('the solution');
  await compare.getByRole('button', { name: 'Compare' }).click();
  await compare.locator('.comparison-summary').waitFor({ timeout: 20_000 });
  expect(await compare.locator('figcaption').allTextContents()).toEqual(['In this run', 'With the solution']);
  expect(await compare.locator('.comparison li').allTextContents()).toEqual([
    'The transaction of alice.test asked for change_greeting({"greeting":"Servus"}) in this run; with the solution it asked for set_greeting({"greeting":"Servus"}).',
    'Receipt 1, change_greeting on caller.test, ran on caller.test in this run; with the solution it ran on hello.test.',
    'Receipt 1, change_greeting on caller.test, returned a promise in this run; with the solution it returned nothing.',
    'Receipt 1, change_greeting on caller.test, logged nothing in this run; with the solution it logged “greeting is now Servus”.',
    'Receipt 1, change_greeting on caller.test, changed no state in this run; with the solution it changed “STATE” to “Servus”.',
    'Only in this run: receipt 2, set_greeting on hello.test.',
  ]);
  expect(await compare.locator('figure .card.differs').count()).toBe(5);

  // What is chosen in one picture is chosen in the other.
  await compare.locator('figure').first().locator('.card-button[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect(await compare.locator('.card.selected').count()).toBe(2);

  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    expect(await objections(page, '.compare')).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  // The frame in which the solution ran is gone at once.
  expect(troubles.filter((trouble) => !trouble.startsWith('failed: blob:null/'))).toEqual([]);
  await close();
});
