/** Each lesson and page of the reference as Markdown: `/lessons/hearing-back.md`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection, type CollectionEntry } from 'astro:content';
import { pageMarkdown } from '../course/markdown/pageMarkdown.ts';
import { originOf } from '../course/markdown/originOf.ts';

export const getStaticPaths = (async () => {
  const entries = await getCollection('docs');
  return entries.map((entry) => ({ params: { page: entry.id }, props: { entry, entries } }));
}) satisfies GetStaticPaths;

interface Props {
  readonly entry: CollectionEntry<'docs'>;
  readonly entries: readonly CollectionEntry<'docs'>[];
}

export const GET: APIRoute<Props> = ({ props: { entry, entries }, site }) =>
  new Response(pageMarkdown(entry, entries, originOf(site)), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
