import { createHighlighterCore } from 'shiki/core';
import type { HighlighterCore, ThemeRegistrationRaw } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescript from 'shiki/langs/typescript.mjs';
import { codeTheme } from '../../styles/codeTheme.ts';

let highlighter: Promise<HighlighterCore> | null = null;

/** Makes a highlighter for TypeScript with one theme. */
export function createHighlighter(theme: ThemeRegistrationRaw): Promise<HighlighterCore> {
  return createHighlighterCore({ themes: [theme], langs: [typescript], engine: createJavaScriptRegexEngine() });
}

/** Highlights TypeScript as the build does; gives what goes inside `pre`. */
export async function highlight(code: string): Promise<string> {
  highlighter ??= createHighlighter(codeTheme);
  const html = (await highlighter).codeToHtml(code, { lang: 'typescript', theme: String(codeTheme.name) });
  return html.replace(/^<pre[^>]*>|<\/pre>$/g, '');
}
