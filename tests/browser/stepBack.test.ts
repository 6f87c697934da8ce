import { describe, expect, it } from 'vitest';
import { experimentOn } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

describe('stepping back', () => {
  it('shows each block as it stood, by keyboard alone, and forks another run from there', async () => {
    const { page, troubles, close } = await openPage('lessons/hearing-back/');
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.setPace('at once');
    await experiment.run();
    const whole = await experiment.cards();
    expect(whole.map(({ height }) => height)).toEqual([101, 102, 103, 104]);
    const height = experiment.root.locator('.experiment-height');
    const last = Number(/\d+/.exec((await height.textContent()) ?? '')?.[0]);

    await experiment.button('Back').focus();
    while ((await height.textContent()) !== `block 102 of ${last}`) {
      const before = await height.textContent();
      await page.keyboard.press('ArrowLeft');
      await page.waitForFunction((text) => document.querySelector('.experiment-height')?.textContent !== text, before);
    }
    expect(await experiment.status.textContent()).toMatch(/^Back at block 102, with everything as it stood then\./);
    await experiment.root.locator('.card[data-outcome="ok"]').nth(1).waitFor();
    const then = await experiment.cards();
    expect(then.filter(({ outcome }) => outcome === 'ok').map((card) => card.height)).toEqual([101, 102]);

    // Forward again, as it was made.
    for (let block = 102; block < last; block++) await experiment.button('Step').click();
    await experiment.root.locator('.card[data-outcome="ok"]').nth(3).waitFor();
    expect(await experiment.cards()).toEqual(whole);
    expect(await height.textContent()).toBe(`block ${last}`);

    // A fork: what was under way goes on, and the new transaction stands in the next block.
    for (let block = last; block > 102; block--) await experiment.button('Back').click();
    await experiment.root.getByText(`block 102 of ${last}`).waitFor();
    await experiment.run('Fork');
    await experiment.root.getByText('2 transactions, 1 of them from before the fork').waitFor();
    expect(await experiment.root.locator('.timeline-picture').first().textContent()).not.toContain('still waiting');
    const forked = await experiment.cards();
    expect(forked.map((card) => card.height).sort()).toEqual([101, 102, 103, 103, 104, 104, 105, 106]);
    expect(forked.every(({ inItsColumn }) => inItsColumn)).toBe(true);

    // Going back from a run that is under way ends its code.
    await experiment.setPace('step by step');
    await experiment.button('Run').click();
    await experiment.root.and(page.locator('[data-phase="Running"]')).waitFor();
    await page.waitForTimeout(400);
    await experiment.button('Step').click();
    await experiment.root.locator('.card').first().waitFor();
    await experiment.button('Back').click();
    await experiment.root.and(page.locator('[data-phase="Over"]')).waitFor();
    await experiment.root.getByText('At this block it had not come to the network yet.').waitFor();
    expect(await experiment.button('Back').getAttribute('aria-disabled')).toBe('true');
    expect(troubles).toEqual([]);
    await close();
  });
});
