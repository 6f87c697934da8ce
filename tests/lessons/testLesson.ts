import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../src/cli/judgeAnswer.ts';
import { lessonModule, recordFacts } from '../../src/cli/recordFacts.ts';
import { recordGraphs } from '../../src/cli/recordGraphs.ts';
import { runLesson } from '../../src/cli/runLesson.ts';
import { unexplainedFailures } from '../../src/cli/unexplainedFailures.ts';

/** In which trial each known-wrong answer goes wrong (`null`: before any), and what is said of it, `trial: sentence`; by the answer's name. */
export type WrongAnswers = Readonly<Record<string, RegExp>>;

/** `wrong-takes-twice`, of `wrong-takes-twice.contract.diff`. */
const nameOf = (file: string): string => file.split('.')[0] ?? file;

/** Tests a lesson by its files: the numbers it quotes, and each answer to its exercise. One test file a lesson, so that they run side by side. */
export function testLesson(id: string, wrongAnswers: WrongAnswers): void {
  const folder = new URL(`../../content/lessons/${id}/`, import.meta.url);
  const fileOf = (file: string) => fileURLToPath(new URL(file, folder));
  const filesOf = (prefix: string) =>
    readdirSync(folder).filter((file) => file.startsWith(prefix) && /\.(ts|diff)$/.test(file));
  /** What the exercise starts from: a contract, a snippet of its own, or the lesson's. */
  const start = ['start.contract.ts', 'exercise.ts'].find((file) => filesOf(file).length > 0) ?? 'start.ts';

  describe(`the lesson ${id}`, () => {
    it('quotes the numbers of its own run, and each failure in it has a page', async () => {
      const recorded: unknown = JSON.parse(readFileSync(fileOf('facts.json'), 'utf8'));
      const run = await runLesson(id, fileOf('start.ts'));
      expect(
        recordFacts(await lessonModule(id), run),
        'the network or the lesson changed: read the sentences again, then `npm run facts`',
      ).toEqual(recorded);
      expect(unexplainedFailures(run.traces)).toEqual([]);
    }, 30_000);

    it('draws the graphs of its own runs', async () => {
      const file = fileOf('graphs.json');
      const recorded: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
      expect(
        await recordGraphs(id, await lessonModule(id)),
        'the network or the lesson changed: look at the pictures and their captions again, then `npm run facts`',
      ).toEqual(recorded);
    }, 60_000);

    it('has two right answers or more, and two known-wrong ones or more, each of them listed here', () => {
      expect(filesOf('solution').length).toBeGreaterThanOrEqual(2);
      expect(Object.keys(wrongAnswers).sort()).toEqual(filesOf('wrong').map(nameOf).sort());
      expect(filesOf('wrong').length).toBeGreaterThanOrEqual(2);
    });

    it('tries each answer twice or more, each time with something else going on', async () => {
      const trials = (await lessonModule(id)).exercise?.trials ?? [];
      expect(new Set(trials.map(({ name }) => name)).size).toBeGreaterThanOrEqual(2);
      expect(trials.some(({ calls = [], world }) => calls.length > 0 || world !== undefined)).toBe(true);
    });

    it.each(filesOf('solution'))(
      'accepts %s',
      async (file) => {
        expect(await judgeAnswer(id, fileOf(file))).toMatchObject({ passed: true, unexplained: [] });
      },
      60_000,
    );

    it.each(filesOf('wrong'))(
      'refuses %s, and says why',
      async (file) => {
        const { passed, trial, says, unexplained } = await judgeAnswer(id, fileOf(file));
        expect(unexplained, 'a failure without a page in content/reference/errors').toEqual([]);
        expect({ passed, why: `${trial}: ${says}` }).toEqual({
          passed: false,
          why: expect.stringMatching(wrongAnswers[nameOf(file)] ?? /^$/),
        });
      },
      60_000,
    );

    it('does not accept the code that it starts from', async () => {
      expect(await judgeAnswer(id, fileOf(start))).toMatchObject({ passed: false });
    }, 60_000);
  });
}
