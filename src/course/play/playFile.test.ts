import { describe, expect, it } from 'vitest';
import { hashText } from './hashText.ts';
import { readPlayFile, writePlayFile } from './playFile.ts';
import type { PlayFile } from './playFile.ts';

const bytes = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 2, 3);
const hash = hashText(bytes);
const file: PlayFile = {
  title: 'Mine',
  code: 'console.log("ä");',
  contract: 'export class Mine {}',
  world: {
    accounts: [
      {
        name: 'mine',
        id: 'mine.test',
        balance: '10',
        contract: { type: 'File', hash, fileName: 'mine.wasm', size: bytes.length },
        init: { methodName: 'new', args: '{}' },
      },
      { name: 'hello', id: 'hello.test', balance: '10', contract: { type: 'Course', name: 'hello' }, init: null },
    ],
    setup: [{ signerId: 'mine.test', receiverId: 'hello.test', methodName: 'greet', args: { a: 1 }, deposit: '1' }],
  },
  wasm: new Map([[hash, bytes]]),
};

/** The written file with something else in it. */
const changed = (change: (json: Record<string, unknown>) => void): string => {
  const json = JSON.parse(writePlayFile(file)) as Record<string, unknown>;
  change(json);
  return JSON.stringify(json);
};

describe('a playground’s file', () => {
  it('gives back all that was written', () => {
    expect(readPlayFile(writePlayFile(file), 'mine.json')).toEqual({ type: 'Read', file });
  });

  it.each<[string, string, RegExp]>([
    ['is no JSON', 'PK', /mine\.json is no playground: expected the JSON file that “Export” writes/],
    ['is other JSON', '{"name": "crosscall"}', /is no playground/],
    ['is a list', '[]', /is no playground/],
    ['has no version', changed((json) => delete json['version']), /which version/],
    ['is newer', changed((json) => (json['version'] = 2)), /newer Crosscall \(version 2; this one reads 1\)/],
    ['lacks its world', changed((json) => delete json['world']), /is damaged/],
    ['has an account without a name', changed((json) => (json['world'] = { accounts: [{ id: 'a' }] })), /is damaged/],
    ['lacks its code', changed((json) => (json['code'] = 5)), /is damaged/],
    ['lacks a contract', changed((json) => (json['wasm'] = {})), /lacks mine\.wasm/],
    ['holds other bytes', changed((json) => (json['wasm'] = { [hash]: 'AGFzbQ==' })), /other bytes/],
    ['holds no base64', changed((json) => (json['wasm'] = { [hash]: '?' })), /is damaged/],
  ])('that %s is refused, and says that nothing is lost', (_, text, reason) => {
    const read = readPlayFile(text, 'mine.json');
    expect(read).toEqual({ type: 'Refused', reason: expect.stringMatching(reason) as string });
    expect(read.type === 'Refused' && read.reason).toMatch(/Nothing here was changed\.$/);
  });
});
