import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lessonModule, recordFacts } from '../../src/cli/recordFacts.ts';
import { runLesson } from '../../src/cli/runLesson.ts';
import { lessons } from '../../src/course/manifest.ts';

const folderOf = (lessonId: string) => new URL(`../../content/lessons/${lessonId}/`, import.meta.url);
const fileOf = (lessonId: string, file: string) => fileURLToPath(new URL(file, folderOf(lessonId)));
const snippetsOf = (lessonId: string, prefix: string) =>
  readdirSync(folderOf(lessonId)).filter((file) => file.startsWith(prefix) && file.endsWith('.ts'));

/** What the check says of each known-wrong answer. */
const wrongAnswers: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'two-contracts-one-call': {
    'wrong-greeting.ts': /became “Howdy”/,
    'wrong-only-read.ts': /No receipt of this run called `set_greeting`/,
    'wrong-through-caller.ts': /hello heard it from caller\.test/,
    'wrong-too-little-gas.ts': /its receipt failed/,
  },
  'hearing-back': {
    'wrong-calls-callback.ts': /The callback refused/,
    'wrong-greeting.ts': /was “Grüß Gott”/,
    'wrong-no-callback.ts': /No callback ran/,
    'wrong-not-printed.ts': /should print/,
  },
  'when-does-it-run': {
    'wrong-only-a-view.ts': /Nobody asked hello/,
    'wrong-side-by-side.ts': /he was there first/,
    'wrong-without-bob.ts': /Bob’s `set_greeting` is missing/,
  },
};

describe.each(lessons.map(({ id }) => id))('the lesson %s', (id) => {
  it('quotes the numbers of its own run', async () => {
    const recorded: unknown = JSON.parse(readFileSync(fileOf(id, 'facts.json'), 'utf8'));
    const run = await runLesson(id, fileOf(id, 'start.ts'));
    expect(
      recordFacts(await lessonModule(id), run),
      'the network or the lesson changed: read the sentences again, then `npm run facts`',
    ).toEqual(recorded);
  }, 30_000);

  it('has two right answers or more, and two known-wrong ones or more, each of them listed here', () => {
    expect(snippetsOf(id, 'solution').length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(wrongAnswers[id] ?? {})).toEqual(snippetsOf(id, 'wrong').sort());
    expect(snippetsOf(id, 'wrong').length).toBeGreaterThanOrEqual(2);
  });

  it.each(snippetsOf(id, 'solution'))(
    'accepts %s',
    async (file) => {
      const { check } = await lessonModule(id);
      expect(check?.(await runLesson(id, fileOf(id, file)))).toMatchObject({ passed: true });
    },
    30_000,
  );

  it.each(snippetsOf(id, 'wrong'))(
    'refuses %s, and says why',
    async (file) => {
      const { check } = await lessonModule(id);
      const verdict = check?.(await runLesson(id, fileOf(id, file)));
      expect(verdict).toEqual({ passed: false, says: expect.stringMatching(wrongAnswers[id]?.[file] ?? /^$/) });
    },
    30_000,
  );

  it('does not accept the code that it starts from', async () => {
    const { check } = await lessonModule(id);
    expect(check?.(await runLesson(id, fileOf(id, 'start.ts')))).toMatchObject({ passed: false });
  }, 30_000);
});
