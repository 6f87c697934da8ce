import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { lessons } from '../../src/course/manifest.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const [first, second] = lessons;
const stored = (lessonsDone: object) => JSON.stringify({ version: 1, lessons: lessonsDone });

describe('the reader’s progress', () => {
  it('is a map, tells where to go on, and goes to another browser in a file, with the code', async () => {
    const here = await openPage('progress/');
    await settle(here.page);
    await here.page.evaluate(
      ([progress, draft, name]) => {
        localStorage.setItem('crosscall.progress', progress!);
        localStorage.setItem(`crosscall.draft.1.${name}/exercise`, draft!);
      },
      [
        stored({ [first!.id]: { ran: true, exercisePassed: true, quizPassed: true }, [second!.id]: { ran: true } }),
        JSON.stringify({ text: '// mine', replaced: null }),
        second!.id,
      ],
    );
    await here.page.reload();
    await settle(here.page);
    const done = here.page.locator('.progress-done');
    expect(await done.count()).toBe(4);
    const next = here.page.getByRole('link', { name: `Continue: ${second!.code} ${second!.title}` });
    expect(await next.getAttribute('href')).toMatch(new RegExp(`/${second!.id}/#exercise$`));
    const [saved] = await Promise.all([
      here.page.waitForEvent('download'),
      here.page.getByRole('button', { name: 'Save to a file' }).click(),
    ]);
    const file = await text(await saved.createReadStream());
    expect(here.troubles).toEqual([]);
    await here.close();

    const there = await openPage('progress/');
    await settle(there.page);
    const status = there.page.locator('.progress-file [role="status"]');
    const load = (name: string, content: string) =>
      there.page
        .getByLabel('Load a file')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    await load('broken.json', file.slice(0, 40));
    await status.getByText('broken.json holds no progress').waitFor();
    await load('newer.json', file.replace(/"version": \d+/, '"version": 99'));
    await status.getByText('newer version of this course').waitFor();
    expect(await there.page.locator('.progress-done').count()).toBe(0);
    await load(saved.suggestedFilename(), file);
    await status.getByText('nothing was lost').waitFor();
    expect(await there.page.locator('.progress-done').count()).toBe(4);
    await there.page.goto(new URL('..', there.page.url()).href);
    await there.page.getByRole('link', { name: 'Continue: ' }).click();
    await there.page.waitForURL(/#exercise$/);
    await settle(there.page);
    expect(await there.page.locator('.exercise .code-pane').first().textContent()).toContain('// mine');
    expect(there.troubles).toEqual([]);
    await there.close();
  });
});
