import { expect, it } from 'vitest';
import { lessonSlug } from '../../src/course/manifest.ts';
import { openPage, settle, useBrowser } from './openPage.ts';
import { objections, setTheme } from './pageChecks.ts';

useBrowser();

it('the gas of a call is swept in both languages: stopped, done, drawn, told in words, and each run can be looked at', async () => {
  const { page, troubles, close } = await openPage(`${lessonSlug('a-budget-for-the-chain')}/`);
  const sweep = page.locator('.sweep');
  await sweep.scrollIntoViewIfNeeded();
  await settle(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const status = sweep.getByRole('status').first();
  const done = () => sweep.getByText('Done. Choose a point to see its run.').waitFor({ timeout: 40_000 });
  expect(await sweep.locator('svg, table').count(), 'nothing is there before it is asked for').toBe(0);

  await sweep.getByLabel('What differs').selectOption({ index: 3 });
  await sweep.getByRole('button', { name: 'Sweep' }).click();
  expect(await status.textContent()).toBe('Sweeping…');
  await sweep.locator('.sweep-point').first().waitFor();
  expect(requests.filter((path) => /sweepWorker|SweepPlot|guestbook-ts\.wasm/.test(path))).toHaveLength(4);
  await sweep.getByRole('button', { name: 'Stop' }).click();
  expect(await status.textContent()).toBe('Stopped. Choose a point to see its run.');
  const stopped = await sweep.locator('.sweep-point').count();
  expect(stopped).toBeLessThan(60);

  // What is loaded is enough: the network may go.
  await page.context().setOffline(true);
  await sweep.getByLabel('What differs').selectOption({ index: 0 });
  await sweep.getByRole('button', { name: 'Sweep' }).press('Enter');
  await done();
  await page.context().setOffline(false);
  expect(
    (await sweep.locator('.sweep-lines dd').allTextContents()).map((text) => text.replaceAll('\u2009', '')),
  ).toEqual([
    'At least 491 Ggas. With 490 Ggas it is left half done, with 491 Ggas all is well. With 22028 Ggas all is well, with 22029 Ggas nothing happens.',
    'At least 6889 Ggas. With 6888 Ggas it is left half done, with 6889 Ggas all is well. With 10543 Ggas all is well, with 10544 Ggas nothing happens.',
  ]);
  const points = await sweep.locator('.sweep-point').count();
  expect(await sweep.locator('.sweep-table tbody tr').count(), 'each point stands in a table').toBe(points);
  expect(await sweep.locator('.sweep-counts').textContent()).toMatch(/^\d\d runs in Rust, \d\d runs in TypeScript$/);
  expect(await sweep.locator('.sweep-axis .tick').count(), 'the axis is drawn').toBeGreaterThan(5);

  // A run is chosen by its number, by keys in the plot, by a click anywhere near, and in the table.
  const shown = sweep.locator('.sweep-run');
  const caption = () => shown.locator('figcaption').textContent();
  const afterwards = () => shown.locator('.timeline').waitFor();
  await sweep.locator('.sweep-lines').getByRole('button', { name: '490 Ggas' }).click();
  await afterwards();
  expect(await caption()).toBe(
    'Rust, 490 Ggas kept for the callback Afterwards bob is counted, he has no entry, and “I was here.” is still pending.',
  );
  expect(await shown.locator('.card[data-outcome="fail"]').count()).toBe(1);
  await shown.getByRole('button', { name: 'State' }).click();
  await shown.getByText('I was here.').first().waitFor();

  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await sweep.locator('.sweep-point[tabindex="0"]').focus();
  expect(await focused(), 'the chosen one is where the keys begin').toBe('Rust, 490 Ggas: it is left half done');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await shown.getByText('Afterwards bob is counted, and has his entry.').waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^TypeScript, /);
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await shown.getByText('Afterwards all is as it was').waitFor();
  expect(await shown.getAttribute('data-language')).toBe('TypeScript');

  await sweep.locator('summary').click();
  await sweep.locator('.sweep-table').first().getByRole('button', { name: '491', exact: true }).click();
  await shown.getByText('Afterwards bob is counted, and has his entry.').waitFor();
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    expect(await objections(page, '.sweep')).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await page.waitForFunction(() => (document.querySelector('.sweep-plot')?.clientWidth ?? 999) < 360);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await sweep.locator('.sweep-plot').click({ position: { x: 130, y: 90 } });
  await shown.getByText(/^Rust, 1\d\d Ggas/).waitFor();
  expect(await objections(page, '.sweep')).toEqual([]);
  expect(troubles).toEqual([]);
  await close();
}, 120_000);
