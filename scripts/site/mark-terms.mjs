import { readFileSync } from 'node:fs';
import { markTerms } from '../../src/course/glossary.ts';

const glossary = new URL('../../content/reference/glossary.json', import.meta.url);
/** Where a mark would be in the way, or would be a link within a link. */
const closed = new Set(['heading', 'link', 'linkReference', 'table', 'mdxJsxTextElement', 'mdxJsxFlowElement']);

/**
 * Marks, in each lesson, the first occurrence of each term of the glossary: a link to the glossary's page, which
 * `src/course/termCards.ts` opens as a card beside the word.
 * @param {string} base the path under which the site is served
 */
export function markTermsInLessons(base) {
  const terms = JSON.parse(readFileSync(glossary, 'utf8'));
  const page = `${base.replace(/\/$/, '')}/reference/glossary/`;
  return ({ fileURL }) => {
    if (!fileURL?.pathname.includes('/content/lessons/')) return;
    const seen = new Set();
    return {
      name: 'crosscall-terms',
      text(node, context) {
        if (isClosed(node, context)) return;
        const pieces = markTerms(node.value, terms, seen);
        if (pieces.every(({ term }) => term === null)) return;
        context.replaceNode(node, pieces.map(toNode));
      },
    };
  };

  function toNode({ text, term }) {
    const value = { type: 'text', value: text };
    if (term === null) return value;
    const data = { hProperties: { class: 'term', 'data-term': term } };
    return { type: 'link', url: `${page}#${term}`, data, children: [value] };
  }
}

function isClosed(node, context) {
  for (let parent = context.parent(node); parent; parent = context.parent(parent))
    if (closed.has(parent.type)) return true;
  return false;
}
