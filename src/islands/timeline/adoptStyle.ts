const adopted = new Set<string>();

/** Adds a style sheet to the page once. A style file that only a lazily loaded script imports would be lost in the build. */
export function adoptStyle(css: string): void {
  if (typeof document === 'undefined' || adopted.has(css)) return;
  adopted.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
