/** The course at a glance, for programs: what it is, and where each page's Markdown lies. */
import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { originOf } from '../course/markdown/originOf.ts';
import { lessonSlug, tracks } from '../course/manifest.ts';
import { referencePages } from '../course/referencePages.ts';
import { site as about } from '../site.config.ts';

export const GET: APIRoute = async ({ site }) => {
  const link = (slug: string) => `${originOf(site)}/${slug}.md`;
  const entries = await getCollection('docs');
  const described = (slug: string) => entries.find(({ id }) => id === slug)?.data.description ?? '';
  const text = [
    `# ${about.title}`,
    `> ${about.description}`,
    'Every number and outcome in these pages comes from a run of real contracts, which the tests repeat.',
    ...tracks.map(({ title, lessons }) => {
      const items = lessons.map(({ id, title: name, question }) => `- [${name}](${link(lessonSlug(id))}): ${question}`);
      return `## ${title}\n\n${items.join('\n')}`;
    }),
    `## Reference\n\n${referencePages.map(({ slug, title }) => `- [${title}](${link(slug)}): ${described(slug)}`).join('\n')}`,
  ].join('\n\n');
  return new Response(`${text}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
