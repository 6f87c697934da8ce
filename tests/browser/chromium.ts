import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserServer } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a Chromium to which any process may connect by its address: an installed one, else on Linux x64 the one inside the npm package `@sparticuz/chromium`, else
 * Playwright's own. `CHROME_PATH` names one explicitly.
 */
export async function launchChromium(options: { readonly args?: readonly string[] } = {}): Promise<BrowserServer> {
  const args = [...quiet, ...(options.args ?? [])];
  const installed = findInstalled();
  if (installed !== undefined) return chromium.launchServer({ executablePath: installed, args });
  if (process.platform === 'linux' && process.arch === 'x64') {
    return launchPacked(args);
  }
  try {
    return await chromium.launchServer({ args });
  } catch (error) {
    throw new Error(
      'No Chromium was found for the browser tests. Install Chrome or Chromium, name one in CHROME_PATH, or run ' +
        '`npx playwright-core install chromium-headless-shell`.',
      { cause: error },
    );
  }
}

/** The Chromium that came with the packages; where the system lacks the libraries it wants, with those from the same package. */
async function launchPacked(args: readonly string[]): Promise<BrowserServer> {
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  const options = { executablePath: await packed.executablePath(), args: [...args, '--headless=shell'] };
  try {
    return await chromium.launchServer(options);
  } catch {
    const archive = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'));
    const libraries = join(await inflate(fileURLToPath(archive)), 'lib');
    const path = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter);
    return chromium.launchServer({ ...options, env: { ...process.env, LD_LIBRARY_PATH: path } });
  }
}

/** Looks for a Chromium or Chrome in the usual places of Linux, macOS and Windows. */
export function findInstalled(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `CHROME_PATH names ${named}, and there is no such file. Correct it, or unset it to let the tests look for a browser.`,
    );
  }
  return candidates().find((path) => existsSync(path));
}

function candidates(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(process.env['HOME'] ?? '', 'Applications')].flatMap((folder) => [
        `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
        `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      ]);
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => {
        const folder = process.env[name];
        return folder
          ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Chromium/Application/chrome.exe')]
          : [];
      });
    default: {
      const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
      const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
      return names.flatMap((name) => folders.map((folder) => join(folder, name)));
    }
  }
}
