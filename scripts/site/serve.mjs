import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** What grows no smaller. */
const compressed = new Set(['.ico', '.png', '.woff2']);

/**
 * Serves a built site on loopback, as any static host would.
 * @param {{ root: string, base?: string, port: number, host?: string }} options `base` begins and ends with a slash;
 *   port 0 takes a free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} rejects with `EADDRINUSE` when the port is taken
 */
export async function serve({ root, base = '/', port, host = '127.0.0.1' }) {
  const top = await realpath(root);
  const server = createServer((request, response) => {
    answer(top, base, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${taken}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

async function answer(root, base, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { pathname, search } = new URL(request.url, 'http://localhost');
  const file = await find(root, base, pathname);
  if (file?.redirect) {
    response.writeHead(301, { location: file.redirect + search }).end();
    return;
  }
  const found = file ?? { path: join(root, '404.html'), size: await sizeOf(join(root, '404.html')) };
  if (found.size === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    return;
  }
  const hashed = /[\\/]_astro[\\/]/.test(found.path);
  const extension = extname(found.path);
  const zip =
    extension in types && !compressed.has(extension) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(file ? 200 : 404, {
    'content-type': types[extension] ?? 'application/octet-stream',
    ...(zip ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : { 'content-length': found.size }),
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else if (zip) pipeline(createReadStream(found.path), createGzip(), response, () => {});
  else createReadStream(found.path).pipe(response);
}

/** Finds the file that a path names; nothing outside the root is ever found. */
async function find(root, base, pathname) {
  if (!pathname.startsWith(base)) return pathname + '/' === base ? { redirect: base } : undefined;
  let name;
  try {
    name = decodeURIComponent(pathname.slice(base.length));
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  const path = await realpath(join(root, name)).catch(() => undefined);
  if (path === undefined || (path !== root && !path.startsWith(root + sep))) return undefined;
  const entry = await stat(path);
  if (!entry.isDirectory()) return { path, size: entry.size };
  if (!pathname.endsWith('/')) return { redirect: `${pathname}/` };
  const index = join(path, 'index.html');
  const size = await sizeOf(index);
  return size === undefined ? undefined : { path: index, size };
}

async function sizeOf(path) {
  return (await stat(path).catch(() => undefined))?.size;
}
