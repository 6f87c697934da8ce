import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { traceToJson } from '../../src/trace/traceJson.ts';
import { traceFanOut } from '../fanOut.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const titles = (cards: Locator): Promise<string[]> =>
  cards.evaluateAll((all) => all.map((e) => e.querySelector('.card-title')?.textContent ?? ''));

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(() =>
    (window as unknown as { axe: { run(on: string): Promise<AxeResults> } }).axe.run('.timeline'),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

it('about 300 receipts are folded, opened, zoomed and walked through, by keys alone, and turn on a phone', async () => {
  const saved = traceToJson(await traceFanOut({ branches: 6, leaves: 14, transfers: 20 }));
  const { page, troubles, close } = await openPage('tx/');
  await settle(page);
  const file = { name: 'many.json', mimeType: 'application/json', buffer: Buffer.from(saved) };
  await page.locator('input[type="file"]').setInputFiles(file);
  const timeline = page.locator('.timeline');
  const cards = timeline.locator('.card');
  await cards.first().waitFor();
  await page.evaluate(axeSource);

  // Folded: few cards, each run once, and what failed on a card of its own.
  expect(await cards.count()).toBeLessThan(40);
  expect(await titles(cards)).toEqual(expect.arrayContaining(['start', 'branch', '× 20 transfer', '× 14 heard']));
  expect(await titles(timeline.locator('.card.fail'))).toEqual(['broken']);
  expect(await violations(page)).toEqual([]);

  // Along causes, from fold to fold; Enter opens one, F folds it again.
  await timeline.locator('.card-button[tabindex="0"]').focus();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  expect(await focused(page)).toMatch(/^13 × leaf on 13 accounts, folded into one, in block 5/);
  const folded = await cards.count();
  await page.keyboard.press('Enter');
  await expect.poll(() => cards.count()).toBe(folded + 12);
  expect(await focused(page)).toMatch(/^Receipt \d+ of 296 on la\.test, in block 5/);
  await page.keyboard.press('f');
  await expect.poll(() => cards.count()).toBe(folded);
  expect(await focused(page)).toMatch(/^13 × leaf/);

  // All that came of the first call goes into it, and says what failed there.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('f');
  await expect.poll(() => cards.count()).toBe(2);
  expect(await focused(page)).toContain('295 receipts that came of it are folded into it; 1 of them failed.');
  await page.keyboard.press('Enter');
  await expect.poll(() => cards.count()).toBe(folded);

  // Everything at once: names and blocks stay in sight, and only what is near is drawn.
  await timeline.getByRole('button', { name: 'Unfold everything' }).press('Enter');
  await expect.poll(() => timeline.locator('.timeline-names .lane').count()).toBe(23);
  const scroller = timeline.locator('.timeline-scroll');
  await scroller.evaluate((e) => e.scrollTo({ top: e.scrollHeight, behavior: 'instant' }));
  await expect.poll(async () => (await titles(cards)).filter((t) => t === 'transfer').length).toBeGreaterThan(10);
  expect(await cards.count()).toBeLessThan(200);
  const [frame, row] = [await scroller.boundingBox(), await timeline.locator('.timeline-row svg').boundingBox()];
  expect(row && frame && Math.abs(row.y - frame.y)).toBeLessThan(2);
  await timeline.locator('.card-button[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await expect.poll(() => focused(page)).toMatch(/^Receipt 296 of 296/);

  // From afar each is a dot, within its block still.
  const dots = timeline.locator('.timeline-picture.dot');
  for (let i = 0; i < 4; i++) await page.keyboard.press('-');
  await dots.waitFor();
  await timeline.getByRole('button', { name: 'Fit everything' }).press('Enter');
  await expect.poll(() => cards.count()).toBe(297);
  const misplaced = await timeline.locator('.timeline-picture').evaluate((svg) => {
    const slots = [...svg.querySelectorAll<SVGGElement>('.slot')].map((slot) => ({
      height: slot.dataset['height'],
      box: slot.querySelector('rect')?.getBoundingClientRect(),
    }));
    return [...svg.querySelectorAll<SVGGElement>('.card')].filter((card) => {
      const own = slots.find(({ height }) => height === card.dataset['height'])?.box;
      const box = card.querySelector('.card-button rect')?.getBoundingClientRect();
      return !own || !box || box.left < own.left || box.right > own.right;
    }).length;
  });
  expect(misplaced).toBe(0);
  expect(await violations(page)).toEqual([]);
  await timeline.getByRole('button', { name: 'Reset' }).press('Enter');
  await timeline.getByRole('button', { name: 'Fold again' }).press('Enter');
  await expect.poll(() => cards.count()).toBe(folded);

  // The text tells everything, and what the picture folds.
  await timeline.getByRole('button', { name: 'Text', exact: true }).press('Enter');
  expect(await timeline.locator('.timeline-folded').textContent()).toContain('block 5: 20 × transfer on bank.test');
  expect((await timeline.locator('.timeline-text').textContent())?.match(/transfer 1 yoctoNEAR/g)).toHaveLength(120);
  await timeline.getByRole('button', { name: 'Timeline', exact: true }).press('Enter');

  await page.setViewportSize({ width: 390, height: 844 });
  await timeline.locator('.timeline-picture.down').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await titles(timeline.locator('.card.fail'))).toEqual([expect.stringMatching(/^broken/)]);
  expect(await violations(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await close();
});
