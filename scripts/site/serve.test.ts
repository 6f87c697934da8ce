import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from './serve.mjs';

let folder: string;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosscall-serve-'));
  await mkdir(join(folder, 'site/lessons/_astro'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'site/index.html'), 'home');
  await writeFile(join(folder, 'site/404.html'), 'nothing here');
  await writeFile(join(folder, 'site/lessons/index.html'), 'lessons');
  await writeFile(join(folder, 'site/lessons/_astro/a.js'), 'a');
  await writeFile(join(folder, 'site/a.wasm'), 'wasm');
  await symlink(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  site = await serve({ root: join(folder, 'site'), base: '/course/', port: 0 });
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

/** Asks for a path as it stands; `fetch` would tidy it up first. */
function get(
  path: string,
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(site.url);
    const asked = request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.on('data', (data) => (body += data));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

it.each([
  ['/course/', 200, 'home'],
  ['/course/?a=1', 200, 'home'],
  ['/course/lessons/', 200, 'lessons'],
  ['/course/no/such', 404, 'nothing here'],
  ['/', 404, 'nothing here'],
  ['/course/../secret.txt', 404, 'nothing here'],
  ['/course/%2e%2e/secret.txt', 404, 'nothing here'],
  ['/course/%2e%2e%2fsecret.txt', 404, 'nothing here'],
  ['/course/..%5csecret.txt', 404, 'nothing here'],
  ['/course/link.txt', 404, 'nothing here'],
  ['/course/%00', 404, 'nothing here'],
  ['/course/%', 404, 'nothing here'],
])('answers %s with %i', async (path, status, body) => {
  expect(await get(path)).toMatchObject({ status, body });
});

it('leads to the address with the slash', async () => {
  expect(await get('/course')).toMatchObject({ status: 301, headers: { location: '/course/' } });
  expect(await get('/course/lessons?a=1')).toMatchObject({
    status: 301,
    headers: { location: '/course/lessons/?a=1' },
  });
});

it('says what a file is, and that only hashed names may be kept', async () => {
  expect((await get('/course/a.wasm')).headers).toMatchObject({
    'content-type': 'application/wasm',
    'cache-control': 'no-cache',
  });
  expect((await get('/course/lessons/_astro/a.js')).headers['cache-control']).toContain('immutable');
});

it('answers HEAD without a body and refuses to be written to', async () => {
  expect(await get('/course/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect(await get('/course/', 'POST')).toMatchObject({ status: 405 });
});

it('rejects with EADDRINUSE when the port is taken', async () => {
  const { port } = new URL(site.url);
  await expect(serve({ root: folder, port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
