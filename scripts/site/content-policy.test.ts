import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { withPolicy } from './content-policy.mjs';

const hashOf = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
const page = (head: string) => `<!DOCTYPE html><html><head><meta charset="utf-8"/>${head}</head><body></body></html>`;

/** The scripts that a page's policy allows. */
const scriptsOf = (html: string) => /script-src ([^;]*)/.exec(html)?.[1];

it('allows scripts from here, Wasm, and exactly the inline scripts that the build wrote', () => {
  const html = withPolicy(page('<script>a()</script><script type="module">b()</script><script src="/c.js"></script>'));
  expect(scriptsOf(html)).toBe(`'self' 'wasm-unsafe-eval' ${hashOf('a()')} ${hashOf('b()')}`);
});

it('names an inline script once, and data that is no script not at all', () => {
  const html = withPolicy(page('<script>a()</script><script>a()</script><script type="application/json">{}</script>'));
  expect(scriptsOf(html)).toBe(`'self' 'wasm-unsafe-eval' ${hashOf('a()')}`);
});

it('stands before every script, right after the charset', () => {
  expect(withPolicy(page('<script>a()</script>'))).toMatch(
    /<meta charset="utf-8"\/><meta http-equiv="Content-Security-Policy" content="default-src 'none';/,
  );
});

it('never allows eval, other origins, or what a page could post or be based on', () => {
  const html = withPolicy(page(''));
  expect(html).not.toMatch(/'unsafe-eval'|https?:|\*/);
  expect(html).toContain("base-uri 'none'; form-action 'none'");
});
