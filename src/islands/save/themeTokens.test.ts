import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { themeTokens } from './themeTokens.ts';

const written = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
/** As a build packs it. */
const packed = written
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s*([{}:;,])\s*/g, '$1')
  .replaceAll("'dark'", 'dark');

describe.each([
  ['written', written],
  ['packed', packed],
])('the tokens as %s', (_, sheet) => {
  it('give a theme’s own colours, whichever the page has', () => {
    const [light, dark] = [themeTokens('light', sheet), themeTokens('dark', sheet)];
    expect([light.get('--panel'), dark.get('--panel')]).toEqual(['#ffffff', '#191b20']);
    expect([light.get('--account-8'), dark.get('--account-8')]).toEqual(['#85523c', '#d0a18a']);
    expect([...dark.keys()].toSorted()).toEqual([...light.keys()].toSorted());
  });
});
