import { createHighlighterCore } from 'shiki/core';
import type { HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescript from 'shiki/langs/typescript.mjs';
import { codeTheme } from '../../styles/codeTheme.ts';

const plain = 'crosscall';
let highlighter: Promise<HighlighterCore> | null = null;

/** The page's highlighter, made when it is first needed. */
export function loadHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [{ ...codeTheme, name: plain }],
    langs: [typescript],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

/** Highlights TypeScript as the build does; gives what goes inside `pre`. */
export async function highlight(code: string): Promise<string> {
  const html = (await loadHighlighter()).codeToHtml(code, { lang: 'typescript', theme: plain });
  return html.replace(/^<pre[^>]*>|<\/pre>$/g, '');
}
