import { existsSync, readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { lessonSlug, lessons, tracks } from '../../src/course/manifest.ts';
import type { Lesson } from '../../src/course/manifest.ts';
import { worldOf } from '../../src/course/worlds.ts';
import { experimentOn, typeInto } from './experimentPage.ts';
import type { ExperimentPage } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';
import type { OpenedPage } from './openPage.ts';
import { expectAccessible, expectQuietLoad, expectSmallScripts, objections, setTheme } from './pageChecks.ts';

const PATIENCE = 120_000;
const TRIALS = 60_000;

/** Goes through a track's lessons as a reader does, from one page to the next: predict, run, solve, answer, go on. */
export function walkTrack(code: string): void {
  useBrowser();
  const track = tracks.find((one) => one.code === code) ?? expect.fail(`There is no track ${code}.`);
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openPage(`${lessonSlug(track.lessons[0]!.id)}/`);
  });
  afterAll(() => opened.close());

  describe.each(track.lessons)('the lesson $code, $title', (lesson) => {
    it(
      'opens quietly, with little script, and has nothing that axe objects to',
      async () => {
        const { page } = opened;
        // Where the walk before it came to an end too early.
        const address = addressOf(lesson);
        if (page.url() !== address) await page.goto(address, { waitUntil: 'load' });
        await settle(page);
        await expectQuietLoad(opened);
        await expectSmallScripts(opened);
        // The pages of a track have one frame: between wide screen and phone its first one is looked at for all.
        await (lesson === track.lessons[0] ? expectAccessible(page) : expectAccessible(page, [1440, 360]));
      },
      PATIENCE,
    );

    it(
      'asks for a prediction and lays the run over it',
      async () => {
        const { page } = opened;
        await page.setViewportSize({ width: 1440, height: 900 });
        const placed = await place(page);
        const chosen = await choose(page);
        expect(placed + chosen).toBeGreaterThan(0);
        const experiment = experimentOn(page);
        await setPace(lesson, experiment);
        await experiment.run();
        expect([await experiment.status.textContent(), await experiment.alert.count()]).toEqual(['Finished.', 0]);
        expect((await experiment.cards()).filter(({ inItsColumn }) => !inItsColumn)).toEqual([]);
        await readOutcomes(page, { placed, chosen });
      },
      PATIENCE,
    );

    it(
      'takes its solution for right, in all circumstances',
      async () => {
        const { page } = opened;
        const exercise = page.locator('.exercise');
        const verdict = exercise.locator('.verdict');
        const experiment = experimentOn(page, exercise);
        await typeSolution(lesson, page, exercise);
        await setPace(lesson, experiment);
        await experiment.run();
        await verdict.locator('strong').filter({ hasText: 'Solved.' }).waitFor({ timeout: TRIALS });
        const trials = exercise.locator('.trials li');
        expect(await trials.count()).toBeGreaterThanOrEqual(2);
        expect(await exercise.locator('.trials li:not([data-verdict="right"])').count()).toBe(0);
      },
      PATIENCE,
    );

    it(
      'says of each answer to its questions why it is right or wrong',
      async () => {
        const { page } = opened;
        await page.locator('.quiz').scrollIntoViewIfNeeded();
        await page.locator('astro-island:not([ssr]) .quiz').waitFor();
        const questions = await page.locator('.quiz > li').all();
        expect(questions.length).toBeGreaterThanOrEqual(2);
        for (const question of questions) await answer(question);
      },
      PATIENCE,
    );

    it(
      'stands as done at the side, and leads on',
      async () => {
        const { page, troubles } = opened;
        const mark = page.locator(`#course progress-mark[data-lesson="${lesson.id}"]`);
        expect(await mark.getAttribute('data-state')).toBe('done');
        expect(await objections(page)).toEqual([]);
        if (lesson === track.lessons[0]) {
          await setTheme(page, 'dark');
          expect(await objections(page)).toEqual([]);
        }
        expect(troubles).toEqual([]);
        const next = lessons[lessons.indexOf(lesson) + 1];
        const link = page.locator('a[rel=next]');
        if (next === undefined) return expect(await link.count()).toBe(0);
        await link.click();
        await page.waitForURL(addressOf(next));
        expect(await mark.getAttribute('data-state')).toBe('done');
      },
      PATIENCE,
    );
  });
}

