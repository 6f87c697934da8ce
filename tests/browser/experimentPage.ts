import type { Locator, Page } from 'playwright-core';

/** One experiment on a page, as a reader handles it. */
export interface ExperimentPage {
  readonly root: Locator;
  readonly status: Locator;
  readonly alert: Locator;
  readonly console: Locator;
  button(name: string): Locator;
  setPace(label: 'every 0.6 s' | 'at once' | 'step by step'): Promise<void>;
  /** Presses Run (or Continue, or Fork) and waits until that run is over, receipts included. */
  run(name?: 'Run' | 'Continue' | 'Fork'): Promise<void>;
  /** Waits until the run after the `before`-th is over. */
  over(before?: number): Promise<void>;
  /** Opens the editor if need be, and puts this code in place of what stands there. */
  type(source: string): Promise<void>;
  consoleLines(): Promise<string[]>;
  /** The cards of a run's transaction: block, lane and outcome as drawn. */
  cards(): Promise<CardFacts[]>;
  /** The picture as text, from its tab. */
  text(): Promise<string>;
}

export interface CardFacts {
  readonly height: number;
  readonly lane: string;
  readonly outcome: string;
  readonly sentence: string;
  /** Whether the card stands, as drawn on the screen, within the column of its block and the lane of its account. */
  readonly inItsColumn: boolean;
}

/** Takes hold of an experiment: the first of the page, or the one inside `scope`. */
export function experimentOn(page: Page, scope: Page | Locator = page): ExperimentPage {
  const root = scope.locator('.experiment').first();
  const button = (name: string) => root.getByRole('button', { name, exact: true });
  const over = async (before = 0) => {
    const frame = await root.elementHandle();
    if (frame === null) throw new Error('There is no experiment on this page.');
    await page.waitForFunction(
      (seen) =>
        Number(seen.frame.getAttribute('data-run')) > seen.before && seen.frame.getAttribute('data-phase') === 'Over',
      { frame, before },
      { timeout: 30_000 },
    );
  };
  return {
    root,
    status: root.locator('.experiment-status [role="status"]'),
    alert: root.getByRole('alert'),
    console: root.getByRole('log'),
    button,
    setPace: async (label) => void (await root.getByLabel('Blocks', { exact: true }).selectOption({ label })),
    over,
    async run(name = 'Run') {
      const before = Number(await root.getAttribute('data-run'));
      await button(name).click();
      await over(before);
    },
    type: (source) => typeInto(page, root, source),
    consoleLines: () => root.locator('.console-line pre').allTextContents(),
    cards: () => root.locator('svg.timeline-picture').first().evaluate(readCards),
    async text() {
      await root.getByText('Text', { exact: true }).first().click();
      return (await root.locator('.timeline-text').first().textContent()) ?? '';
    },
  };
}

/** Opens the editor of an experiment or of a contract if need be, and puts this code in place of what stands there. */
export async function typeInto(page: Page, pane: Locator, source: string): Promise<void> {
  const edit = pane.getByRole('button', { name: 'Edit', exact: true });
  if (await edit.isVisible()) await edit.click();
  await pane
    .locator('.monaco-editor textarea, .monaco-editor .native-edit-context')
    .first()
    .waitFor({ state: 'attached', timeout: 20_000 });
  await pane.locator('.monaco-editor .view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  // As a paste comes in: typing would let the editor close brackets and indent lines by itself.
  await page.evaluate((text) => {
    const target = document.activeElement ?? document.body;
    const data = new DataTransfer();
    data.setData('text/plain', text);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, source);
}

function readCards(svg: SVGElement | HTMLElement): CardFacts[] {
  const columns = [...svg.querySelectorAll<SVGGElement>('.slot.block')].map((slot) => ({
    height: slot.getAttribute('data-height'),
    middle: middle(slot.querySelector('.slot-label')!.getBoundingClientRect()),
  }));
  return [...svg.querySelectorAll<SVGGElement>('.card')].map((card) => {
    const box = card.querySelector('.card-ground')!.getBoundingClientRect();
    const height = card.getAttribute('data-height');
    const nearest = columns.reduce((best, one) =>
      Math.abs(one.middle - middle(box)) < Math.abs(best.middle - middle(box)) ? one : best,
    );
    return {
      height: Number(height),
      lane: card.getAttribute('data-lane') ?? '',
      outcome: card.getAttribute('data-outcome') ?? '',
      sentence: card.querySelector('[role="button"]')?.getAttribute('aria-label') ?? '',
      inItsColumn: nearest.height === height,
    };
  });

  function middle({ left, width }: DOMRect): number {
    return left + width / 2;
  }
}
