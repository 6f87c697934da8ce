import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { lessonSlug, lessons } from '../../src/course/manifest.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const lesson = lessons.find(({ id }) => id === 'hearing-back') ?? expect.fail('The lesson is gone.');
const path = `${lessonSlug(lesson.id)}/`;

/** The mark that stands before the lesson in the sidebar. */
function mark(page: Page): Promise<string | null> {
  return page.locator(`#course progress-mark[data-lesson="${lesson.id}"]`).getAttribute('data-state');
}

/** Brings the quiz into view, where it begins to listen. */
async function openQuiz(page: Page) {
  await page.locator('.quiz').scrollIntoViewIfNeeded();
  await settle(page);
  return page.locator('.quiz > li').first();
}

describe('what the reader did', () => {
  it('is still there after a reload: prediction, answers, the mark at the side', async () => {
    const { page, close } = await openPage(path);
    await settle(page);
    expect(await mark(page)).toBe('untouched');

    await page.locator('.prediction input').first().check({ force: true });
    expect(await mark(page)).toBe('begun');
    const question = await openQuiz(page);
    await question.getByRole('radio').last().check();
    await question.getByRole('button', { name: 'Check' }).click();
    const said = await question.getByRole('status').textContent();
    expect(said).toMatch(/^(?:Right|Not so)\. \S/);

    await page.reload();
    await settle(page);
    expect(await page.locator('.prediction input').first().isChecked()).toBe(true);
    expect(await mark(page)).toBe('begun');
    const again = await openQuiz(page);
    expect(await again.getByRole('radio').last().isChecked()).toBe(true);
    expect(await again.getByRole('status').textContent()).toBe(said);
    await close();
  });

  it('is told not to last where the browser keeps nothing, and still works', async () => {
    const { page, troubles, close } = await openPage(path, {
      before: () => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      },
    });
    await settle(page);
    await page.locator('.prediction input').first().check({ force: true });
    expect(await mark(page)).toBe('begun');
    expect(await page.locator('[data-storage-notice]').textContent()).toContain(
      'This browser keeps nothing for this site',
    );
    expect(troubles).toEqual([]);
    await close();
  });

  it('is told when storage is full, and is not lost on this page', async () => {
    const { page, close } = await openPage(path, {
      before: () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    });
    await settle(page);
    await page.locator('.prediction input').first().check({ force: true });
    expect(await mark(page)).toBe('begun');
    expect(await page.locator('[data-storage-notice]').textContent()).toContain('is full');
    await close();
  });
});
