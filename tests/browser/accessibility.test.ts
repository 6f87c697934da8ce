import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { openPage, settle, useBrowser } from './openPage.ts';
import { sitePages } from './sitePages.ts';

useBrowser();

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.each(sitePages.map((path) => [path]))('the page /%s', (path) => {
  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to in %s, from phone to wide screen',
    async (colorScheme) => {
      const { page, close } = await openPage(path, { colorScheme });
      await settle(page);
      await page.evaluate(axeSource);
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await page.evaluate(() =>
          (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        );
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
        );
        expect([width, found]).toEqual([width, []]);
      }
      await close();
    },
  );
});
