import { describe, expect, it } from 'vitest';
import { experimentOn } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

describe('on a phone', () => {
  it('code is edited in a plain text area, run, and drawn with blocks downwards', async () => {
    const { page, troubles, close } = await openPage('lessons/hearing-back/', {
      viewport: { width: 360, height: 780 },
      hasTouch: true,
      isMobile: true,
    });
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.setPace('at once');
    await experiment.button('Edit').tap();
    const area = experiment.root.locator('textarea');
    await area.waitFor();
    await area.fill((await area.inputValue()).replace('console.log(greeting);', `console.log('it says', greeting);`));
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['it says Hello']);
    expect(await experiment.root.locator('svg.timeline-picture.down').count()).toBe(1);
    expect(await page.locator('.monaco-editor').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(troubles).toEqual([]);
    await close();
  });
});
