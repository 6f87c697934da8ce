import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experimentOn } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';
import { objections } from './pageChecks.ts';
import { startOwnNode } from './ownNode.ts';
import type { OwnNode } from './ownNode.ts';

useBrowser();

const A2 = 'lessons/hearing-back/';
let node: OwnNode;
beforeAll(async () => {
  node = await startOwnNode();
});
afterAll(() => node.close());

async function ask(method: string, params: unknown): Promise<Readonly<Record<string, unknown>>> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const response = await fetch(node.url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return (await response.json()) as Readonly<Record<string, unknown>>;
}

async function openLesson() {
  const opened = await openPage(A2);
  await settle(opened.page);
  return { ...opened, experiment: experimentOn(opened.page) };
}

async function fillIn(
  page: Page,
  { limit = '5', key = node.keyPair.secretKey, account = node.accountId } = {},
): Promise<void> {
  const root = experimentOn(page).root;
  await root.getByLabel('Runs', { exact: true }).selectOption('sandbox');
  await root.getByLabel('Address of its RPC').fill(node.url);
  await root.getByLabel('Account that pays').fill(account);
  await root.getByLabel('Its key, or key file').fill(key);
  await root.getByLabel('At most, in NEAR').fill(limit);
  await root.getByRole('button', { name: 'Connect' }).click();
}

async function connect(page: Page): Promise<readonly string[]> {
  await fillIn(page);
  await page.getByText('Connected to', { exact: false }).waitFor({ timeout: 30_000 });
  return page.locator('.other-network li').allTextContents();
}

/** What must be equal wherever a lesson runs: who called whom, what came back, in which order and how many blocks later. Ids, heights and the gas that longer ids cost are not. */
function essence(text: string): string {
  const first = Number(/^(\d+) {2}transaction/m.exec(text)?.[1]);
  return text
    .replace(/-[a-z2-9]{5}\.rich\.test/g, '.test')
    .replace(/^(\d+)(?= {2}\w)/gm, (height) => `+${Number(height) - first}`)
    .replace(/[\d.]+ Tgas/g, '… Tgas')
    .replace(/[\d.]+ NEAR/g, '… NEAR')
    .replace(/^ +/gm, '');
}

describe('a lesson on a node by its address', () => {
  it('runs the same code to the same trace as in the page', async () => {
    const { page, troubles, close, experiment } = await openLesson();
    await experiment.setPace('at once');
    await experiment.run();
    const here = await experiment.text();
    const printed = await experiment.consoleLines();

    await connect(page);
    await experiment.run();
    expect(await experiment.status.textContent()).toBe('Finished.');
    expect(await experiment.consoleLines()).toEqual(printed);
    await experiment.root.getByText('Timeline', { exact: true }).click();
    expect((await experiment.cards()).every(({ inItsColumn }) => inItsColumn)).toBe(true);
    const there = await experiment.text();
    expect(essence(there)).toBe(essence(here));
    expect(there).toContain('.rich.test');
    expect(troubles.filter((trouble) => !trouble.includes(node.url))).toEqual([]);

    // Back in the page, everything is as it was.
    await experiment.root.getByLabel('Runs', { exact: true }).selectOption('here');
    await experiment.run();
    expect(await experiment.text()).toBe(here);
    await close();
  });

  it('never sends or stores a key, and gives back what is left when it is told to forget', async () => {
    const { page, close, experiment } = await openLesson();
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(`${request.url()} ${request.postData() ?? ''}`));
    const accounts = await connect(page);
    expect(accounts).toHaveLength(4);
    await experiment.run();
    const secret = node.keyPair.secretKey.slice('ed25519:'.length);
    expect(bodies.some((body) => body.includes('send_tx'))).toBe(true);
    expect(bodies.filter((body) => body.includes(secret))).toEqual([]);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML]),
    );
    expect(kept.includes(secret)).toBe(false);

    await experiment.button('Give back and forget').click();
    await experiment.root.getByRole('button', { name: 'Connect' }).waitFor({ timeout: 30_000 });
    for (const id of accounts) {
      expect(
        await ask('query', { request_type: 'view_account', finality: 'optimistic', account_id: id }),
      ).toMatchObject({ error: { cause: { name: 'UNKNOWN_ACCOUNT' } } });
    }
    expect(await experiment.button('Run').isDisabled()).toBe(true);
    expect(await experiment.root.getByLabel('Its key, or key file').inputValue()).toBe('');
    await close();
  });

  it('lets the code sign for the lesson’s accounts and nobody else', async () => {
    const { page, close, experiment } = await openLesson();
    await connect(page);
    await experiment.type(
      `import { Account } from 'near-api-js';\nimport { alice, rpc } from 'crosscall/lesson';\n` +
        `const me = new Account('${node.accountId}', rpc, alice.signer);\n` +
        `try { await me.transfer({ receiverId: alice.id, amount: 1n }); console.log('sent'); } catch (error) { console.log('refused'); }\n` +
        `console.log(await fetch('${node.url}/status').then(() => 'reached', () => 'not reached'));\n`,
    );
    await experiment.run();
    expect(await experiment.consoleLines()).toEqual(['refused', 'not reached']);
    await close();
  });

  it.each([
    [{ limit: '1' }, /need 2\.\d+ NEAR; the limit is 1 NEAR/],
    [{ account: 'nobody.test' }, /The key does not belong to nobody\.test on this network/],
    [{ key: 'nonsense' }, /Expected a secret key like/],
  ])('says what to do when it cannot connect: %o', async (wrong, says) => {
    const { page, close, experiment } = await openLesson();
    await fillIn(page, wrong);
    const alert = experiment.root.locator('.other-network').getByRole('alert');
    await alert.waitFor({ timeout: 30_000 });
    expect(await alert.textContent()).toMatch(says);
    expect(await experiment.root.getByLabel('Address of its RPC').inputValue()).toBe(node.url);
    await close();
  });

  it('asks for no key inside another page', async () => {
    const { page, close } = await openPage('404.html');
    const address = new URL(A2, page.url()).href;
    await page.evaluate(
      (src) => document.body.append(Object.assign(document.createElement('iframe'), { src, width: 900, height: 700 })),
      address,
    );
    const frame = page.frameLocator('iframe');
    await frame.locator('astro-island:not([ssr]) .experiment').first().waitFor();
    await frame.getByLabel('Runs', { exact: true }).first().selectOption('sandbox');
    await frame.getByText('This experiment stands inside another page.', { exact: false }).waitFor();
    expect(await frame.getByLabel('Its key, or key file').count()).toBe(0);
    await close();
  });

  it('is reached by keyboard alone, and has nothing that axe objects to', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, close } = await openPage(A2, { colorScheme, viewport: { width: 360, height: 800 } });
      await settle(page);
      const experiment = experimentOn(page);
      await experiment.root.getByLabel('Runs', { exact: true }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await experiment.root.getByText('a new account from the faucet').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect(await objections(page)).toEqual([]);
      await close();
    }
  });
});
