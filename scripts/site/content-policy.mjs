import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/**
 * Writes a content security policy into every built page: scripts from here alone, and those inline scripts that the
 * build itself wrote, by their hashes. A page that brings its own policy (the frame of the reader's code) keeps it.
 * Pages ask nobody but their own host. Other networks are asked by one worker (`src/network/reachWorker.ts`), to which a
 * page's policy does not reach: it takes addresses that the reader chose, https or on the reader's own computer, and sends no
 * cookies. A host that adds a policy by header must leave that worker's `connect-src` open.
 */
export function contentPolicy() {
  return {
    name: 'crosscall:content-policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const files = await readdir(root, { recursive: true });
        for (const file of files.filter((name) => name.endsWith('.html'))) {
          const path = join(root, file);
          const html = await readFile(path, 'utf8');
          if (!html.includes('http-equiv="Content-Security-Policy"')) await writeFile(path, withPolicy(html));
        }
      },
    },
  };
}

/** Adds the policy as the first thing in a page's head, after its charset. */
export function withPolicy(html) {
  const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => !/type="application\/(?:ld\+)?json"/.test(attributes))
    .map(([, , code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  const policy = [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...new Set(hashes)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const charset = /<meta charset="[^"]*"\s*\/?>/i;
  return charset.test(html)
    ? html.replace(charset, (found) => found + meta)
    : html.replace(/<head[^>]*>/, (found) => found + meta);
}
