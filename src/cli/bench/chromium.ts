import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { nodeCall } from './callWithCallback.ts';
import type { Measurement } from './figure.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The call with callback as a page does it: near-api-js in the page, the network in a worker. */
export async function measureChromium(): Promise<Measurement> {
  const shape = { name: 'call-with-callback-chromium', unit: 'ms', peer: nodeCall, goal: { atMost: 15 } } as const;
  const { launchChromium } = await import('../../../tests/browser/chromium.ts');
  let browserServer;
  try {
    browserServer = await launchChromium();
  } catch (error) {
    return { ...shape, value: null, note: (error as Error).message };
  }
  const server = createServer(await site()).listen(0, '127.0.0.1');
  try {
    const browser = await chromium.connect(browserServer.wsEndpoint());
    const page = await browser.newPage();
    const failure = new Promise<never>((_, reject) => page.on('pageerror', reject));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const value = await Promise.race([
      page.evaluate(() => (globalThis as unknown as { measured: Promise<number> }).measured),
      failure,
    ]);
    return { ...shape, value };
  } finally {
    await browserServer.close();
    server.close();
    server.closeAllConnections();
  }
}

/** Answers with a page, its scripts and the course's contracts. */
async function site(): Promise<Parameters<typeof createServer>[1]> {
  const files = new Map([
    [
      '/',
      {
        type: 'text/html',
        body: '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>' as string | Buffer,
      },
    ],
    ['/page.js', { type: 'text/javascript', body: await bundle('./chromiumPage.ts') }],
    ['/network.js', { type: 'text/javascript', body: await bundle('../../network/embeddedWorker.ts') }],
  ]);
  for (const name of ['hello', 'caller']) {
    files.set(`/${name}.wasm`, {
      type: 'application/wasm',
      body: readFileSync(here(`../../../public/contracts/${name}.wasm`)),
    });
  }
  return (request, response) => {
    const file = files.get(request.url ?? '/');
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type }).end(file.body);
  };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here(entry)],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    keepNames: true,
    alias: { util: here('../../snippets/worker/nodeUtil.ts') },
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}
