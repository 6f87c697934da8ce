import { cheatSheet, splitSnippet } from '../cheatSheet.ts';
import { contractSources } from '../contractSources.ts';
import { errorGroups, errorSlug } from '../errorPages.ts';
import type { Term } from '../glossary.ts';
import type { Limit } from '../limits.ts';
import { findLesson, lessonSlug } from '../manifest.ts';
import type { RecordedError } from '../recordedErrors.ts';
import { graphWords } from '../../picture/graphWords.ts';
import { patternGraph } from '../patternGraph.ts';
import type { RecordedGraphs } from '../patternGraph.ts';
import { patterns } from '../patterns.ts';
import { fence, numberedList } from './componentTexts.ts';
import type { ComponentText } from './mdxToMarkdown.ts';

/** What the reference's pages are made from. */
export interface ReferenceData {
  readonly terms: readonly Term[];
  readonly limits: readonly Limit[];
  readonly errors: Readonly<Record<string, RecordedError>>;
  /** The least code that makes an error, by the error's id. */
  errorCode(id: string): string;
  /** A code of the cheat sheet, by its name. */
  snippet(id: string): string;
  /** The recorded graphs of a lesson, by name. */
  graphsOf(lesson: string): RecordedGraphs | undefined;
  titleOf(slug: string): string;
  /** Gives the address of a page's Markdown. */
  link(slug: string): string;
}

/** How each component of the reference reads. */
export function referenceTexts(data: ReferenceData): Readonly<Record<string, ComponentText>> {
  return {
    Glossary: () => data.terms.map((term) => termText(term, data)).join('\n'),
    Limits: () => data.limits.map(({ path, text }) => `- \`${path}\`: ${text}`).join('\n'),
    ErrorIndex: () =>
      errorGroups
        .map(({ title, pages }) => {
          const links = pages.map((page) => `- [${data.titleOf(errorSlug(page))}](${data.link(errorSlug(page))})`);
          return `## ${title}\n\n${links.join('\n')}`;
        })
        .join('\n\n'),
    CheatSheet: () => cheatSheetText(data),
    Patterns: () => patternsText(data),
    ErrorExperiment: ({ of }) => errorText(String(of), data),
  };
}

function cheatSheetText({ snippet }: ReferenceData): string {
  const rows = cheatSheet.map(({ title, note, contract, snippet: id }) => {
    const sources = contract ? contractSources(contract.name, contract.show) : [];
    return [
      `## ${title}`,
      note,
      ...sources.map(({ name, lang, excerpt }) => `${name}:\n\n${fence(lang, excerpt)}`),
      ...(id ? [`near-api-js:\n\n${fence('typescript', splitSnippet(snippet(id)).rest)}`] : []),
    ].join('\n\n');
  });
  return [fence('typescript', splitSnippet(snippet('call')).beginning), ...rows].join('\n\n');
}

function patternsText({ graphsOf, link }: ReferenceData): string {
  return patterns
    .flatMap(({ lesson: id, when, fails, graphs }) => {
      const lesson = findLesson(id);
      if (lesson === undefined) return [];
      const pictures = graphs.map(({ graph, title, ...options }) => {
        const words = graphWords(patternGraph(graphsOf(id), graph, options));
        return `**${title}**\n\n${numberedList(words)}`;
      });
      const heading = `## [${lesson.title}](${link(lessonSlug(id))})`;
      return [[heading, when, `If one part fails: ${fails}`, ...pictures].join('\n\n')];
    })
    .join('\n\n');
}

function termText({ name, says, lesson }: Term, { link }: ReferenceData): string {
  const shownIn = lesson === undefined ? undefined : findLesson(lesson);
  return `- **${name}**: ${says}${shownIn ? ` ([${shownIn.title}](${link(lessonSlug(shownIn.id))}))` : ''}`;
}

function errorText(id: string, { errors, errorCode }: ReferenceData): string {
  const { failures = [], console = [], thrown = null } = errors[id] ?? {};
  const names = [...console, thrown].filter((name) => name?.endsWith('Error'));
  return [
    ...failures.map(({ nearcore, here }) => `- nearcore says \`\`${nearcore}\`\`. In plain words: ${here}`),
    `- near-api-js throws ${names.map((name) => `\`${name}\``).join(', ')}`,
    '',
    fence('typescript', errorCode(id)),
  ].join('\n');
}
