import { describe, expect, inject, it } from 'vitest';
import { lessonSlug, lessons } from '../../src/course/manifest.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const [first, second] = lessons.map((lesson) => `${lessonSlug(lesson.id)}/`) as [string, string];

describe('the course at the side', () => {
  it('is walked by keyboard: skip link first, then header, then the lessons', async () => {
    const { page, close } = await openPage(first);
    await settle(page);
    const reached: string[] = [];
    for (let press = 0; press < lessons.length + 10; press += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? ''));
    }
    expect(reached[0]).toBe('Skip to the content');
    expect(reached.indexOf('Crosscall')).toBe(1);
    const inOrder = lessons.map((lesson) => reached.indexOf(lesson.title));
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    expect(inOrder).not.toContain(-1);
    await close();
  });

  it('opens a lesson with Enter and says which one is open', async () => {
    const { page, close } = await openPage(first);
    await page
      .getByRole('navigation', { name: 'Course' })
      .getByRole('link', { name: lessons[1]?.title ?? '' })
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${second}`);
    const current = page.locator('[aria-current=page]');
    expect((await current.textContent())?.trim()).toBe(lessons[1]?.title);
    await close();
  });

  it('opens over the page on a phone, and Escape closes it', async () => {
    const { page, close } = await openPage(first, { viewport: { width: 360, height: 780 } });
    await settle(page);
    const link = page.getByRole('link', { name: lessons[1]?.title ?? '', exact: true }).first();
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Lessons' }).click();
    expect(await link.isVisible()).toBe(true);
    await page.locator('.content[inert]').waitFor();
    await page.keyboard.press('Escape');
    expect(await link.isVisible()).toBe(false);
    await page.locator('.content:not([inert])').waitFor();
    await close();
  });

  it('leads on: next from the first lesson, previous from the second', async () => {
    const { page, close } = await openPage(first);
    await page.locator('a[rel=next]').click();
    await page.waitForURL(`**/${second}`);
    await page.locator('a[rel=prev]').click();
    await page.waitForURL(`**/${first}`);
    await close();
  });
});

describe('search', () => {
  it.each(['site', 'siteUnderBase'] as const)(
    'finds a lesson by a word and opens it with Enter (%s)',
    async (which) => {
      const { page, troubles, close } = await openPage('', { site: inject(which) });
      await settle(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill('hearing');
      const result = page.locator('site-search ol a').first();
      await result.waitFor();
      expect(await result.textContent()).toContain('Hearing back');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/${second}`);
      expect(troubles).toEqual([]);
      await close();
    },
  );

  it('says when nothing is found, and Escape closes it', async () => {
    const { page, close } = await openPage('');
    await settle(page);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('zzzyx');
    await page.getByText('Nothing found for “zzzyx”.').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    await close();
  });
});

describe('the theme', () => {
  it('follows the system, then the reader, and stays', async () => {
    const { page, close } = await openPage('', { colorScheme: 'dark' });
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
    expect(await theme()).toBe('dark');
    await page.getByLabel('Theme').selectOption('light');
    expect(await theme()).toBe('light');
    await page.reload();
    expect(await theme()).toBe('light');
    expect(await page.getByLabel('Theme').inputValue()).toBe('light');
    await close();
  });
});

describe('links to the repository', () => {
  it('are hidden while none is configured', async () => {
    const { page, close } = await openPage(first);
    expect(await page.getByRole('link', { name: 'Edit this page' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Report a bug' }).count()).toBe(0);
    await close();
  });

  it('lead to the page’s source and to an issue that carries lesson and versions', async () => {
    const { page, close } = await openPage(first, { site: inject('siteUnderBase') });
    await settle(page);
    const edit = await page.getByRole('link', { name: 'Edit this page' }).getAttribute('href');
    expect(edit).toBe(
      `https://example.invalid/crosscall/edit/main/content/${lessonSlug(lessons[0]?.id ?? '')}/index.mdx`,
    );
    const report = page.getByRole('link', { name: 'Report a bug' });
    await report.focus();
    const body = new URL((await report.getAttribute('href')) ?? '').searchParams.get('body');
    expect(body).toContain(`Lesson: ${lessons[0]?.id}`);
    expect(body).toMatch(/Crosscall \d+\.\d+\.\d+, near-api-js \d+\.\d+\.\d+/);
    await close();
  });
});

describe('a page that does not exist', () => {
  it('is answered with 404 and the way back', async () => {
    const response = await fetch(new URL('no/such/page/', inject('site')));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no such page');
  });
});
