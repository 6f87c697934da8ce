import { expect, it } from 'vitest';
import { lessonSlug } from '../../src/course/manifest.ts';
import { openPage, useBrowser } from './openPage.ts';

useBrowser();

it('what is chosen before the script is there counts', async () => {
  const { page, close } = await openPage('');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/(Quiz|Prediction)\.[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(new URL(`${lessonSlug('the-gap')}/`, page.url()).href, { waitUntil: 'load' });
  const [quiz, prediction] = [page.locator('.quiz form').first(), page.locator('.prediction fieldset').first()];
  await prediction.locator('.choice').first().click();
  await quiz.locator('.answer').first().click();
  expect(await quiz.getByRole('button', { name: 'Check' }).isDisabled()).toBe(true);
  release();
  await quiz.getByRole('button', { name: 'Check' }).click();
  await quiz
    .getByRole('status')
    .filter({ hasText: /Right\.|Not so\./ })
    .waitFor();
  await page.reload({ waitUntil: 'load' });
  await expect.poll(() => prediction.getByRole('radio').first().isChecked()).toBe(true);
  await close();
});
