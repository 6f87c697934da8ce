import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPage, settle, useBrowser, type OpenedPage } from './openPage.ts';
import { expectAccessible, expectQuietLoad, expectSmallScripts, expectStill } from './pageChecks.ts';
import { sitePages, walkedPages } from './sitePages.ts';

useBrowser();

describe.each(sitePages.filter((path) => !walkedPages.includes(path)).map((path) => [path]))('the page /%s', (path) => {
  it('loads quietly and has nothing that axe objects to, from wide screen to phone, in light and dark', async () => {
    const opened = await openPage(path);
    await settle(opened.page);
    await expectQuietLoad(opened);
    if (path === 'play/') await expectSmallScripts(opened);
    await expectAccessible(opened.page);
    expect(opened.troubles).toEqual([]);
    await opened.close();
  });
});

describe.each(sitePages.map((path) => [path]))('the page /%s under a base path', (path) => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openPage(path, { site: inject('siteUnderBase'), viewport: { width: 360, height: 780 } });
    await settle(opened.page);
  });
  afterAll(() => opened.close());

  it('works the same, on a phone, without moving about', async () => {
    expect(opened.troubles).toEqual([]);
    await expectStill(opened.page);
  });

  it('links to nothing that is not there', async () => {
    const site = inject('siteUnderBase');
    const links = await opened.page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const own = links.filter((link) => new URL(link).origin === new URL(site).origin);
    expect(own.filter((link) => !link.startsWith(site))).toEqual([]);
    for (const link of new Set(own.map((address) => address.replace(/#.*/, '')))) {
      expect([link, await statusOf(link)]).toEqual([link, 200]);
    }
  });
});

const statuses = new Map<string, Promise<number>>();

/** Asks for each address once. */
function statusOf(link: string): Promise<number> {
  const known = statuses.get(link) ?? fetch(link, { method: 'HEAD' }).then(({ status }) => status);
  statuses.set(link, known);
  return known;
}
