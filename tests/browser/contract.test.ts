import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAnswerFile } from '../../src/cli/readAnswerFile.ts';
import { lessonSlug } from '../../src/course/manifest.ts';
import { experimentOn, typeInto } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const id = 'nothing-rolls-back';
const fileOf = (name: string) =>
  readAnswerFile(fileURLToPath(new URL(`../../content/lessons/${id}/${name}`, import.meta.url)));
const solution = await fileOf('solution.contract.ts');
/** Where the reader's own line stands in a source. */
const lineOf = (source: string, text: string) => source.slice(0, source.indexOf(text)).split('\n').length;

describe('a contract in TypeScript', () => {
  it('is edited, compiled, deployed and judged in the page, with errors and panics at their lines, and without a network', async () => {
    const { page, troubles, close } = await openPage(`${lessonSlug(id)}/`);
    await settle(page);
    const exercise = page.locator('.exercise');
    const pane = exercise.locator('.contract-pane');
    const contract = experimentOn(page, pane.locator('..'));
    const verdict = exercise.locator('.verdict');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await verdict.scrollIntoViewIfNeeded();
    await contract.setPace('at once');
    expect(await pane.getByRole('status').first().textContent()).toMatch(
      /^Run deploys it on guestbook\.test.* 4\d\d KB\.$/,
    );
    expect(requests.filter((path) => path.includes('/compiler/'))).toEqual([]);

    const write = (source: string) => typeInto(page, pane, source);

    // A fault is told at its line, and nothing runs.
    const faulty = solution.replace('const author', 'cosnt author');
    await write(faulty);
    await contract.run();
    const fault = lineOf(faulty, 'cosnt');
    expect(await pane.getByRole('alert').textContent()).toContain(`It does not compile at contract.ts, line ${fault}`);
    expect(await pane.locator('.run-error-line').count()).toBe(1);
    expect(await contract.consoleLines()).toEqual([]);

    // A panic is, too.
    const panicking = solution.replace(
      'const author',
      "if (text.startsWith('What')) throw new Error('no views');\n    const author",
    );
    await write(panicking);
    await contract.run();
    const panic = lineOf(panicking, 'throw new Error');
    expect(await pane.getByRole('alert').textContent()).toMatch(
      new RegExp(`It stopped at contract\\.ts, line ${panic}, in block \\d+no views`),
    );
    expect(await pane.locator('.run-error-line').count()).toBe(1);
    await verdict.getByText('Not yet.').waitFor({ timeout: 20_000 });

    // After a second run all that it takes is here: the network may go.
    await contract.run();
    await verdict.getByText('Not yet.').waitFor({ timeout: 20_000 });
    await page.context().setOffline(true);
    await write(await fileOf('wrong-takes-the-last.contract.diff'));
    await contract.run();
    await verdict.getByText(/the entry “Windy\.” is missing/).waitFor({ timeout: 20_000 });
    expect(await exercise.locator('.trial-run figcaption').textContent()).toBe(
      'Your contract, called while bob signs between alice’s second call and its callback',
    );
    expect(await exercise.locator('.trial-run svg.timeline-picture').count()).toBeGreaterThan(0);

    // Ctrl+Enter in the contract runs it as well.
    await write(solution);
    const before = Number(await contract.root.getAttribute('data-run'));
    await page.keyboard.press('ControlOrMeta+Enter');
    await contract.over(before);
    expect(await contract.consoleLines()).toEqual([
      'counted: true',
      'counted: false',
      expect.stringContaining('What a view!'),
    ]);
    await verdict.getByText('Solved.').waitFor({ timeout: 20_000 });
    expect(await pane.getByRole('alert').count()).toBe(0);
    await page.context().setOffline(false);

    // TypeScript knows near-sdk-js, and finds nothing to complain of.
    expect(await pane.locator('.squiggly-error').count()).toBe(0);
    await page.reload();
    await settle(page);
    expect(await pane.locator('.code-pane').textContent(), 'the draft is kept').toContain(
      'Others may have signed meanwhile',
    );
    expect(troubles).toEqual([]);
    await close();
  }, 120_000);
});
