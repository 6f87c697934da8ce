import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { lessonSlug, lessons } from '../../src/course/manifest.ts';
import { openPage, settle, useBrowser, type OpenedPage } from './openPage.ts';
import { sitePages } from './sitePages.ts';

useBrowser();

/** All script of a page with an experiment before interaction, workers included. */
const SCRIPT_BUDGET = 60 * 1024;

describe.each(sitePages.map((path) => [path]))('the page /%s', (path) => {
  let wide: OpenedPage;
  let narrow: OpenedPage;
  beforeAll(async () => {
    wide = await openPage(path);
    await settle(wide.page);
    narrow = await openPage(path, { site: inject('siteUnderBase'), viewport: { width: 360, height: 780 } });
    await settle(narrow.page);
  });
  afterAll(async () => {
    await wide.close();
    await narrow.close();
  });

  it('loads without an error, a policy violation or a request to another origin', async () => {
    expect(wide.troubles).toEqual([]);
    const policy = await wide.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("default-src 'none'");
  });

  it('works the same under a base path', async () => {
    const site = inject('siteUnderBase');
    expect(narrow.troubles).toEqual([]);
    const links = await narrow.page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const own = links.filter((link) => new URL(link).origin === new URL(site).origin);
    expect(own.filter((link) => !link.startsWith(site))).toEqual([]);
    for (const link of new Set(own.map((address) => address.replace(/#.*/, '')))) {
      expect([link, (await fetch(link)).status]).toEqual([link, 200]);
    }
  });

  it('does not shift its layout, on a phone either', async () => {
    // A tenth of what Lighthouse calls good.
    expect(await layoutShift(wide.page)).toBeLessThan(0.01);
    expect(await layoutShift(narrow.page)).toBeLessThan(0.01);
  });

  it('never scrolls sideways', async () => {
    for (const width of [1440, 768, 360]) {
      await wide.page.setViewportSize({ width, height: 900 });
      const overflow = await wide.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([width, overflow]).toEqual([width, 0]);
    }
  });
});

/** Sums the shifts of everything that moved by itself since the page opened. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let total = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) total += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(total), 100);
      }),
  );
}

describe.each([...lessons.map((lesson) => `${lessonSlug(lesson.id)}/`), 'play/'])('the page /%s', (path) => {
  it('loads at most 60 KB of script before the reader does anything', async () => {
    const { page, close } = await openPage('404.html');
    const scripts = new Map<string, number>();
    page.on('response', async (response) => {
      const type = response.headers()['content-type'] ?? '';
      if (type.includes('javascript')) scripts.set(response.url(), gzipSync(await response.body()).length);
    });
    await page.goto(new URL(path, inject('site')).href, { waitUntil: 'load' });
    await settle(page);
    // What waits until it is seen is loaded by reading alone.
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += 400) {
        scrollTo(0, y);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    });
    await settle(page);
    const inline = await page
      .locator('script:not([src])')
      .evaluateAll((all) => all.map((script) => script.textContent ?? '').join('\n'));
    const total = [...scripts.values()].reduce((sum, size) => sum + size, gzipSync(inline).length);
    expect(scripts.size).toBeGreaterThan(0);
    expect(total, JSON.stringify(Object.fromEntries(scripts), undefined, 1)).toBeLessThanOrEqual(SCRIPT_BUDGET);
    await close();
  });
});