const addressOf = ({ id }: Lesson) => new URL(`${lessonSlug(id)}/`, inject('site')).href;

/** Blocks at once, but where time passes between what a snippet sends side by side. */
async function setPace({ id }: Lesson, experiment: ExperimentPage): Promise<void> {
  if (worldOf(id).sideBySide !== true) await experiment.setPace('at once');
}

/** Places each card of the lesson by keys; gives how many there are. */
async function place(page: Page): Promise<number> {
  const ids = await page
    .locator('.placing button[data-card]')
    .evaluateAll((all) => all.map((card) => (card as HTMLElement).dataset['card'] ?? ''));
  for (const id of ids) {
    const card = page.locator(`.placing button[data-card="${id}"]`);
    await card.focus();
    for (const key of ['Enter', 'ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    expect(await card.getAttribute('aria-label')).toMatch(/, block \d+ on \S+$/);
  }
  return ids.length;
}

/** Chooses the first answer of each prediction; gives how many there are. */
async function choose(page: Page): Promise<number> {
  const questions = await page.locator('.prediction fieldset').all();
  for (const question of questions) {
    await question.locator('.choice').first().click();
    expect(await question.getByRole('radio').first().isChecked()).toBe(true);
  }
  return questions.length;
}

/** Each prediction says what was said and what the run showed, which is one of the choices. */
async function readOutcomes(page: Page, { placed, chosen }: Record<'placed' | 'chosen', number>): Promise<void> {
  const said = page.locator('.placing-outcomes li:is([data-outcome="Right"], [data-outcome="Different"])');
  if (placed > 0) await said.first().waitFor();
  expect(await said.count()).toBe(placed);
  const outcomes = page.locator('.prediction .outcome:not(:empty)');
  if (chosen > 0) await outcomes.first().waitFor();
  const texts = await outcomes.allTextContents();
  expect(texts).toHaveLength(chosen);
  for (const text of texts) expect(text).toMatch(/^You said .+?(?:, and so it was\.|\. The run says .+?\.) \S/);
  const right = await page
    .locator('.prediction fieldset')
    .evaluateAll((all) => all.map((question) => question.querySelectorAll('.choice[data-verdict="right"]').length));
  expect(right).toEqual(Array(chosen).fill(1));
}

/** Puts the lesson's own solution into the editor: of the snippet, or of the contract. */
async function typeSolution({ id }: Lesson, page: Page, exercise: Locator): Promise<void> {
  const file = (name: string) => new URL(`../../content/lessons/${id}/${name}`, import.meta.url);
  const isContract = existsSync(file('solution.contract.ts'));
  const source = readFileSync(file(isContract ? 'solution.contract.ts' : 'solution.ts'), 'utf8');
  await typeInto(page, exercise.locator(isContract ? '.contract-pane' : '.experiment'), source);
}

/** Tries all answers of a question, the right one last; each wrong one has a reason of its own. */
async function answer(question: Locator): Promise<void> {
  const said = question.getByRole('status');
  const check = async (radio: Locator) => {
    await radio.check();
    await question.getByRole('button', { name: 'Check' }).click();
    return (await said.textContent()) ?? '';
  };
  const radios = await question.getByRole('radio').all();
  const reasons: string[] = [];
  for (const radio of radios) reasons.push(await check(radio));
  const right = reasons.findIndex((reason) => reason.startsWith('Right. '));
  expect(reasons.filter((reason) => /^Not so\. \S/.test(reason))).toHaveLength(radios.length - 1);
  expect(new Set(reasons).size).toBe(radios.length);
  expect(await check(radios[right] ?? expect.fail(`No answer is right: ${reasons.join(' | ')}`))).toMatch(
    /^Right\. \S/,
  );
}
