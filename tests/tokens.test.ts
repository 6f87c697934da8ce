import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const AA = 4.5;
/** What WCAG asks of the edges of controls. */
const AA_EDGE = 3;

/** Reads the colours of one block of the token file; the dark block inherits from the light one. */
function colours(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('\n  }')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name as string, value as string]),
  );
}

const light = colours(':root');
const themes = { light, dark: new Map([...light, ...colours(":root[data-theme='dark']")]) };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s tokens', (theme) => {
  const token = (name: string) => themes[theme].get(name) ?? expect.fail(`--${name} is missing`);
  const accounts = Array.from({ length: 8 }, (_, index) => `account-${index + 1}`);
  const meanings = ['accent', 'ok', 'fail', 'warn', ...accounts];

  it.each(['ink', 'ink-quiet', ...meanings])('--%s reads on every ground', (name) => {
    for (const ground of ['paper', 'panel', 'panel-2'])
      expect([ground, contrast(token(name), token(ground)) >= AA]).toEqual([ground, true]);
  });

  it.each(meanings)('--%s, ink and quiet ink read on its soft fill', (name) => {
    for (const text of [name, 'ink', 'ink-quiet'])
      expect([text, contrast(token(text), token(`${name}-soft`)) >= AA]).toEqual([text, true]);
  });

  it.each(['keyword', 'string', 'number', 'comment', 'type', 'function'])(
    'code-%s reads on code, marked lines too',
    (name) => {
      for (const ground of ['panel', 'code-mark'])
        expect([ground, contrast(token(`code-${name}`), token(ground)) >= AA]).toEqual([ground, true]);
    },
  );

  it('--line-strong shows the edge of a control', () => {
    for (const ground of ['paper', 'panel', 'panel-2'])
      expect(contrast(token('line-strong'), token(ground))).toBeGreaterThanOrEqual(AA_EDGE);
  });
});
