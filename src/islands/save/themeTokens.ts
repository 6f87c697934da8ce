import css from '../../styles/tokens.css?inline';

export type Theme = 'light' | 'dark';

/** Where a theme's colours stand in the sheet, as written or as a build has packed it. */
const blocks: Readonly<Record<Theme, readonly RegExp[]>> = {
  light: [/:root\s*\{([^}]*)\}/],
  dark: [/:root\s*\{([^}]*)\}/, /:root\[data-theme=['"]?dark['"]?\]\s*\{([^}]*)\}/],
};

/** The colours of a theme by the names of their tokens, whichever theme the page has. */
export function themeTokens(theme: Theme, sheet: string = css): ReadonlyMap<string, string> {
  const found = blocks[theme].flatMap((block) => [
    ...(block.exec(sheet)?.[1] ?? '').matchAll(/(--[\w-]+):\s*(#[\da-f]{3,8}|var\([^)]*\))/gi),
  ]);
  return new Map(found.map(([, name, value]) => [name ?? '', value ?? '']));
}

/** The theme that the page has now. */
export function pageTheme(): Theme {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}
