// Measures the built site with Lighthouse, as a phone sees it, and fails under 95 in any category.
// Not part of `npm test`: a busy machine makes its figures worse than the site is.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp();
const { default: lighthouse } = await import('lighthouse');
const { launchChromium } = await import('../tests/browser/chromium.ts');
const { lessonSlug, lessons } = await import('../src/course/manifest.ts');
const { buildIfStale } = await import('./site/build-site.mjs');
const { serve } = await import('./site/serve.mjs');

const WANTED = 0.95;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

await buildIfStale();
const site = await serve({ root: join(root, 'dist'), port: 0 });
const port = await freePort();
const browser = await launchChromium({ args: [`--remote-debugging-port=${port}`] });
let worst = 1;
try {
  for (const path of ['', ...lessons.map(({ id }) => `${lessonSlug(id)}/`)]) {
    const result = await lighthouse(`${site.url}${path}`, { port, onlyCategories: categories, logLevel: 'error' });
    const { audits, categories: found } = result.lhr;
    const scores = categories.map((name) => [name, found[name].score]);
    worst = Math.min(worst, ...scores.map(([, score]) => score));
    console.log(`/${path}\n  ${scores.map(([name, score]) => `${name} ${Math.round(score * 100)}`).join(', ')}`);
    console.log(
      `  first contentful paint ${audits['first-contentful-paint'].displayValue}, layout shift ${audits['cumulative-layout-shift'].displayValue}, ${audits['total-byte-weight'].displayValue}`,
    );
    for (const [name, score] of scores.filter(([, value]) => value < 1)) {
      const failed = found[name].auditRefs
        .map(({ id }) => audits[id])
        .filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative');
      console.log(`  ${name} ${score}: ${failed.map((audit) => audit.title).join('; ')}`);
    }
  }
} finally {
  await browser.close();
  await site.close();
}
process.exit(worst >= WANTED ? 0 : 1);

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
