import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experimentOn } from './experimentPage.ts';
import type { ExperimentPage } from './experimentPage.ts';
import { openPage, settle, useBrowser } from './openPage.ts';
import type { OpenedPage } from './openPage.ts';

useBrowser();

let opened: OpenedPage;
let experiment: ExperimentPage;

beforeAll(async () => {
  opened = await openPage('lessons/two-contracts-one-call/');
  await settle(opened.page);
  experiment = experimentOn(opened.page);
  await experiment.setPace('at once');
});
afterAll(() => opened.close());

const imports = `import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';
const account = new Account(alice.id, rpc, alice.signer);
`;
const call = (methodName: string, gas = '30n * tera') => `${imports}
await account.callFunction({
  contractId: caller.id,
  methodName: '${methodName}',
  args: { greeting: 'Howdy' },
  gas: ${gas},
});`;

/** Puts code in the editor, runs it to its end, and gives what the page complains of, and at which line it marks it. */
async function run(source: string): Promise<{ readonly says: string; readonly line: number | null }> {
  await experiment.type(source);
  await experiment.run();
  const says = (await experiment.alert.count()) > 0 ? await experiment.alert.innerText() : '';
  return { says, line: Number(/line (\d+)/.exec(says)?.[1] ?? NaN) || null };
}

describe('a snippet that goes wrong', () => {
  it.each([
    ['has a syntax error', `const one = 1;\nconst two = ;\n`, /Unexpected token/, 2],
    ['throws', `const one = 1;\n\nthrow new TypeError('on purpose');\n`, /on purpose/, 3],
    ['throws what is no error', `throw 'a text';`, /a text/, null],
    [
      'rejects without being awaited',
      `Promise.reject(new Error('nobody waits'));\nawait new Promise((go) => setTimeout(go, 50));`,
      /nobody waits/,
      1,
    ],
    [
      'imports what does not exist',
      `import { readFile } from 'node:fs';\nreadFile('x');`,
      /There is no module “node:fs” here/,
      1,
    ],
    [
      'imports a name that the lesson does not have',
      `import { zoe } from 'crosscall/lesson';\nconsole.log(zoe);`,
      /zoe/,
      1,
    ],
    ['calls a method that does not exist', call('no_such_method'), /MethodNotFound|does not exist|not found/i, 5],
    ['attaches too little gas', call('change_greeting', 'tera'), /Exceeded the prepaid gas/, 5],
  ])('that %s is told so, at its line', async (_, source, expected, line) => {
    const result = await run(source);
    expect(result.says).toMatch(expected);
    expect(result.line).toBe(line);
  });

  it('that loops is ended with Stop, in a blink, and the page stays responsive', async () => {
    await experiment.type('while (true) {}');
    await experiment.button('Run').click();
    await experiment.button('Stop').waitFor();
    await opened.page.waitForTimeout(1500);
    const before = await opened.page.evaluate(() => performance.now());
    await experiment.button('Stop').click();
    await experiment.root.and(opened.page.locator('[data-phase="Over"]')).waitFor({ timeout: 2000 });
    expect((await opened.page.evaluate(() => performance.now())) - before).toBeLessThan(2000);
    expect(await experiment.status.textContent()).toBe('Stopped.');
  });

  it('that makes no progress for ten seconds is ended, and told why', async () => {
    const { says } = await run('while (true) {}');
    expect(says).toMatch(/ten seconds|10 seconds/i);
  });

  it('that floods the console is shown its first lines and how many more there were', async () => {
    await run(`for (let i = 0; i < 100_000; i++) console.log('line', i);`);
    expect((await experiment.consoleLines()).length).toBeLessThanOrEqual(500);
    expect(await experiment.console.innerText()).toMatch(/more lines were printed and are not shown/);
  });

  it('that posts garbage on its port harms nobody', async () => {
    await run(
      `for (const garbage of [null, 1, 'x', { type: 'request' }, { type: 'sign', id: 'x' }, new Uint8Array(1000)]) self.postMessage(garbage);`,
    );
    await run(`console.log('still here');`);
    expect(await experiment.consoleLines()).toEqual(['still here']);
  });

  it('sends garbage to the network and gets the answers a node gives', async () => {
    await run(`
      import { rpc } from 'crosscall/lesson';
      const ask = async (body) => {
        const response = await fetch(rpc.connection.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
        return response.status + ' ' + (await response.text()).slice(0, 200);
      };
      console.log(await ask('garbage'));
      console.log(await ask('{"jsonrpc":"2.0","id":1,"method":"no_such","params":{}}'));
      console.log(await ask('x'.repeat(3_000_000)).catch(String));
      console.log((await rpc.viewNodeStatus()).sync_info.latest_block_height);
    `);
    const [garbage, unknown, oversized, height] = await experiment.consoleLines();
    expect(garbage).toMatch(/^400 Failed to parse the request body as JSON/);
    expect(unknown).toMatch(/METHOD_NOT_FOUND/);
    expect(oversized).toMatch(/at most 2 MiB/);
    expect(height).toBe('100');
  });
});

describe('a snippet’s ways out', () => {
  it.each([
    ['another host by fetch', `await fetch('https://example.com/')`],
    ['its own origin by fetch', `await fetch('/contracts/hello.wasm')`],
    [
      'XMLHttpRequest',
      `await new Promise((ok, no) => { const x = new XMLHttpRequest(); x.onload = ok; x.onerror = no; x.open('GET', 'https://example.com/'); x.send(); })`,
    ],
    [
      'a WebSocket',
      `await new Promise((ok, no) => { const s = new WebSocket('wss://example.com/'); s.onopen = ok; s.onerror = no; })`,
    ],
    ['importScripts', `importScripts('https://example.com/x.js')`],
    ['localStorage', `localStorage.getItem('crosscall.progress')`],
    [
      'IndexedDB',
      `await new Promise((ok, no) => { const r = indexedDB.open('x'); r.onsuccess = ok; r.onerror = no; })`,
    ],
    ['caches', `await caches.keys()`],
    ['the page’s document', `document.title`],
    ['a parent window', `parent.document`],
    [
      'a secret key',
      `import('crosscall/lesson').then((l) => { if (/ed25519:\\w{80,}/.test(JSON.stringify(l))) return 'found'; throw new Error('none'); })`,
    ],
  ])('%s is closed', async (_, attempt) => {
    await run(
      `let reached = true;\ntry {\n  ${attempt.startsWith('import(') ? `await ${attempt}` : attempt};\n} catch {\n  reached = false;\n}\nconsole.log(reached ? 'reached' : 'closed');`,
    );
    expect(await experiment.consoleLines()).toEqual(['closed']);
  });

  it('do not lead through an import', async () => {
    const { says } = await run(`console.log(await import('https://example.com/x.js'));`);
    expect(says).toMatch(/There is no module/);
  });

  it('cannot sign for an account that is not the reader’s', async () => {
    const { says } = await run(
      `${imports.replace('alice.id', 'caller.id')}await account.transfer({ receiverId: 'alice.test', amount: 1n });`,
    );
    expect(says).not.toBe('');
  });
});
