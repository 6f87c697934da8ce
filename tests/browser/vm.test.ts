import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const vectors = join(import.meta.dirname, '../conformance/vm');
/** What hangs on the engine beneath: traps, floats, memory, the depth of its stack. */
const themes = ['stack', 'traps', 'floats', 'tables', 'memory', 'metering', 'start-and-segments', 'random'];

let browser: Browser;
let server: Server;
let page: Page;

beforeAll(async () => {
  const entry = join(import.meta.dirname, 'vmWorker.ts');
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'iife', write: false });
  const script = outputFiles[0]!.text;
  server = createServer(({ url }, response) => {
    response.setHeader('content-type', url === '/worker.js' ? 'text/javascript' : 'text/html');
    response.end(url === '/worker.js' ? script : '<title>vm</title>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await chromium.connect(inject('browser'));
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await page.close();
  await browser.close();
  server.close();
});

describe('in a worker of Chromium, function calls come out as recorded from nearcore', () => {
  it.each(themes)('%s', async (theme) => {
    const lines = readFileSync(join(vectors, `${theme}.jsonl`), 'utf8')
      .trim()
      .split('\n');
    const plain = lines.filter((line) => !line.includes('"wasm_gzip"'));
    expect(plain.length).toBeGreaterThan(0);
    expect(await page.evaluate(runInWorker, plain)).toEqual([]);
  });
});

/** Runs in the page. */
function runInWorker(lines: readonly string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js');
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(lines);
  });
}
