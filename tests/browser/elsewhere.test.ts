import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { lessonSlug, lessons } from '../../src/course/manifest.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const lesson = lessons.find(({ id }) => id === 'hearing-back') ?? expect.fail('The lesson is gone.');

/** Presses Run in the first experiment and waits until the run and all its receipts are over. */
async function run(where: Page | FrameLocator): Promise<void> {
  const experiment = where.locator('.experiment').first();
  await experiment.getByRole('button', { name: 'Run', exact: true }).click();
  await where.locator('.experiment[data-phase=Over]').waitFor({ timeout: 30_000 });
}

describe('under a base path', () => {
  it('an experiment finds its frame, its network and its contracts, and a bug report carries the code that ran', async () => {
    const { page, troubles, close } = await openPage(`${lessonSlug(lesson.id)}/`, { site: inject('siteUnderBase') });
    await settle(page);
    await run(page);
    expect(await page.locator('.experiment .console').first().textContent()).toContain('Hello');
    const report = page.getByRole('link', { name: 'Report a bug' });
    await report.focus();
    const body = new URL((await report.getAttribute('href')) ?? '').searchParams.get('body');
    expect(body).toContain("methodName: 'query_greeting'");
    expect(troubles).toEqual([]);
    await close();
  });
});

describe('in an iframe of another site', () => {
  it('an experiment runs, alone, without the course around it', async () => {
    const embed = new URL(`embed/${lesson.id}/`, inject('site')).href;
    const host = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>Docs elsewhere</title><iframe src="${embed}" width="900" height="1200"></iframe>`,
      );
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const { page, close } = await openPage('404.html');
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    const frame = page.frameLocator('iframe').first();
    await frame.getByRole('button', { name: 'Run', exact: true }).waitFor();
    expect(await frame.getByRole('navigation').count()).toBe(0);
    await run(frame);
    expect(await frame.locator('.experiment .console').textContent()).toContain('Hello');
    const back = frame.getByRole('link', { name: lesson.title });
    expect(await back.getAttribute('target')).toBe('_blank');
    await close();
    host.close();
    host.closeAllConnections();
  });
});

describe('the home page', () => {
  it.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])('holds a runnable experiment in its first screen, $width by $height', async (viewport) => {
    const { page, close } = await openPage('', { viewport });
    const box = await page.getByRole('button', { name: 'Run', exact: true }).boundingBox();
    expect(box !== null && box.y + box.height < viewport.height).toBe(true);
    await close();
  });

  it('runs it at once', async () => {
    const { page, troubles, close } = await openPage('');
    await run(page);
    expect(await page.locator('.experiment .console').first().textContent()).toContain('Hello');
    expect(troubles).toEqual([]);
    await close();
  });
});
