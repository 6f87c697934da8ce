import { readFileSync } from 'node:fs';
import { Account } from 'near-api-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { worldAccountIds, worldToGenesis } from '../../course/world.ts';
import { worldOf } from '../../course/worlds.ts';
import { createPageLesson } from '../../lesson/page.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { connectEmbedded } from '../../network/connectEmbedded.ts';
import { serveEmbedded } from '../../network/serveEmbedded.ts';
import { traceToText } from '../../trace/traceToText.ts';
import type { SnippetHost } from '../openFrame.ts';
import { connectPage } from '../worker/connectPage.ts';
import { createFetch } from '../worker/createFetch.ts';
import { joinLab } from './createLab.ts';
import type { Lab, LabRunOptions } from './createLab.ts';
import type { FollowedTransaction } from './followTransactions.ts';

const wasm = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../public/contracts/${name}.wasm`, import.meta.url)));

/** The network of a page, with both ends of its port in this thread. */
async function startNetwork() {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  port2.start();
  serveEmbedded(port2 as never, { fetchCode: async (url) => wasm(url) });
  const genesis = worldToGenesis(worldOf('hearing-back'), (name) => name);
  return connectEmbedded(genesis, {
    postMessage: (message) => port1.postMessage(message),
    addEventListener: (type, listener) => port1.addEventListener(type, listener as never),
    terminate: () => port1.close(),
  });
}

/** In place of frame and worker: what the worker would do around `play`, here. */
function hostThatPlays(play: (lesson: Lesson) => Promise<void>): SnippetHost {
  return {
    start({ rpcUrl, accounts }, port) {
      const page = connectPage(port, () => {});
      vi.stubGlobal('fetch', createFetch(rpcUrl, page.request));
      const lesson = createPageLesson({ rpcUrl, accounts, sign: page.sign });
      void play(lesson).then(
        () => page.send({ type: 'done' }),
        (error: Error) =>
          page.send({ type: 'error', error: { name: error.name, message: error.message, details: null, at: null } }),
      );
    },
    kill: () => vi.unstubAllGlobals(),
    close: () => {},
  };
}

const runOptions = (onward: boolean): LabRunOptions => ({
  source: '',
  fileName: 'start.ts',
  pace: { type: 'Instant' },
  onward,
  onStart: () => {},
  onConsole: () => {},
  onDropped: () => {},
  onTransactions: () => {},
  onEnd: () => {},
});

describe('a lab', () => {
  let lab: Lab;
  let play: (lesson: Lesson) => Promise<void>;

  beforeEach(async () => {
    lab = joinLab(
      await startNetwork(),
      hostThatPlays((lesson) => play(lesson)),
      worldAccountIds(worldOf('hearing-back')),
    );
  });

  afterEach(() => lab.close());

  const query = async ({ alice, caller, rpc, tera }: Lesson, methodName = 'query_greeting'): Promise<void> => {
    const account = new Account(alice.id, rpc, alice.signer);
    await account.callFunction({ contractId: caller.id, methodName, args: {}, gas: 30n * tera });
  };

  it('follows the transaction that a snippet signs and sends, to its last receipt', async () => {
    play = query;
    const { end, transactions } = await lab.run(runOptions(false));
    expect(end).toEqual({ type: 'Finished' });
    expect(transactions).toHaveLength(1);
    const [{ does, signerId, sent, answered, trace }] = transactions as [(typeof transactions)[number]];
    expect({ does, signerId, sent: sent.height, rejected: answered?.rejected }).toEqual({
      does: 'query_greeting',
      signerId: 'alice.test',
      sent: 100,
      rejected: false,
    });
    expect(trace?.final).toBe(true);
    expect(trace?.steps.filter(({ kind }) => kind === 'action').map(({ ranAt }) => ranAt)).toEqual([102, 103, 104]);
  });

  it('does the same at each run, and goes on from where it was when asked to', async () => {
    play = query;
    const texts: string[] = [];
    for (const onward of [false, false, true]) {
      const { transactions } = await lab.run(runOptions(onward));
      texts.push(transactions.map(({ trace }) => (trace ? traceToText(trace) : '')).join());
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).not.toContain('101  transaction');
  });

  it('goes back through the blocks of a run, and shows each as it stood then', async () => {
    play = query;
    let seen: readonly FollowedTransaction[] = [];
    const options = { ...runOptions(false), onTransactions: (now: typeof seen) => void (seen = now) };
    await lab.run(options);
    const last = lab.network.head.height;
    while (lab.network.head.height > 103) await lab.back();
    expect(lab.newest).toBe(last);
    const ranAt = () => seen[0]?.trace?.steps.filter(({ kind }) => kind === 'action').map((step) => step.ranAt);
    await vi.waitFor(() => expect(ranAt()).toEqual([102, 103, null]));
    expect(seen[0]?.answered, 'the answer came in a later block').toBe(null);
    expect(seen[0]?.trace?.changes, 'what has changed so far is told').not.toBe(null);
    await lab.back();
    await lab.back();
    await lab.back();
    await vi.waitFor(() => expect(seen[0]?.trace?.steps).toEqual([]));
    for (let height = 100; height < last; height++) await lab.step();
    expect(lab.newest).toBe(null);
    await vi.waitFor(() => expect(ranAt()).toEqual([102, 103, 104]));
    expect(seen[0]?.answered).not.toBe(null);
  });

  it('tells at each block what the receipts have written so far', async () => {
    play = async ({ alice, caller, rpc, tera }) => {
      const account = new Account(alice.id, rpc, alice.signer);
      const args = { greeting: 'Ahoy' };
      await account.callFunction({ contractId: caller.id, methodName: 'change_greeting', args, gas: 30n * tera });
    };
    let seen: readonly FollowedTransaction[] = [];
    await lab.run({ ...runOptions(false), onTransactions: (now) => void (seen = now) });
    const written = () => seen[0]?.trace?.changes?.values.map(({ accountId }) => accountId);
    while (lab.network.head.height > 103) await lab.back();
    await vi.waitFor(() => expect(written()).toEqual(['caller.test', 'hello.test']));
    await lab.back();
    await vi.waitFor(() => expect(written()).toEqual(['caller.test']));
  });

  it('forks a run: what was under way goes on beside the new transaction, which stands in the next block', async () => {
    play = query;
    await lab.run(runOptions(false));
    while (lab.network.head.height > 102) await lab.back();
    await vi.waitFor(() => expect(lab.network.head.height).toBe(102));
    play = async ({ alice, hello, rpc, tera }) => {
      const account = new Account(alice.id, rpc, alice.signer);
      const args = { greeting: 'Ahoy' };
      await account.callFunction({ contractId: hello.id, methodName: 'set_greeting', args, gas: 30n * tera });
    };
    let seen: readonly FollowedTransaction[] = [];
    const { end, transactions } = await lab.run({ ...runOptions(true), onTransactions: (now) => void (seen = now) });
    expect(end).toEqual({ type: 'Finished' });
    expect(transactions.map(({ does, beforeFork }) => ({ does, beforeFork }))).toEqual([
      { does: 'query_greeting', beforeFork: true },
      { does: 'set_greeting', beforeFork: false },
    ]);
    expect(seen).toHaveLength(2);
    const ranAt = transactions.map(({ trace }) =>
      trace?.steps.filter(({ kind }) => kind !== 'gasRefund').map((step) => step.ranAt),
    );
    expect(ranAt).toEqual([
      [101, 102, 103, 104],
      [103, 104],
    ]);
    expect(lab.newest).toBe(null);
  });

  it('shows the transaction of a snippet that fails by it', async () => {
    play = (lesson) => query(lesson, 'no_such_method');
    const { end, transactions } = await lab.run(runOptions(false));
    expect(end).toMatchObject({ type: 'Failed', error: { name: 'ContractMethodNotFoundError' } });
    expect(transactions[0]?.trace?.status.type).toBe('Failure');
  });

  it('lets no snippet sign for an account that is not the reader’s', async () => {
    play = async ({ caller, rpc, alice }) => {
      const account = new Account(caller.id, rpc, alice.signer);
      await account.transfer({ receiverId: alice.id, amount: 1n });
    };
    const { end, transactions } = await lab.run(runOptions(false));
    expect(end.type).toBe('Failed');
    expect(transactions).toEqual([]);
  });
});
