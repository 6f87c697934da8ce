import type { CollectionEntry } from 'astro:content';
import terms from '../../../content/reference/glossary.json';
import recorded from '../../../content/reference/errors/recorded.json';
import type { Term } from '../glossary.ts';
import { findLimits } from '../limits.ts';
import { lessonSlug, lessons } from '../manifest.ts';
import type { RecordedGraphs } from '../patternGraph.ts';
import { componentTexts } from './componentTexts.ts';
import { mdxToMarkdown } from './mdxToMarkdown.ts';
import { referenceTexts } from './referenceTexts.ts';

type Entry = CollectionEntry<'docs'>;

const codes = import.meta.glob<string>(['/content/**/*.ts', '/content/**/*.rs', '!**/target/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const facts = import.meta.glob<Record<string, string>>('/content/lessons/*/facts.json', {
  import: 'default',
  eager: true,
});
const graphs = import.meta.glob<RecordedGraphs>('/content/lessons/*/graphs.json', { import: 'default', eager: true });
const network = import.meta.glob<string>('/src/near/**/*.ts', { query: '?raw', import: 'default', eager: true });

/**
 * A page's twin in Markdown, for programs that read and people who print: the same sentences, numbers and code.
 * @param entries all pages, whose titles it may quote
 * @param origin what stands before a page's path in links: the site's address, or the base path alone
 */
export function pageMarkdown(entry: Entry, entries: readonly Entry[], origin: string): string {
  const folder = `/${(entry.filePath ?? '').replace(/[^/]*$/, '')}`;
  const lesson = lessons.find(({ id }) => lessonSlug(id) === entry.id);
  const link = (slug: string) => `${origin}/${slug}.md`;
  const markdown = mdxToMarkdown(entry.body ?? '', {
    imports: importsOf(entry.body ?? '', folder),
    components: {
      ...componentTexts(
        (id) => facts[`/content/lessons/${id}/facts.json`],
        (id) => graphs[`/content/lessons/${id}/graphs.json`],
        lesson?.id ?? '',
      ),
      ...referenceTexts({
        terms: terms as readonly Term[],
        limits: findLimits(network),
        errors: recorded,
        errorCode: (id) => codes[`/content/reference/errors/${id}.ts`] ?? '',
        snippet: (id) => codes[`/content/reference/cheat-sheet/${id}.ts`] ?? '',
        graphsOf: (id) => graphs[`/content/lessons/${id}/graphs.json`],
        titleOf: (slug) => entries.find(({ id }) => id === slug)?.data.title ?? slug,
        link,
      }),
    },
    link: (url) => absolute(url, entry.id, origin),
  });
  const { title, description } = entry.data;
  return `# ${lesson?.title ?? title}\n\n> ${lesson?.question ?? description ?? title}\n\n${markdown}\n`;
}

/** The texts that a page imports from files beside it, by name. */
function importsOf(body: string, folder: string): Readonly<Record<string, string>> {
  const found = body.matchAll(/^import (\w+) from '\.\/([^']+)\?raw';$/gm);
  return Object.fromEntries([...found].map(([, name = '', file = '']) => [name, codes[`${folder}${file}`] ?? '']));
}

/** A link between pages, from where the page itself stands. */
function absolute(url: string, slug: string, origin: string): string {
  if (!url.startsWith('.')) return url;
  const { pathname } = new URL(url, `http://site.invalid/${slug}/`);
  return `${origin}${pathname.replace(/\/$/, '')}.md`;
}
