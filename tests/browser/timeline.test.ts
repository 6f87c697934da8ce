import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { collectTrace } from '../../src/trace/collectTrace.ts';
import type { TraceMaterial } from '../../src/trace/material.ts';
import { openRecording } from '../recordedNetwork.ts';
import { bundleForPage } from './bundleForPage.ts';
import { objections } from './pageChecks.ts';

/** The timeline by itself, drawn from recorded transactions: positions, keyboard, and what axe says. */
let browser: Browser;
let script: string;
const tokens = await readFile(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');

beforeAll(async () => {
  script = await bundleForPage(source);
  browser = await chromium.connect(inject('browser'));
});
afterAll(() => browser.close());

const source = `
  import { h, render } from 'preact';
  import { Timeline } from './src/islands/timeline/Timeline.tsx';
  import { buildTrace } from './src/trace/buildTrace.ts';
  window.draw = (material, live) => {
    const trace = buildTrace(material);
    const awaits = [{ label: 'await account.callFunction(…)', startedAt: { height: 2 }, resolvedAt: trace.final ? { height: 6 } : null }];
    render(h(Timeline, { trace, awaits, live }), document.querySelector('main'));
  };
`;

async function materialOf(name: string, height?: number): Promise<TraceMaterial> {
  const network = openRecording(name);
  if (height !== undefined) network.goTo(height);
  const [transaction] = network.transactions;
  if (!transaction) throw new Error(`${name} has no transaction`);
  return collectTrace(network.request, { ...transaction, withChanges: true });
}

async function openTimeline(width: number, theme = 'light'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await page.setContent(
    `<!doctype html><html lang="en" data-theme="${theme}"><title>Timeline</title><main></main></html>`,
  );
  await page.addStyleTag({ content: `${tokens} body { margin: 0; background: var(--paper) }` });
  await page.addScriptTag({ content: script });
  return page;
}

async function draw(page: Page, material: TraceMaterial, live = false): Promise<void> {
  await page.evaluate(([m, l]) => (window as unknown as { draw(m: unknown, live: unknown): void }).draw(m, l), [
    material,
    live,
  ] as const);
  await page.waitForSelector('.card');
}

const views = [
  ['Timeline', '.timeline-picture'],
  ['Gas', '.gas-table'],
  ['Money', '.money-table'],
  ['State', '.state-storage'],
  ['Text', '.timeline-text'],
] as const;

describe.each([1440, 768, 360])('at %d pixels', (width) => {
  it('each card stands within its block and no two touch', async () => {
    const page = await openTimeline(width);
    await draw(page, await materialOf('promises--promise-and'));
    const boxes = (selector: string) =>
      page.$$eval(selector, (all) =>
        all.map((e) => ({
          height: (e as SVGElement).dataset['height'],
          box: e.getBoundingClientRect().toJSON() as DOMRect,
        })),
      );
    const slots = await boxes('.slot');
    const cards = await boxes('.card');
    expect(cards.map((c) => c.height)).toEqual(['3', '4', '5', '5', '6']);
    const along = width < 720 ? (['top', 'bottom'] as const) : (['left', 'right'] as const);
    for (const [i, { height, box }] of cards.entries()) {
      const own = slots.find((s) => s.height === height)?.box;
      const [from, to] = along;
      expect(own && box[from] >= own[from] && box[to] <= own[to]).toBe(true);
      for (const { box: other } of cards.slice(i + 1)) {
        const apart =
          box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
        expect(apart).toBe(true);
      }
    }
    await page.close();
  });

  it.each([
    ['light', 'promises--promise-deposit-returned'],
    ['dark', 'promises--promise-callback-panics'],
  ])('has nothing that axe objects to in %s, with a receipt open and in every view', async (theme, recording) => {
    const page = await openTimeline(width, theme);
    await draw(page, await materialOf(recording));
    await page.locator('.card-button').nth(1).click();
    await page.getByLabel('Show refunds').check();
    for (const [view, shown] of views) {
      await page.getByRole('button', { name: view, exact: true }).click();
      await page.waitForSelector(shown);
      if (view === 'Gas') await page.locator('.gas-open').first().click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBe(width);
      expect(await objections(page, 'main')).toEqual([]);
    }
    await page.close();
  });
});

it('keys follow causes and time, open a receipt, and come back', async () => {
  const page = await openTimeline(1440);
  await draw(page, await materialOf('promises--promise-and'));
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label')?.split(',')[0] ?? '');
  await page.getByRole('button', { name: 'Save' }).focus();
  const path = [];
  for (const key of ['Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'End', 'Home']) {
    await page.keyboard.press(key);
    path.push(`${key}: ${await focused()}`);
  }
  expect(path).toEqual([
    'Tab: The transaction of alice.test',
    'ArrowRight: Receipt 1 of 4 on script.test',
    'ArrowRight: Receipt 2 of 4 on script2.test',
    'ArrowRight: Receipt 4 of 4 on script.test',
    'ArrowLeft: Receipt 1 of 4 on script.test',
    'ArrowDown: Receipt 2 of 4 on script2.test',
    'End: Receipt 4 of 4 on script.test',
    'Home: The transaction of alice.test',
  ]);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  expect(await page.locator('.receipt-detail h3').textContent()).toBe('Receipt 4 cb');
  expect(await page.locator('.receipt-detail').textContent()).toContain('receipt 2: run');
  await page.keyboard.press('Escape');
  expect([await page.locator('.receipt-detail').count(), await focused()]).toEqual([
    0,
    'Receipt 4 of 4 on script.test',
  ]);
  await page.close();
});

it.each([
  [1440, 'light'],
  [360, 'dark'],
])('at %d pixels causes are followed by key, in words and lit, back to the transaction: %s', async (width, theme) => {
  const page = await openTimeline(width, theme);
  await draw(page, await materialOf('promises--promise-deposit-returned'));
  await page.locator('.card-button').nth(3).press('Enter');
  const why = page.locator('.receipt-detail').getByRole('button', { name: 'Why? this data' });
  await why.press('Enter');
  const panel = page.getByRole('region', { name: 'Why did receipt 3 get no value?' });
  await panel.waitFor();
  const lit = () => page.$$eval('.card.now .card-title', (all) => all.map((e) => e.textContent).join(' '));
  const seen = [];
  for (let i = 0; i < 5; i++) {
    const said = await page.evaluate(() => document.activeElement?.textContent?.split(/, | became/)[0]);
    const top = await panel.boundingBox();
    const card = await page.locator('.card.now').last().boundingBox();
    expect(card && top && card.y + card.height <= top.y + 1, `the panel covers ${said}`).toBe(true);
    seen.push(`${said}: ${await lit()}`);
    if (i === 2) {
      expect(await objections(page, 'main')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await page.keyboard.press('ArrowDown');
  }
  expect(seen).toEqual([
    'Receipt 3: run cb',
    'Receipt 2: run',
    'Receipt 1: run run',
    'The transaction: transaction run',
    'The transaction: transaction run',
  ]);
  await panel.getByRole('button', { name: 'receipt 1: run' }).press('Enter');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')?.slice(0, 14))).toBe(
    'Receipt 1 of 3',
  );
  await page.keyboard.press('Escape');
  await expect.poll(() => why.evaluate((e) => e === document.activeElement)).toBe(true);
  expect([await panel.count(), await page.locator('.card.dim').count()]).toEqual([0, 0]);
  await page.close();
});

it('grows with the blocks, and keeps what is open open', async () => {
  const page = await openTimeline(1440);
  const name = 'promises--promise-callback-not-returned';
  const outcomes = () => page.$$eval('.card', (all) => all.map((e) => (e as SVGElement).dataset['outcome']).join(' '));
  const seen = [];
  for (const height of [3, 4, 5, 6]) {
    await draw(page, await materialOf(name, height), true);
    if (height === 4) await page.locator('.card-button').nth(1).click();
    await expect.poll(outcomes).not.toBe(seen.at(-1));
    seen.push(await outcomes());
  }
  expect(seen).toEqual(['ok pending', 'ok ok', 'ok ok ok pending', 'ok ok ok ok']);
  expect(await page.locator('.receipt-detail h3').textContent()).toBe('Receipt 1 run');
  await page.close();
});

it.each([1440, 360])('at %d pixels gas is burnt where it was reserved, and a row opens by key', async (width) => {
  const page = await openTimeline(width);
  await draw(page, await materialOf('promises--promise-callback-not-returned'));
  await page.getByRole('button', { name: 'Gas', exact: true }).press('Enter');
  await page.waitForSelector('.gas-table');
  const bars = async (row: number, part: string) =>
    page.locator('.gas-row:not(.gas-heads)').nth(row).locator(`[data-part="${part}"]`).boundingBox();
  const [reserved, burnt] = [await bars(4, 'reserved'), await bars(6, 'burnt')];
  expect(reserved && burnt && [Math.round(burnt.x - reserved.x), burnt.width < reserved.width]).toEqual([0, true]);
  await page.getByRole('button', { name: 'run script2.test' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('table', { name: 'What run burnt' }).textContent()).toContain('contract loading bytes');
  await page.close();
});

it.each([1440, 360])('at %d pixels the money of every block adds up to the same sum, and says so', async (width) => {
  const page = await openTimeline(width);
  await draw(page, await materialOf('promises--promise-deposit-returned'));
  await page.getByRole('button', { name: 'Money', exact: true }).press('Enter');
  await page.waitForSelector('.money-table');
  const sums = await page
    .locator('.money-table .sum td span')
    .evaluateAll((all) => all.map((e) => (e as HTMLElement).title));
  expect([sums.length, new Set(sums).size]).toEqual([6, 1]);
  expect(await page.locator('.money .timeline-foot').textContent()).toContain('Every column adds up to the same');
  await page.close();
});

it.each([1440, 360])(
  'at %d pixels state stands before and after, and what a failed callback wrote is undone',
  async (width) => {
    const page = await openTimeline(width);
    await draw(page, await materialOf('promises--promise-callback-panics'));
    await page.getByRole('button', { name: 'State', exact: true }).press('Enter');
    await page.waitForSelector('.state-group');
    const [before, after] = [
      await page.locator('.state-before').first().boundingBox(),
      await page.locator('.state-after').first().boundingBox(),
    ];
    expect(
      before &&
        after &&
        (width < 600 ? before.y < after.y && before.x === after.x : before.y === after.y && before.x < after.x),
    ).toBe(true);
    const said = await page
      .locator('.state-group')
      .evaluateAll((all) => all.map((e) => (e as HTMLElement).innerText.replace(/\s+/g, ' ')));
    expect(said).toEqual([
      'script.test run receipt 1, block 4 “caller” + new Why? “caller” + new before nothing after “kept”',
      'script2.test run receipt 2, block 5 “callee” + new Why? “callee” + new before nothing after “kept”',
      'script.test cb receipt 3, block 6 ✕ failed: whatever it wrote was undone.',
    ]);
    await page.close();
  },
);
