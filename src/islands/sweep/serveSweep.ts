import { base58 } from '@scure/base';
import { amountsOf, budgetCall, budgetSweeps } from '../../course/budgetSweep.ts';
import type { BudgetSweep } from '../../course/budgetSweep.ts';
import { createNetwork } from '../../near/index.ts';
import type { Chain } from '../../near/index.ts';
import { forkRuns, runFrom, sweepPoint } from '../../network/forkRuns.ts';
import { lessonChainGenesis, prepareLesson } from '../../network/lessonChain.ts';
import { sweepForks } from '../../network/sweepForks.ts';
import type { LessonGenesis } from '../../network/types.ts';
import { askRpc } from '../../snippets/lab/askRpc.ts';
import { buildTrace } from '../../trace/buildTrace.ts';
import { collectTrace } from '../../trace/collectTrace.ts';
import type { ShownRun, SweepNews, SweepRequest } from './sweepMessages.ts';

/**
 * Sweeps for the page at the other end: one chain, gone back to its start before each run. What the page says meanwhile is heard
 * between two runs.
 * @param tell takes the news to the page
 * @returns takes what the page says
 */
export function serveSweep(tell: (news: SweepNews) => void): (request: SweepRequest) => void {
  let show: Promise<(gas: number) => Promise<ShownRun>> | undefined;
  let stopped = false;

  async function sweepAll(sweep: BudgetSweep, chain: Chain): Promise<void> {
    const run = forkRuns(chain);
    const pointAt = (gas: number) => sweepPoint(gas, run(budgetCall(sweep, gas)));
    for (const point of sweepForks(pointAt, amountsOf(sweep))) {
      tell({ type: 'point', point });
      await breathe();
      if (stopped) return;
    }
    tell({ type: 'done' });
  }

  async function answer(request: SweepRequest): Promise<void> {
    switch (request.type) {
      case 'sweep': {
        const sweep = budgetSweeps.find(({ name }) => name === request.sweep);
        if (sweep === undefined) throw new Error(`There is no sweep “${request.sweep}”.`);
        const started = startChain(request.genesis);
        show = started.then((chain) => showOn(sweep, chain.fork()));
        return sweepAll(sweep, await started);
      }
      case 'stop':
        stopped = true;
        return;
      case 'show': {
        if (show === undefined) throw new Error('Nothing has been swept yet: send `sweep` first.');
        const { gas } = request;
        const showAt = await show;
        return tell({ type: 'shown', gas, run: await showAt(gas) });
      }
      default:
        return request satisfies never;
    }
  }

  return (request) =>
    void answer(request).catch((error: unknown) =>
      tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );
}

/** Lets what has arrived be heard. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function startChain(genesis: LessonGenesis): Promise<Chain> {
  const codes = genesis.accounts.flatMap(({ id, code }) => (code instanceof Uint8Array ? [[id, code] as const] : []));
  const contracts = genesis.accounts.filter(({ code }) => code !== undefined);
  if (codes.length < contracts.length) throw new Error('A contract could not be loaded. Sweep again to try.');
  const { chain } = createNetwork({ genesis: lessonChainGenesis(genesis, new Map(codes)), pace: { type: 'Manual' } });
  await prepareLesson(chain, genesis);
  return chain;
}

/** Runs one amount at a time on a chain of its own, and asks it what a page asks of any network. */
function showOn(sweep: BudgetSweep, chain: Chain): (gas: number) => Promise<ShownRun> {
  const start = chain.snapshot();
  const { rpc } = createNetwork({ chain, pace: { type: 'Manual' } });
  const request = askRpc({ request: (question) => rpc.handleHttp(question) });
  const view = (id: string, method: string, args: object = {}): unknown => {
    const seen = chain.view(chain.head(), id, method, new TextEncoder().encode(JSON.stringify(args)));
    if (seen.type !== 'Success') throw new Error(`${id}.${method} could not be looked at.`);
    return JSON.parse(new TextDecoder().decode(seen.result)) as unknown;
  };
  let before: Promise<unknown> = Promise.resolve();

  async function showOne(gas: number): Promise<ShownRun> {
    const call = budgetCall(sweep, gas);
    const hash = runFrom(chain, start, call);
    if (hash === null) throw new Error('The network refused the transaction.');
    const transaction = { txHash: base58.encode(hash), senderId: call.signerId };
    return {
      trace: buildTrace(await collectTrace(request, { ...transaction, withChanges: true })),
      counted: Number(view('counter.test', 'get_count')),
      entries: (view('guestbook.test', 'get_entries') as readonly unknown[]).length,
      pending: view('guestbook.test', 'get_pending', { author: call.signerId }) as string | null,
    };
  }

  return (gas) => {
    const shown = before.then(() => showOne(gas));
    before = shown.catch(() => {});
    return shown;
  };
}
