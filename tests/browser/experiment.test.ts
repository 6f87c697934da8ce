import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runLesson } from '../../src/cli/runLesson.ts';
import { traceToText } from '../../src/trace/traceToText.ts';
import { experimentOn } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const A1 = 'lessons/two-contracts-one-call/';
const A2 = 'lessons/hearing-back/';
const startOf = (lesson: string) => readFileSync(new URL(`../../content/${lesson}start.ts`, import.meta.url), 'utf8');

describe('a reader of A1', () => {
  it('predicts, runs, and sees result, receipts and blocks laid over the prediction', async () => {
    const { page, troubles, close } = await openPage(A1);
    await settle(page);
    const experiment = experimentOn(page);
    const question = page.getByRole('group', { name: /In which block does hello’s greeting change/ });
    await question.getByText('102', { exact: true }).click();
    await experiment.run();
    expect(await experiment.status.textContent()).toBe('Finished.');
    expect(await experiment.consoleLines()).toEqual(['Howdy']);
    expect(
      (await experiment.cards()).map(({ height, lane, outcome, inItsColumn }) => ({
        height,
        lane,
        outcome,
        inItsColumn,
      })),
    ).toEqual([
      { height: 101, lane: 'alice.test', outcome: 'ok', inItsColumn: true },
      { height: 102, lane: 'caller.test', outcome: 'ok', inItsColumn: true },
      { height: 103, lane: 'hello.test', outcome: 'ok', inItsColumn: true },
    ]);
    expect(await question.getByRole('status').textContent()).toMatch(/^You said 102\. The run says 103\./);
    expect(troubles).toEqual([]);
    await close();
  });

  it('runs without predicting, and is told what the run says', async () => {
    const { page, close } = await openPage(A1);
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.setPace('at once');
    await experiment.run();
    const says = page.getByRole('group', { name: /Whom does it see/ }).getByRole('status');
    expect(await says.textContent()).toMatch(/^The run says caller\.test\./);
    await close();
  });

  it('edits in Monaco, runs with Ctrl+Enter, and finds edit and progress after a reload', async () => {
    const { page, troubles, close } = await openPage(A1);
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.setPace('at once');
    await experiment.type(startOf(A1).replace('Howdy', 'Moin'));
    await page.keyboard.press('ControlOrMeta+Enter');
    await experiment.console.getByText('Moin').waitFor({ timeout: 20_000 });
    await experiment.over();
    const family = await page
      .locator('.monaco-editor .view-line')
      .first()
      .evaluate((line) => getComputedStyle(line).position);
    expect(family, 'Monaco’s own style sheet arrived').toBe('absolute');

    await page.reload();
    await settle(page);
    expect(await experiment.root.getByRole('region', { name: 'Code of start.ts' }).textContent()).toContain('Moin');
    expect(
      await page.locator('progress-mark[data-lesson="two-contracts-one-call"]').first().getAttribute('data-state'),
    ).toBe('begun');
    await experiment.button('Reset').click();
    expect(await experiment.root.getByRole('region', { name: 'Code of start.ts' }).textContent()).toContain('Howdy');
    await experiment.button('Undo reset').click();
    expect(await experiment.root.getByRole('region', { name: 'Code of start.ts' }).textContent()).toContain('Moin');
    expect(troubles).toEqual([]);
    await close();
  });

  it('starts from the same height and time at each run, and goes on from the state reached with Continue', async () => {
    const { page, close } = await openPage(A2);
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.setPace('at once');
    await experiment.run();
    const first = await experiment.text();
    await experiment.run();
    expect(await experiment.text()).toBe(first);
    await experiment.run('Continue');
    expect(await experiment.text()).not.toContain('101  transaction');
    await close();
  });

  it('opens a receipt by keyboard alone and reads what it was about', async () => {
    const { page, close } = await openPage(A1);
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.setPace('at once');
    await experiment.button('Run').focus();
    await page.keyboard.press('Enter');
    await experiment.root.locator('.card').nth(2).waitFor({ timeout: 20_000 });
    await experiment.over();
    await experiment.root.locator('.card-button[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const said = await experiment.root.textContent();
    for (const word of [
      'set_greeting',
      'Howdy',
      'predecessor',
      'caller.test',
      'signer',
      'alice.test',
      'greeting is now Howdy',
    ])
      expect(said).toContain(word);
    await page.keyboard.press('Escape');
    await close();
  });

  it('makes the blocks one by one, and no await is broken by taking time', async () => {
    const { page, close } = await openPage(A2);
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.setPace('step by step');
    await experiment.button('Run').click();
    await experiment.root.and(page.locator('[data-phase="Running"]')).waitFor();
    for (let blocks = 0; blocks < 6; blocks++) {
      await page.waitForTimeout(400);
      await experiment.button('Step').click();
    }
    await experiment.console.getByText('Hello').waitFor({ timeout: 10_000 });
    await close();
  });
});

describe.each([A1, A2])('the snippet of %s', (lesson) => {
  it('gives the same receipts in Node, over HTTP, as in the page', async () => {
    const { page, close } = await openPage(lesson);
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.setPace('at once');
    await experiment.run();
    const id = lesson.split('/')[1] ?? '';
    const inNode = await runLesson(id, fileURLToPath(new URL(`../../content/${lesson}start.ts`, import.meta.url)));
    expect(await experiment.text()).toBe(inNode.traces.map(traceToText).join('\n'));
    expect(await experiment.consoleLines()).toEqual(inNode.console);
    await close();
  });
});

describe('the exercise of A1', () => {
  it('says why an answer is wrong, then that it is right, and marks the lesson', async () => {
    const { page, close } = await openPage(A1);
    await settle(page);
    const experiment = experimentOn(page, page.locator('.exercise'));
    await experiment.setPace('at once');
    const verdict = page.locator('.exercise-check .verdict');
    await verdict.scrollIntoViewIfNeeded();
    await experiment.type(startOf(A1).replace('Howdy', 'Servus'));
    await experiment.run();
    await verdict.getByText(/hello heard it from caller\.test/).waitFor({ timeout: 5000 });
    await experiment.type(readFileSync(new URL(`../../content/${A1}solution.ts`, import.meta.url), 'utf8'));
    await experiment.run();
    await verdict.getByText('Solved.').waitFor({ timeout: 20_000 });
    await close();
  });
});

describe('an embedded experiment', () => {
  it('runs alone, inside an iframe of other docs', async () => {
    const { page, close } = await openPage('embed/hearing-back/');
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.setPace('at once');
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['Hello']);
    expect(await page.getByRole('navigation').count()).toBe(0);
    await close();
  });
});
