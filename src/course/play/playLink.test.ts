import { describe, expect, it } from 'vitest';
import { playExamples } from './examples.ts';
import { readPlayLink, writePlayLink } from './playLink.ts';

const file = { title: 'Mine', code: 'console.log(1);', contract: null, world: playExamples[0]!.world };

describe('a link to a playground', () => {
  it('holds code, accounts and contracts', async () => {
    const read = await readPlayLink(await writePlayLink(file));
    expect(read).toEqual({ type: 'Read', file: { ...file, wasm: new Map() } });
  });

  it('is another’s when it begins otherwise', async () => {
    expect(await readPlayLink('#shared=1.a.b')).toBe(null);
  });

  it.each([
    ['was cut off', (link: string) => link.slice(0, -20), /cut off or changed/],
    ['is newer', (link: string) => link.replace('=1.', '=2.'), /newer Crosscall/],
    ['has no version', () => '#play=', /cut off or changed/],
  ])('that %s says so, and that nothing is lost', async (_, change, reason) => {
    const read = await readPlayLink(change(await writePlayLink(file)));
    expect(read).toEqual({ type: 'Refused', reason: expect.stringMatching(reason) as string });
    expect(read?.type === 'Refused' && read.reason).toMatch(/Nothing here was changed\.$/);
  });

  it('that asks for a file is refused: it cannot hold one', async () => {
    const contract = { type: 'File', hash: 'ab', fileName: 'mine.wasm', size: 5 } as const;
    const world = { accounts: [{ name: 'a', id: 'a.test', balance: '1', contract, init: null }], setup: [] };
    const read = await readPlayLink(await writePlayLink({ ...file, world }));
    expect(read).toEqual({ type: 'Refused', reason: expect.stringMatching(/lacks mine\.wasm/) as string });
  });
});
