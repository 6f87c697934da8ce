import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { traceToJson } from '../../trace/traceJson.ts';
import type { Measurement } from './figure.ts';
import { median } from './figure.ts';

/** What the page does: draws every receipt of a trace, and scrolls through the picture. */
const source = `
  import { h, render } from 'preact';
  import { Timeline } from './src/islands/timeline/Timeline.tsx';
  import { readTraceJson } from './src/trace/traceJson.ts';
  globalThis.draw = (text) => render(h(Timeline, { trace: readTraceJson(text).trace }), document.querySelector('main'));
  globalThis.scrollThrough = async (frames) => {
    const scroller = document.querySelector('.timeline-scroll');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const height = scroller.scrollHeight - scroller.clientHeight;
    const times = [];
    let last = await frame();
    for (let i = 1; i <= frames; i++) {
      scroller.scrollTop = (height * i) / frames;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  };
`;

interface PageScript {
  readonly draw: (trace: string) => void;
  readonly scrollThrough: (frames: number) => Promise<number[]>;
}

const FRAMES = 240;

/** The time from frame to frame while one scrolls through a picture of 1000 receipts, nothing folded. */
export async function measureScrolling(): Promise<Measurement[]> {
  const shape = { name: 'scroll-frame', unit: 'ms', goal: { atMost: 17.5 } } as const;
  const work = { name: 'scroll-work', unit: 'ms a frame', goal: { atMost: 8 } } as const;
  const late = { name: 'scroll-frame-95th', unit: 'ms', goal: { atMost: 34 } } as const;
  const { launchChromium } = await import('../../../tests/browser/chromium.ts');
  const { bundleForPage } = await import('../../../tests/browser/bundleForPage.ts');
  const { thousand, traceFanOut } = await import('../../../tests/fanOut.ts');
  let server;
  try {
    server = await launchChromium();
  } catch (error) {
    const note = (error as Error).message;
    return [shape, late, work].map((one) => ({ ...one, value: null, note }));
  }
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const tokens = await readFile(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
    await page.setContent('<!doctype html><html lang="en" data-theme="light"><main></main></html>');
    await page.addStyleTag({ content: tokens });
    await page.addScriptTag({ content: await bundleForPage(source) });
    const trace = traceToJson(await traceFanOut(thousand));
    await page.evaluate((text) => (globalThis as unknown as PageScript).draw(text), trace);
    await page.getByRole('button', { name: 'Unfold everything' }).click();
    const scroll = (frames: number) => (globalThis as unknown as PageScript).scrollThrough(frames);
    const devTools = await page.context().newCDPSession(page);
    // What the page's thread computes, whatever else the machine does.
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const secondsSpent = async (): Promise<number> => {
      const { metrics } = await devTools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    };
    const before = await secondsSpent();
    const times = await page.evaluate(scroll, FRAMES);
    const spent = (await secondsSpent()) - before;
    const sorted = times.toSorted((a, b) => a - b);
    const slow = sorted[Math.floor(sorted.length * 0.95)] ?? null;
    return [
      { ...shape, value: median(times) },
      { ...late, value: slow },
      { ...work, value: (spent * 1000) / FRAMES },
    ];
  } finally {
    await server.close();
  }
}
