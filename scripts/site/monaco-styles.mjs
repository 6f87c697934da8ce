/**
 * Keeps Monaco's styles: Astro 7 deletes the CSS of lazily imported client chunks without an error. Each of Monaco's CSS
 * imports becomes text that the module itself adopts into the page.
 */
export function monacoStyles() {
  return {
    name: 'crosscall:monaco-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!/[\\/]monaco-editor[\\/].*\.js(?:\?|$)/.test(id) || !code.includes('.css')) return null;
      let count = 0;
      const changed = code.replace(/^import\s+(['"])([^'"]+\.css)\1;?/gm, (_, quote, path) => {
        const name = `__style${count++}`;
        return (
          `import ${name} from ${quote}${path}?inline${quote}; ` +
          `{ const sheet = new CSSStyleSheet(); sheet.replaceSync(${name}); document.adoptedStyleSheets.push(sheet); }`
        );
      });
      return count === 0 ? null : { code: changed, map: null };
    },
  };
}
