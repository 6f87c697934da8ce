import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenedPage } from './openPage.ts';
import { settle } from './openPage.ts';

/** All script of a page with an experiment before interaction, workers included, in bytes compressed. */
const SCRIPT_BUDGET = 60 * 1024;
const WIDTHS = [1440, 768, 360];
/** The rules that look at colours: all that a theme can change. */
const coloured = ['color-contrast', 'link-in-text-block'];

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeWindow {
  readonly axe?: { run(on: string, options: RunOptions): Promise<AxeResults> };
}

/** What axe objects to on a page as it stands, or in a part of it. */
export async function objections(page: Page, on = 'html', options: RunOptions = {}): Promise<readonly string[]> {
  if (await page.evaluate(() => (window as AxeWindow).axe === undefined)) await page.evaluate(axeSource);
  // Of what is in order, axe would list every element.
  const how: RunOptions = { resultTypes: ['violations'], ...options };
  const { violations } = await page.evaluate(([where, how]) => (window as AxeWindow).axe!.run(where, how), [
    on,
    how,
  ] as const);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/**
 * In light and dark, from wide screen to phone: nothing that axe objects to, nothing that scrolls sideways.
 * @param inspected the widths at which axe looks; what stands between the widest and the narrowest looks like one of them
 */
export async function expectAccessible(page: Page, inspected: readonly number[] = WIDTHS): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([width, overflow]).toEqual([width, 0]);
    if (!inspected.includes(width)) continue;
    expect([width, 'light', await objections(page)]).toEqual([width, 'light', []]);
    await setTheme(page, 'dark');
    expect([width, 'dark', await objections(page, 'html', { runOnly: coloured })]).toEqual([width, 'dark', []]);
    await setTheme(page, 'light');
  }
}

export async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

/** Loads without an error, a policy violation or a request to another origin, and does not move about. */
export async function expectQuietLoad({ page, troubles }: OpenedPage): Promise<void> {
  expect(troubles).toEqual([]);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  await expectStill(page);
}

/** Nothing moved by itself since the page opened: at most a tenth of what Lighthouse calls good. */
export async function expectStill(page: Page): Promise<void> {
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let total = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) total += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(total), 100);
      }),
  );
  expect(shift).toBeLessThan(0.01);
}

/** Reads the page to its end, and counts all script that it loaded until then. */
export async function expectSmallScripts({ page, scripts }: OpenedPage): Promise<void> {
  // What waits until it is seen is loaded by reading alone.
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight * 0.9) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });
  await settle(page);
  const inline = await page
    .locator('script:not([src])')
    .evaluateAll((all) => all.map((script) => script.textContent ?? '').join('\n'));
  const sizes = new Map<string, number>([['inline', gzipSync(inline).length]]);
  for (const url of scripts()) sizes.set(url, await compressedSize(url));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(sizes.size).toBeGreaterThan(1);
  expect(total, JSON.stringify(Object.fromEntries(sizes), undefined, 1)).toBeLessThanOrEqual(SCRIPT_BUDGET);
}

const compressed = new Map<string, number>();

async function compressedSize(url: string): Promise<number> {
  const known = compressed.get(url) ?? gzipSync(await (await fetch(url)).bytes()).length;
  compressed.set(url, known);
  return known;
}
