import { describe, expect, it } from 'vitest';
import type { Network } from '../network/types.ts';
import { createSnippetRunner } from './createSnippetRunner.ts';
import type { ConsoleLine } from './createSnippetRunner.ts';
import type { SnippetHost } from './openFrame.ts';
import { limits } from './protocol.ts';
import type { PageMessage, StartMessage } from './protocol.ts';

/** A stand-in for the frame: the test plays the worker, by the port. */
function playedHost() {
  const started = Promise.withResolvers<{ message: StartMessage; port: MessagePort; broken(reason: string): void }>();
  const state = { kills: 0 };
  const host: SnippetHost = {
    start: (message, port, broken) => started.resolve({ message, port, broken }),
    kill: () => void state.kills++,
    close: () => {},
  };
  return { host, state, started: started.promise };
}

const network = {
  request: async ({ path }: { path: string }) => {
    if (path === '/broken') throw new Error('This network is closed.');
    return { status: 200, headers: {}, body: path };
  },
  sign: async () => Uint8Array.of(7),
} as unknown as Network;

function begin(source: string) {
  const played = playedHost();
  const lines: ConsoleLine[] = [];
  const dropped: number[] = [];
  const run = createSnippetRunner(network, played.host).run({
    source,
    fileName: 'start.ts',
    accounts: {},
    onConsole: (line) => lines.push(line),
    onDropped: (count) => dropped.push(count),
  });
  return { ...played, run, lines, dropped };
}

/** The next answers that reach the worker's end of the port, pings left out. */
function answers(port: MessagePort, count: number): Promise<readonly PageMessage[]> {
  return new Promise((resolve) => {
    const got: PageMessage[] = [];
    port.onmessage = ({ data }: MessageEvent<PageMessage>) => {
      if (data.type === 'ping') return;
      got.push(data);
      if (got.length === count) resolve(got);
    };
  });
}

describe('createSnippetRunner', () => {
  it('gives the worker plain JavaScript and never starts one for code that cannot run', async () => {
    const { started, run } = begin('const a: number = 1;');
    expect((await started).message).toMatchObject({ type: 'start', code: 'const a = 1;', fileName: 'start.ts' });
    run.stop();
    const wrong = begin('const a = ;');
    expect(await wrong.run.ended).toMatchObject({
      type: 'Failed',
      error: { name: 'SyntaxError', at: { line: 1, column: 11 } },
    });
    expect(wrong.state.kills).toBe(0);
  });

  it('passes console lines on, at their place in the reader’s own source', async () => {
    const { started, run, lines } = begin('const a = 1 as unknown as number; console.log(a);');
    const { port, message } = await started;
    const column = message.code.indexOf('console') + 1;
    port.postMessage({ type: 'console', level: 'log', text: '1', at: { line: 1, column } });
    port.postMessage({ type: 'done' });
    expect(await run.ended).toEqual({ type: 'Finished' });
    expect(lines).toEqual([{ level: 'log', text: '1', at: { line: 1, column: 35 } }]);
  });

  it('answers requests and signatures by their id, and says why it could not', async () => {
    const { started, run } = begin('');
    const { port } = await started;
    const three = answers(port, 3);
    const request = (path: string) => ({ method: 'POST', path, body: '{}' });
    port.postMessage({ type: 'request', id: 1, request: request('/a') });
    port.postMessage({ type: 'sign', id: 2, accountId: 'alice.test', payload: Uint8Array.of(1) });
    port.postMessage({ type: 'request', id: 3, request: request('/broken') });
    expect(await three).toEqual(
      expect.arrayContaining([
        { type: 'response', id: 1, response: { status: 200, headers: {}, body: '/a' } },
        { type: 'signature', id: 2, signature: Uint8Array.of(7) },
        { type: 'refused', id: 3, reason: 'This network is closed.' },
      ]),
    );
    run.stop();
  });

  it('goes on after garbage on the port, and refuses by id what is too large', async () => {
    const { started, run, lines } = begin('');
    const { port } = await started;
    const one = answers(port, 1);
    for (const garbage of [null, 'done', 5, [], { type: 'constructor' }, { type: 'console', level: 'log' }, new Map()])
      port.postMessage(garbage);
    const body = 'x'.repeat(limits.requestLength + 1);
    port.postMessage({ type: 'request', id: 9, request: { method: 'POST', path: '/', body } });
    expect(await one).toEqual([{ type: 'refused', id: 9, reason: expect.stringContaining('at most 2 MiB') }]);
    port.postMessage({ type: 'done' });
    expect(await run.ended).toEqual({ type: 'Finished' });
    expect(lines).toEqual([]);
  });

  it('ends a run that floods the port', async () => {
    const { started, run, state } = begin('');
    const { port } = await started;
    for (let i = 0; i <= limits.messages; i++) port.postMessage(i);
    expect(await run.ended).toMatchObject({ type: 'Ended', reason: expect.stringContaining('more messages') });
    expect(state.kills).toBe(1);
  });

  it('kills the worker at Stop, and hears nothing from it afterwards', async () => {
    const { started, run, state, lines } = begin('');
    const { port } = await started;
    run.stop();
    port.postMessage({ type: 'console', level: 'log', text: 'late', at: null });
    expect(await run.ended).toEqual({ type: 'Stopped' });
    expect(state.kills).toBe(1);
    expect(lines).toEqual([]);
  });

  it('ends a run whose worker broke', async () => {
    const { started, run } = begin('');
    (await started).broken('Its worker did not start.');
    expect(await run.ended).toEqual({
      type: 'Ended',
      reason: 'The snippet could not go on. Its worker did not start.',
    });
  });

  it('tells of an error with what it carries', async () => {
    const { started, run } = begin('throw 1;');
    const { port } = await started;
    port.postMessage({
      type: 'error',
      error: { name: 'HostGuestPanicError', message: 'no', details: '{ a: 1 }', at: { line: 1, column: 1 } },
    });
    expect(await run.ended).toEqual({
      type: 'Failed',
      error: { name: 'HostGuestPanicError', message: 'no', details: '{ a: 1 }', at: { line: 1, column: 1 } },
    });
  });
});
