import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';

/** A page and everything that went wrong on it. */
export interface OpenedPage {
  readonly page: Page;
  /** Console errors, uncaught errors, policy violations, failed requests and requests to other origins, as they come. */
  readonly troubles: readonly string[];
  /** The addresses of all scripts that the present document loaded, workers' included. */
  scripts(): readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Which of the two built sites; the one at a host's root by default. */
  readonly site?: string;
  /** Runs in the page before anything else. */
  readonly before?: () => void;
}

let browser: Browser;

/** Connects a test file to the one browser. Call it once, at the top of the file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });
  afterAll(async () => {
    await browser.close();
  });
}

/** Opens a path (`lessons/hearing-back/`) of the built site in a context of its own: empty storage, no cache. */
export async function openPage(
  path: string,
  { site = inject('site'), before, ...options }: OpenOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  if (before !== undefined) await context.addInitScript(before);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) =>
    troubles.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`),
  );
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(site).origin)
      troubles.push(`another origin: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) scripts.clear();
  });
  page.on('response', (response) => {
    if (response.headers()['content-type']?.includes('javascript')) scripts.add(response.url());
  });
  await page.goto(new URL(path, site).href, { waitUntil: 'load' });
  return { page, troubles, scripts: () => [...scripts], close: () => context.close() };
}

/** Waits until the page has loaded what it loads by itself, islands that hydrate when idle among it. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(undefined), { timeout: 1000 })));
}
