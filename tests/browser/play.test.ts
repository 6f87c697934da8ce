import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { experimentOn } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const wasmOf = (contract: string) => fileURLToPath(new URL(`../../public/contracts/${contract}.wasm`, import.meta.url));
const greet = (name: string) => `import { Account } from 'near-api-js';
import { alice, ${name}, rpc, tera } from 'crosscall/lesson';
const args = { greeting: 'Ahoy' };
const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({ contractId: ${name}.id, methodName: 'set_greeting', args, gas: 30n * tera });
console.log(await rpc.callFunction({ contractId: ${name}.id, method: 'get_greeting', args: {} }));
`;
const wasmInput = (page: Page) => page.locator('input[type=file][accept*=wasm]');

/** Waits until nothing is on its way that leaving the page would break off: what a run shows is fetched while it is shown. */
async function loaded(page: Page): Promise<void> {
  const count = () => page.evaluate(() => performance.getEntriesByType('resource').length);
  for (let before = -1, now = await count(); now !== before;) {
    await page.waitForTimeout(700);
    [before, now] = [now, await count()];
  }
}

/** Drops a file on an element, as from outside the browser. */
async function drop(page: Page, selector: string, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const made = new DataTransfer();
      made.items.add(new File([new Uint8Array(content)], fileName));
      return made;
    },
    [name, [...bytes]] as const,
  );
  await page.dispatchEvent(selector, 'drop', { dataTransfer: transfer });
}

describe('the playground', () => {
  it('runs any contract on any accounts, keeps all of it through a reload, and takes it in and out as one file', async () => {
    const { page, troubles, close } = await openPage('play/');
    await settle(page);
    const experiment = experimentOn(page);

    // An example, with a contract of the course in the other language.
    await page.getByRole('button', { name: 'A query with a callback' }).click();
    await page.getByLabel('Contract of hello.test').selectOption('course/hello-ts');
    await experiment.setPace('at once');
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['Hello']);

    // A file that is no contract is refused, and says why; one that is gets an account of its own.
    await drop(page, '.world', 'notes.txt', new TextEncoder().encode('hello'));
    await page.getByText('notes.txt is not Wasm').waitFor();
    await drop(page, '.world', 'my_hello.wasm', await readFile(wasmOf('hello')));
    await page.getByText('my_hello.wasm stands on my-hello.test.').waitFor();
    expect(await experiment.status.textContent(), 'another world has not run yet').toBe('Not run yet.');
    const balance = page.getByLabel('Balance of my-hello.test');
    await balance.fill('0.1');
    await page.getByText(/Too little to store what stands here: it takes 0\.\d+ NEAR/).waitFor();
    expect(await experiment.button('Run').isDisabled()).toBe(true);
    await balance.fill('25');
    await experiment.type(greet('myHello'));
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['Ahoy']);

    // It is all there after a reload, the file's Wasm too.
    await page.getByLabel('Playground', { exact: true }).fill('Mine');
    await loaded(page);
    await page.reload();
    await settle(page);
    expect(await balance.inputValue()).toBe('25');
    expect(await page.getByLabel('Playground', { exact: true }).inputValue()).toBe('Mine');
    await experiment.setPace('at once');
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['Ahoy']);

    // A link cannot hold the file.
    await page.getByRole('button', { name: 'Link' }).click();
    await page.getByText('A link cannot hold Wasm files.').waitFor();

    // Out as a file, and into another browser.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('mine.crosscall.json');
    const file = await bytesOf(download);
    const other = await openPage('play/');
    await settle(other.page);
    const playgroundInput = other.page.locator('input[type=file][accept*=json]');
    await playgroundInput.setInputFiles({
      name: 'broken.json',
      mimeType: 'application/json',
      buffer: file.subarray(0, 99),
    });
    await other.page.getByText('broken.json is no playground').waitFor();
    const newer = Buffer.from(file.toString().replace('"version": 1', '"version": 2'));
    await playgroundInput.setInputFiles({ name: 'newer.json', mimeType: 'application/json', buffer: newer });
    await other.page.getByText('newer.json was written by a newer Crosscall').waitFor();
    await playgroundInput.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: file });
    await other.page.getByText('Imported mine.json.').waitFor();
    const imported = experimentOn(other.page);
    await imported.setPace('at once');
    await imported.run();
    expect(await imported.consoleLines()).toEqual(['Ahoy']);

    // Without the file, a link holds all of it.
    await other.page.getByLabel('Contract of my-hello.test').selectOption('course/hello');
    await other.page.getByRole('button', { name: 'Link' }).click();
    const address = other.page.getByLabel('Link to this code');
    await other.page.waitForFunction(() =>
      /#play=/.test(document.querySelector<HTMLInputElement>('.share-link input')?.value ?? ''),
    );
    await page.goto(await address.inputValue());
    await page.getByText('This playground came with a link.').waitFor();
    await experiment.setPace('at once');
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['Ahoy']);
    await page.goto(`${page.url()}#play=1.broken`);
    await page.getByText('The link to this page cannot be read').waitFor();
    expect([...troubles, ...other.troubles]).toEqual([]);
    await other.close();
    await close();
  });

  it('takes a lesson’s experiment over, edits and all, gives back what was deleted, and compiles a contract', async () => {
    const { page, troubles, close } = await openPage('lessons/hearing-back/');
    await settle(page);
    const experiment = experimentOn(page);
    await experiment.type(greet('hello'));
    await loaded(page);
    await experiment.root.getByRole('link', { name: 'Open in the playground' }).click();
    await page.waitForURL('**/play/');
    await settle(page);
    expect(await page.getByLabel('Playground', { exact: true }).inputValue()).toBe('Hearing back');
    expect(await page.getByLabel('Arguments of init, as JSON').inputValue()).toBe('{"hello_id":"hello.test"}');
    await experiment.setPace('at once');
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['Ahoy']);

    await page.getByRole('button', { name: 'A batch of actions' }).click();
    await experiment.root.getByText('all happen, or none').waitFor();
    await page.getByLabel('Yours').selectOption({ label: 'Hearing back' });
    await experiment.root.getByText('Ahoy').first().waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await experiment.root.getByText('all happen, or none').waitFor();
    await page.getByRole('button', { name: 'Undo deletion of Hearing back' }).click();
    await experiment.root.getByText('Ahoy').first().waitFor();

    // A contract that is written here is compiled, deployed and run with it.
    await page.getByRole('button', { name: 'Two calls in parallel' }).click();
    await experiment.root.getByText('One callback hears both').waitFor();
    await experiment.setPace('at once');
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['Hello, visitor 1']);
    expect(troubles).toEqual([]);
    await close();
  });

  it('says so where the browser keeps nothing, and still works', async () => {
    const { page, close } = await openPage('play/', {
      before: () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
        IDBFactory.prototype.open = () => {
          throw new DOMException('blocked', 'SecurityError');
        };
      },
    });
    await settle(page);
    await page.getByRole('button', { name: 'Add an account' }).click();
    await page.getByText('storage is full, so what you change here lasts until you leave this page').waitFor();
    await wasmInput(page).setInputFiles(wasmOf('hello'));
    await page.getByText('hello.wasm stands on hello2.test.').waitFor();
    const experiment = experimentOn(page);
    await experiment.setPace('at once');
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['Howdy']);
    await close();
  });
});

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
