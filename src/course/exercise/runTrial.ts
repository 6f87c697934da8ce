import { base64 } from '@scure/base';
import { askRpc } from '../../snippets/lab/askRpc.ts';
import { readSentTransaction } from '../../snippets/lab/readSentTransaction.ts';
import { buildTrace } from '../../trace/buildTrace.ts';
import { collectTrace } from '../../trace/collectTrace.ts';
import type { RpcRequest } from '../../trace/collectTrace.ts';
import type { Trace } from '../../trace/trace.ts';
import type { LessonGenesis, Network } from '../../network/types.ts';
import { PACED, worldAccountIds, worldToGenesis } from '../world.ts';
import type { World } from '../world.ts';
import type { Answer, Bench } from './bench.ts';
import { LookFailure } from './exercise.ts';
import type { Exercise, Look, Trial, TrialRun } from './exercise.ts';

export interface TrialSetup {
  readonly exercise: Exercise;
  readonly trial: Trial;
  readonly world: World;
  readonly answer: Answer;
}

/** Runs an answer through one trial, in a network of its own, until nothing is left to happen. */
export async function runTrial(bench: Bench, { exercise, trial, world, answer }: TrialSetup): Promise<TrialRun> {
  const changed = trial.world?.(world) ?? world;
  const network = await bench.open(trialGenesis(bench, exercise, trial, changed, answer));
  try {
    const request = askRpc(network);
    const ids = [...new Set(Object.values(worldAccountIds(changed)))];
    const [before, balancesBefore] = await Promise.all([look(request, trial.looks), balancesOf(request, ids)]);
    const heard = listen(network);
    if (answer.type === 'contract') await network.step();
    // The calls of a contract's trial know their blocks.
    const sideBySide = answer.type === 'snippet' && changed.sideBySide === true;
    await network.setPace(sideBySide ? PACED : { type: 'Instant' });
    const end =
      answer.type === 'snippet'
        ? await bench.runSnippet(network, answer, worldAccountIds(changed))
        : { console: [], error: null };
    await settle(network, request);
    const traces = await tracesOf(request, heard.sent());
    const others = await tracesOf(request, heard.others());
    if (answer.type === 'contract' || heard.began()) checkSent(trial, others);
    const [after, balancesAfter] = await Promise.all([look(request, trial.looks), balancesOf(request, ids)]);
    return {
      experimentId: trial.name,
      code: answer.source,
      ...end,
      traces: answer.type === 'contract' ? others : traces,
      others: answer.type === 'contract' ? [] : others,
      before,
      after,
      balances: Object.fromEntries(
        ids.map((id) => [id, { before: balancesBefore.get(id) ?? 0n, after: balancesAfter.get(id) ?? 0n }]),
      ),
    };
  } finally {
    network.close();
  }
}

function trialGenesis(bench: Bench, exercise: Exercise, trial: Trial, world: World, answer: Answer): LessonGenesis {
  const genesis = worldToGenesis(world, bench.wasm);
  const calls = trial.calls ?? [];
  if (answer.type === 'snippet') return { ...genesis, schedule: { from: 'Reader', calls } };
  const name = exercise.kind === 'contract' ? exercise.contract : '';
  const contract = world.contracts[name];
  if (contract === undefined)
    throw new Error(`The exercise is about the contract “${name}”, which is not in its world.`);
  const accounts = genesis.accounts.map((account) =>
    account.id === contract.id ? { ...account, code: answer.wasm } : account,
  );
  return { ...genesis, accounts, schedule: { from: 'Start', calls } };
}

function checkSent({ name, calls = [] }: Trial, traces: readonly Trace[]): void {
  const wanted = calls.filter(({ when }) => when === 'Quiet' || 'block' in when);
  if (traces.length >= wanted.length) return;
  throw new Error(
    `The trial “${name}” sent ${traces.length} of ${wanted.length} calls. Has each signer an account, and enough NEAR?`,
  );
}

interface Heard {
  /** Hashes of what came by RPC, in the order in which it came. */
  sent(): readonly string[];
  /** Hashes of what the trial itself sent, in the order of its blocks. */
  others(): readonly string[];
  /** Whether something that came by RPC stands in a block. */
  began(): boolean;
}

function listen(network: Network): Heard {
  const sent = new Set<string>();
  const included: string[] = [];
  network.onRequest(({ method, params, answer }) => {
    const transaction = answer === null ? readSentTransaction(method, params) : null;
    if (transaction) sent.add(transaction.hash);
  });
  network.onBlock(({ transactions }) => included.push(...transactions));
  return {
    sent: () => [...sent],
    others: () => included.filter((hash) => !sent.has(hash)),
    began: () => included.some((hash) => sent.has(hash)),
  };
}

/** Lets everything run that is under way or scheduled. */
async function settle(network: Network, request: RpcRequest): Promise<void> {
  await network.setPace({ type: 'Instant' });
  // What the network had to do at once it has told by the time it answers this.
  await request('status', []);
  if (!network.head.pending) return;
  await new Promise<void>((resolve) => {
    const stop = network.onBlock(({ pending }) => {
      if (pending) return;
      stop();
      resolve();
    });
  });
}

async function tracesOf(request: RpcRequest, hashes: readonly string[]): Promise<Trace[]> {
  const traces: Trace[] = [];
  // Any account will do as the sender: it would only say which shard to ask.
  for (const txHash of hashes) traces.push(await traceOf(request, { txHash, senderId: 'system' }));
  return traces;
}

async function traceOf(request: RpcRequest, transaction: { txHash: string; senderId: string }): Promise<Trace> {
  const final = { tx_hash: transaction.txHash, sender_account_id: transaction.senderId, wait_until: 'FINAL' };
  const known = await request('EXPERIMENTAL_tx_status', { ...final, wait_until: 'NONE' }).catch(() => null);
  if (known !== null) await request('EXPERIMENTAL_tx_status', final);
  return buildTrace(await collectTrace(request, transaction));
}

async function look(request: RpcRequest, looks: Trial['looks'] = {}): Promise<Record<string, unknown>> {
  const seen = Object.entries(looks).map(async ([name, one]) => [name, await lookOnce(request, one)] as const);
  return Object.fromEntries(await Promise.all(seen));
}

async function lookOnce(request: RpcRequest, { on, methodName, args = {} }: Look): Promise<unknown> {
  const utf8 = new TextEncoder();
  try {
    const { result } = (await request('query', {
      request_type: 'call_function',
      finality: 'optimistic',
      account_id: on,
      method_name: methodName,
      args_base64: base64.encode(utf8.encode(JSON.stringify(args))),
    })) as { result: readonly number[] };
    const text = new TextDecoder().decode(Uint8Array.from(result));
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch (error) {
    return new LookFailure(error instanceof Error ? error.message : String(error));
  }
}

async function balancesOf(request: RpcRequest, ids: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  const found = ids.map(async (id) => {
    const account = (await request('query', {
      request_type: 'view_account',
      finality: 'optimistic',
      account_id: id,
    }).catch(() => null)) as { amount: string } | null;
    return [id, BigInt(account?.amount ?? 0)] as const;
  });
  return new Map(await Promise.all(found));
}
