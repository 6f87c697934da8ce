import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openRecording } from '../recordedNetwork.ts';
import { openPage, settle, useBrowser } from './openPage.ts';

useBrowser();

const recording = openRecording('promises--promise-and');
const [transaction = expect.fail('The recording has no transaction.')] = recording.transactions;

/** A host on this computer that answers as it is told to. */
async function host(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

/** A node that knows what was recorded from one. */
const recordedNode = () =>
  host((request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(200, cors).end();
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { id, method, params } = JSON.parse(body) as { id: unknown; method: string; params: unknown };
      const done = (answer: object) =>
        response
          .writeHead(200, { ...cors, 'content-type': 'application/json' })
          .end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
      recording.request(method, params).then(
        (result) => done({ result }),
        (error: Error) =>
          done({
            error: {
              name: 'HANDLER_ERROR',
              cause: { name: 'UNKNOWN_TRANSACTION' },
              message: 'Server error',
              data: error.message,
            },
          }),
      );
    });
  });

/** Answers a browser's question whether pages may ask, then as told. */
const open =
  (status: number, body = '', headers = {}): RequestListener =>
  (request, response) =>
    void response.writeHead(request.method === 'OPTIONS' ? 200 : status, { ...cors, ...headers }).end(body);

async function ask(page: Page, url: string, text: string, account = ''): Promise<void> {
  await page.getByLabel('Network').selectOption('own');
  await page.getByLabel('Address of its RPC').fill(url);
  await page.getByLabel('Transaction', { exact: true }).fill(text);
  await page.getByLabel('Signed by').fill(account);
  await page.getByRole('button', { name: 'Draw it' }).click();
}

const cards = (page: Page) => page.locator('svg.timeline-picture .card').count();

describe('drawing any transaction', () => {
  it('draws one from a node by its address, and the page’s address asks for it again', async () => {
    const node = await recordedNode();
    const { page, troubles, close } = await openPage('tx/');
    await settle(page);
    await ask(page, node.url, `https://explorer.example/transactions/${transaction.txHash}`);
    await page.locator('svg.timeline-picture .card').first().waitFor();
    expect(await cards(page)).toBe(5);
    expect(await page.getByRole('status').first().textContent()).toBe(`From ${node.url}, as it answers now.`);
    const address = new URL(page.url());
    expect(address.searchParams.get('hash')).toBe(transaction.txHash);
    expect(troubles.filter((trouble) => !trouble.includes(node.url))).toEqual([]);

    // A link to a node of somebody's own fills the form, and asks nobody before its reader does.
    await page.reload();
    await settle(page);
    expect(await page.getByLabel('Address of its RPC').inputValue()).toBe(node.url);
    expect(await cards(page)).toBe(0);
    await page.getByLabel('Transaction', { exact: true }).press('Enter');
    await page.locator('svg.timeline-picture .card').first().waitFor();
    await close();
    node.close();
  });

  it('shows recorded transactions without any network, and says where they come from', async () => {
    const { page, troubles, close } = await openPage('tx/');
    await settle(page);
    await page.getByRole('button', { name: 'The called contract fails' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('svg.timeline-picture .card[data-outcome=fail]').first().waitFor();
    expect(await page.getByRole('status').first().textContent()).toMatch(
      /^Recorded, not fetched: a local nearcore node \(localnet, protocol 87\), blocks \d+ to \d+, \d{4}-\d\d-\d\d\.$/,
    );
    await page.reload();
    await page.locator('svg.timeline-picture .card').first().waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('works under a base path', async () => {
    const { page, troubles, close } = await openPage('tx/?example=two-calls-one-callback', {
      site: inject('siteUnderBase'),
    });
    await page.locator('svg.timeline-picture .card').first().waitFor();
    expect(await cards(page)).toBe(5);
    expect(troubles).toEqual([]);
    await close();
  });

  it.each<[string, RequestListener | null, RegExp]>([
    ['nobody listens', null, /did not answer\. Is the node running/],
    ['it forbids pages to ask', (_, response) => response.writeHead(200).end('{"result":1}'), /did not answer/],
    ['it asks to wait', open(429, '', { 'retry-after': '0' }), /takes no more requests for now/],
    ['it is no node', open(200, '<html>'), /not as a NEAR node does/],
    ['it is broken', open(502, 'bad gateway'), /HTTP 502/],
  ])('says what to do when %s', async (_what, listener, says) => {
    const there = await host(listener ?? (() => {}));
    if (listener === null) there.close();
    const { page, close } = await openPage('tx/');
    await settle(page);
    await ask(page, there.url, transaction.txHash);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(says);
    await close();
    there.close();
  });

  it('says what is wrong with what was pasted, and what a node does not know', async () => {
    const node = await recordedNode();
    const { page, close } = await openPage('tx/');
    await settle(page);
    await ask(page, node.url, 'alice.near');
    await page.getByRole('alert').getByText('got “alice.near”').waitFor();
    await ask(page, node.url, '6DCeMUdWHWTLtqeHkYP1NWyMZa6EoCnWqBGkg8qvk8z4');
    await page
      .getByRole('alert')
      .getByText(/does not know this transaction. Say which account signed it/)
      .waitFor();
    await ask(page, 'http://rpc.example', transaction.txHash);
    await page
      .getByRole('alert')
      .getByText(/https addresses, and http ones on this computer/)
      .waitFor();
    await close();
    node.close();
  });
});

it('the pages themselves may ask nobody but their own host', async () => {
  const { page, close } = await openPage('tx/');
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).toContain(
    "connect-src 'self';",
  );
  expect(await page.evaluate(() => fetch('http://127.0.0.1:9/').then(String, (error: Error) => error.message))).toBe(
    'Failed to fetch',
  );
  await close();
});
