import { shikiToMonaco } from '@shikijs/monaco';
import type { HighlighterCore, ThemeRegistrationRaw } from 'shiki/core';
import { codeTheme } from '../../styles/codeTheme.ts';
import { createHighlighter } from './highlight.ts';
import { monaco } from './monaco.ts';

/** Monaco knows no variables: each `var(--token)` becomes the colour that it stands for at the moment. */
function resolveColours<Value>(value: Value): Value {
  const style = getComputedStyle(document.documentElement);
  const text = JSON.stringify(value).replace(/var\((--[\w-]+)\)/g, (_, name: string) =>
    style.getPropertyValue(name).trim(),
  );
  return JSON.parse(text) as Value;
}

const isDark = (): boolean => document.documentElement.dataset['theme'] === 'dark';

function currentTheme(): ThemeRegistrationRaw {
  const name = isDark() ? 'crosscall-dark' : 'crosscall-light';
  const { type, colors, settings } = { ...codeTheme, type: isDark() ? ('dark' as const) : ('light' as const) };
  const chrome = {
    'editorLineNumber.foreground': 'var(--ink-quiet)',
    'editorLineNumber.activeForeground': 'var(--ink)',
    'editorCursor.foreground': 'var(--ink)',
    'editor.selectionBackground': 'var(--accent-soft)',
    'editorWidget.background': 'var(--panel)',
    'editorWidget.foreground': 'var(--ink)',
    'editorWidget.border': 'var(--line-strong)',
    'editorSuggestWidget.selectedBackground': 'var(--accent-soft)',
    'editorSuggestWidget.selectedForeground': 'var(--ink)',
    'editorHoverWidget.background': 'var(--panel)',
    'editorError.foreground': 'var(--fail)',
    'editorWarning.foreground': 'var(--warn)',
    focusBorder: 'var(--accent)',
    'list.hoverBackground': 'var(--panel-2)',
  };
  return resolveColours({ name, type, colors: { ...colors, ...chrome }, settings });
}

/** Milliseconds. The first line compiles the grammar, on a slow machine for longer than Shiki would wait. */
const firstLinePatience = 5_000;

let highlighter: HighlighterCore | null = null;

/** Gives the editors the highlighting and the colours of the page. Call it again when the page's theme changes. */
export async function applyTheme(): Promise<void> {
  const theme = currentTheme();
  const name = String(theme.name);
  if (!highlighter?.getLoadedThemes().includes(name)) {
    // One highlighter for both themes: each call of shikiToMonaco goes through those before it.
    if (highlighter) await highlighter.loadTheme(theme);
    else highlighter = await createHighlighter(theme);
    shikiToMonaco(highlighter, monaco as never, { tokenizeTimeLimit: firstLinePatience });
  }
  monaco.editor.setTheme(name);
}
