import { describe, expect, it } from 'vitest';
import { untouched } from './progress.ts';
import type { Progress } from './progress.ts';
import { readProgressFile, writeProgressFile } from './progressFile.ts';

const progress: Progress = { version: 2, lessons: { a: { ...untouched, ran: true, hints: 2 } }, last: 'a' };
const drafts = { 'a/exercise': 'console.log(“hi”);\n' };

describe('a file of progress', () => {
  it('holds how far the reader is, and their code', () => {
    const text = writeProgressFile({ progress, drafts });
    expect(readProgressFile(text, 'crosscall.json')).toEqual({ type: 'Read', file: { progress, drafts } });
  });

  it('is read in its first version, and without code', () => {
    const text = JSON.stringify({ format: 'crosscall-progress', version: 1, lessons: progress.lessons });
    expect(readProgressFile(text, 'old.json')).toEqual({
      type: 'Read',
      file: { progress: { ...progress, last: null }, drafts: {} },
    });
  });

  it.each([
    ['{', /^f\.json holds no progress: expected the JSON file/],
    ['[1]', /holds no progress/],
    ['{"format":"crosscall-playground","version":1}', /holds no progress/],
    ['{"format":"crosscall-progress","version":3,"lessons":{}}', /newer version of this course.*Reload/],
    ['{"format":"crosscall-progress","version":2}', /is damaged/],
    ['{"format":"crosscall-progress","version":0,"lessons":{}}', /is damaged/],
  ])('is refused, and says why, when it is %s', (text, why) => {
    const read = readProgressFile(text, 'f.json');
    expect(read).toEqual({ type: 'Refused', reason: expect.stringMatching(why) });
    expect(read.type === 'Refused' && read.reason).toMatch(/Nothing here was changed\.$/);
  });
});
