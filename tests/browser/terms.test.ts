import { expect, it } from 'vitest';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

it('a word of the glossary shows its sentence to the pointer and the keyboard, moves nothing, and closes on Escape', async () => {
  const { page, troubles, close } = await openPage('lessons/what-a-promise-becomes/');
  await settle(page);
  const word = page.locator('a.term[data-term=receipt]');
  const card = page.locator('.term-card');
  const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight);
  const height = await heightOf();
  await word.hover();
  await card.waitFor();
  expect(await card.textContent()).toMatch(
    /^Receipt.*each succeeds or fails on its own\.Shown in A1, Two contracts, one call$/s,
  );
  expect(await word.getAttribute('aria-describedby')).toBe(await card.getAttribute('id'));
  expect(await heightOf()).toBe(height);
  // The pointer may cross over to the card.
  await card.locator('a').hover();
  await page.waitForTimeout(400);
  expect(await card.count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await card.count()).toBe(0);

  await word.focus();
  await card.waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Shown in A1/);
  await page.waitForTimeout(400);
  expect(await card.count()).toBe(1);
  // The next word may open a card of its own.
  await page.keyboard.press('Tab');
  await card.filter({ hasText: /^Receipt/ }).waitFor({ state: 'detached' });
  expect(troubles).toEqual([]);
  await close();
});

it('a touch opens the card, another one leads to the glossary', async () => {
  const { page, close } = await openPage('lessons/what-a-promise-becomes/', {
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  await settle(page);
  const word = page.locator('a.term[data-term=receipt]');
  await word.tap();
  const card = page.locator('.term-card');
  await card.waitFor();
  const box = await card.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
  await word.tap();
  await page.waitForURL(/reference\/glossary\/#receipt$/);
  await close();
});
