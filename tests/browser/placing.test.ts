import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { experimentOn } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';
import { objections } from './pageChecks.ts';

useBrowser();

const A2 = 'lessons/hearing-back/';

const card = (page: Page, id: string) => page.locator(`button[data-card="${id}"]`);
const cell = (page: Page, place: string) => page.locator(`td[data-cell="${place}"]`);
const placeOf = (page: Page, id: string) =>
  card(page, id).evaluate((one) => one.closest<HTMLElement>('[data-cell]')?.dataset['cell']);

const violations = (page: Page) => objections(page, '.placing');

it('receipts are placed by mouse and by keys, kept, laid over by the run, and placed anew', async () => {
  const { page, troubles, close } = await openPage(A2);
  await settle(page);
  const experiment = experimentOn(page);
  await experiment.setPace('at once');

  await card(page, 'query_greeting').dragTo(cell(page, '102 caller.test'));
  expect(await placeOf(page, 'query_greeting')).toBe('102 caller.test');

  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await card(page, 'get_greeting').focus();
  for (const key of ['Enter', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown'])
    await page.keyboard.press(key);
  expect(await focused()).toBe('get_greeting, block 102 on hello.test');
  await page.keyboard.press('Escape');
  expect(await focused(), 'Escape brings it back to where it was').toBe('get_greeting, not placed');
  for (const key of ['Enter', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter'])
    await page.keyboard.press(key);
  expect([await focused(), await card(page, 'get_greeting').getAttribute('aria-pressed')]).toEqual([
    'get_greeting, block 102 on hello.test',
    'false',
  ]);

  await page.reload();
  await settle(page);
  await experiment.setPace('at once');
  expect(await placeOf(page, 'query_greeting')).toBe('102 caller.test');
  expect(await violations(page)).toEqual([]);

  await experiment.run();
  await page.locator('.placing-outcomes').waitFor();
  expect(await page.locator('.placing-outcomes li').allTextContents()).toEqual([
    'get_greeting: You put it in block 102; it ran in block 103. query_greeting made it in block 102, and what a block makes runs in the next one.',
    'query_greeting_callback: It ran in block 104 on caller.test. It waited for what came of get_greeting, and that arrived in block 104.',
    'query_greeting: Yes, in block 102 on caller.test. The transaction made it in block 101, and what a block makes runs in the next one.',
  ]);
  expect(await cell(page, '103 hello.test').textContent()).toBe('get_greetingran here');
  expect(await card(page, 'get_greeting').getAttribute('aria-label')).toBe(
    'get_greeting, block 102 on hello.test; it ran in block 103 on hello.test',
  );
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await violations(page)).toEqual([]);
  }

  await page.getByRole('button', { name: 'Start over' }).click();
  expect([await placeOf(page, 'query_greeting'), await page.locator('.placing-outcomes').count()]).toEqual(['', 0]);
  expect(troubles).toEqual([]);
  await close();
});

it('on a phone blocks go down, and a card goes where it is told by two touches', async () => {
  const { page, close } = await openPage(A2, { viewport: { width: 360, height: 800 }, hasTouch: true });
  await settle(page);
  await card(page, 'get_greeting').tap();
  await cell(page, '103 hello.test').tap();
  expect(await placeOf(page, 'get_greeting')).toBe('103 hello.test');
  const [earlier, later] = [
    await cell(page, '102 hello.test').boundingBox(),
    await cell(page, '103 hello.test').boundingBox(),
  ];
  expect(earlier && later && [earlier.x === later.x, earlier.y < later.y]).toEqual([true, true]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  expect(await violations(page)).toEqual([]);
  await close();
});
