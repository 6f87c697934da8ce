import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildIfStale, buildSite } from '../../scripts/site/build-site.mjs';
import { serve } from '../../scripts/site/serve.mjs';
import { launchChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Playwright finds the browser. */
    browser: string;
    /** The built site, at the root of a host. */
    site: string;
    /** The same under a base path, with a repository configured. */
    siteUnderBase: string;
  }
}

/** A repository's address as a test needs one; nothing is ever fetched from it. */
const REPOSITORY = 'https://example.invalid/crosscall';
const BASE = '/course/';

/** Builds and serves the site twice and starts one browser for all browser tests. */
export default async function setup(project: TestProject) {
  await buildIfStale();
  const folder = await mkdtemp(join(tmpdir(), 'crosscall-'));
  const out = join(folder, 'site');
  await buildSite({ out, base: BASE, repository: REPOSITORY });
  const site = await serve({ root: 'dist', port: 0 });
  const siteUnderBase = await serve({ root: out, base: BASE, port: 0 });
  const browser = await launchChromium();
  project.provide('browser', browser.wsEndpoint());
  project.provide('site', site.url);
  project.provide('siteUnderBase', siteUnderBase.url);
  return async () => {
    await browser.close();
    await site.close();
    await siteUnderBase.close();
    await rm(folder, { recursive: true, force: true });
  };
}
