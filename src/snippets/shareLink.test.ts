import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readShareLink, sharedIdOf, writeShareLink } from './shareLink.ts';
import type { SharedExperiment } from './shareLink.ts';

const code = readFileSync(new URL('../../content/lessons/hearing-back/start.ts', import.meta.url), 'utf8');
const shared: SharedExperiment = { id: 'hearing-back/exercise', code, pace: 'instant', where: 'here' };

describe('a link to an experiment', () => {
  it.each([code, '', 'console.log("Grüße, 🦀 — %#?&.")\n', 'x'.repeat(200_000)])(
    'gives back what it was made of',
    async (text) => {
      const fragment = await writeShareLink({ ...shared, code: text });
      expect(await readShareLink(fragment)).toEqual({ type: 'Shared', shared: { ...shared, code: text } });
      expect(sharedIdOf(fragment)).toBe(shared.id);
    },
  );

  it('is short, and survives being part of an address', async () => {
    const fragment = await writeShareLink(shared);
    expect(fragment).toMatch(/^#shared=1\.hearing-back\/exercise\.[\w-]+$/);
    expect(new URL(fragment, 'https://example.invalid/lessons/hearing-back/').hash).toBe(fragment);
    expect(fragment.length).toBeLessThan(400);
  });

  it('is broken wherever it is cut', async () => {
    const fragment = await writeShareLink(shared);
    for (let length = '#shared='.length; length < fragment.length; length++)
      expect((await readShareLink(fragment.slice(0, length))).type).toBe('Broken');
  });

  it.each([
    ['', 'None'],
    ['#exercise', 'None'],
    ['#shared=', 'Broken'],
    ['#shared=2.hearing-back.anything', 'Newer'],
    ['#shared=10.something.else.entirely', 'Newer'],
    ['#shared=x.hearing-back.AAAA', 'Broken'],
    ['#shared=1.%E0%A4%A.AAAA', 'Broken'],
    ['#shared=1.hearing-back.§§', 'Broken'],
    [`#shared=1.a.${deflateRawSync('[]').toString('base64url')}`, 'Broken'],
    [`#shared=1.a.${deflateRawSync('{"code":5}').toString('base64url')}`, 'Broken'],
    [`#shared=1.a.${deflateRawSync('null').toString('base64url')}`, 'Broken'],
  ])('%s is %s', async (fragment, type) => {
    expect((await readShareLink(fragment)).type).toBe(type);
  });

  it('that would unpack to more than any code is refused before it has', async () => {
    const bomb = deflateRawSync(JSON.stringify({ code: 'x'.repeat(50_000_000) })).toString('base64url');
    expect(await readShareLink(`#shared=1.a.${bomb}`)).toEqual({ type: 'Broken' });
  });

  it('of a later make-up is read as far as this version knows it', async () => {
    const packed = deflateRawSync('{"code":"1","pace":7,"later":true}').toString('base64url');
    expect(await readShareLink(`#shared=1.a.${packed}`)).toEqual({
      type: 'Shared',
      shared: { id: 'a', code: '1', pace: '', where: '' },
    });
  });
});
