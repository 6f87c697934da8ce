import { defineConfig } from 'astro/config';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { satteri } from '@astrojs/markdown-satteri';
import { contentPolicy } from './scripts/site/content-policy.mjs';
import { markTermsInLessons } from './scripts/site/mark-terms.mjs';
import { monacoStyles } from './scripts/site/monaco-styles.mjs';
import { shippedPackages } from './scripts/site/shipped-packages.mjs';
import { lessonSlug, tracks } from './src/course/manifest.ts';
import { site } from './src/site.config.ts';

/** An override of one of Starlight's layout parts. */
const layout = (name) => [name, `./src/components/layout/${name}.astro`];

export default defineConfig({
  site: process.env.CROSSCALL_SITE,
  base: process.env.CROSSCALL_BASE ?? '/',
  trailingSlash: 'always',
  prefetch: false,
  markdown: { processor: satteri({ mdastPlugins: [markTermsInLessons(process.env.CROSSCALL_BASE ?? '/')] }) },
  outDir: process.env.CROSSCALL_OUT ?? './dist',
  integrations: [
    preact(),
    starlight({
      title: site.title,
      description: site.description,
      disable404Route: true,
      expressiveCode: false,
      credits: false,
      lastUpdated: false,
      tableOfContents: false,
      markdown: { processedDirs: ['./content'], headingLinks: false },
      customCss: ['./src/styles/site.css'],
      components: Object.fromEntries(
        [
          'ContentPanel',
          'Footer',
          'Head',
          'Header',
          'MarkdownContent',
          'PageFrame',
          'PageTitle',
          'Pagination',
          'Search',
          'Sidebar',
          'SiteTitle',
          'SkipLink',
          'ThemeProvider',
          'ThemeSelect',
          'TwoColumnContent',
        ].map(layout),
      ),
      sidebar: tracks.map((track) => ({
        label: track.title,
        items: track.lessons.map((lesson) => ({ slug: lessonSlug(lesson.id), label: lesson.title })),
      })),
    }),
    contentPolicy(),
  ],
  vite: {
    plugins: [monacoStyles(), shippedPackages()],
    // The compiler of contracts uses sucrase's parser alone, by the path that Node finds: here it is the copy that snippets have.
    resolve: { alias: [{ find: /^sucrase\/dist\/parser\//, replacement: 'sucrase/dist/esm/parser/' }] },
    // All that islands and workers import, found before the first page asks: found later, it would reload the page.
    optimizeDeps: {
      exclude: ['monaco-editor'],
      entries: ['src/islands/**/*.tsx', 'src/snippets/lab/createLab.ts', 'src/network/embeddedWorker.ts'],
    },
    worker: { format: 'es', plugins: () => [shippedPackages()] },
    build: { assetsInlineLimit: 2048 },
  },
});
