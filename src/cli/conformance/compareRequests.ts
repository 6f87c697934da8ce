import { base58, base64 } from '@scure/base';
import type { Chain, ChainSnapshot } from '../../near/chain/chain.ts';
import { createBlockClock } from '../../near/chain/createBlockClock.ts';
import { decodeSignedTransaction } from '../../near/primitives/transactionBorsh.ts';
import { createRpc } from '../../near/rpc/createRpc.ts';
import { satisfies, transactionProgress } from '../../near/rpc/executionStatus.ts';
import type { WaitLevel } from '../../near/rpc/executionStatus.ts';
import { progressView } from '../../near/rpc/views/txStatusView.ts';
import type { ChainStep, ChainVector } from './chainVector.ts';
import { firstDifference, type FieldDifference } from './difference.ts';
import { asRecorded, shortenLongTexts } from './recordedJson.ts';
import type { Replay } from './replayChain.ts';

/** Methods whose whole answer is that they were done; the replay does them itself. */
const DONE_BY_REPLAY = new Set(['sandbox_patch_state', 'sandbox_fast_forward']);
/** What hangs on validators' keys and on the bytes of headers, which this network does not make. */
const NOT_COMPARED = new Set([
  'approvals',
  'block_body_hash',
  'chunk_endorsements',
  'chunk_hash',
  'chunk_headers_root',
  'encoded_length',
  'encoded_merkle_root',
  'signature',
  'inner_rest_hash',
  'next_block_inner_hash',
  'approvals_after_next',
]);

type Answer = { readonly status: number; readonly result?: unknown; readonly error?: unknown };

/** Puts every recorded request to the replayed chain, as it stood then, and compares the answers. */
export async function compareRequests(
  { steps, blocks }: ChainVector,
  replay: Replay,
): Promise<FieldDifference | undefined> {
  const last = blocks.at(-1)?.height ?? 0;
  let height = 0;
  for (const step of steps) {
    const before = height;
    height = Math.max(height, heightOf(step, replay.chain));
    const answer = await answerOf(step, before, last, replay);
    if (answer === undefined) continue;
    const field = `request "${step.label}"`;
    const status = firstDifference(step.http_status, answer.status, `${field} HTTP status`);
    const inner = compareAnswers(step, answer, field);
    if (status ?? inner) return inner ?? status;
  }
  return undefined;
}

function compareAnswers(step: ChainStep, { result, error }: Answer, field: string): FieldDifference | undefined {
  const got = without({ result, error });
  const expected = without({ result: step.result, error: step.error });
  return firstDifference(expected, shortenLongTexts(got, expected), field);
}

async function answerOf(step: ChainStep, before: number, last: number, replay: Replay): Promise<Answer | undefined> {
  if (step.request === undefined || !isComparable(step)) return undefined;
  const { method, params } = step.request;
  if (step.error === undefined && isAboutTransaction(method)) return transactionAnswer(step, before, replay);
  const chain = replay.chain.fork();
  chain.restore(snapshotFor(step, before, last, replay));
  const clock = createBlockClock(chain, { type: 'Instant' }, hostTimers);
  const { httpStatus, body } = await createRpc({ chain, clock }).handle({ jsonrpc: '2.0', id: 1, method, params });
  clock.stop();
  return { status: httpStatus, ...(asRecorded(body) as { readonly result?: unknown; readonly error?: unknown }) };
}

function isComparable({ request, result, error }: ChainStep): boolean {
  if (request === undefined || (result === undefined && error === undefined)) return false;
  if (JSON.stringify(request.params).includes('"long_text"')) return false;
  if (error !== undefined) return true;
  const isByChunkHash = request.method === 'chunk' && !/shard_id|\[\[/.test(JSON.stringify(request.params));
  return !DONE_BY_REPLAY.has(request.method) && !isByChunkHash;
}

const isAboutTransaction = (method: string): boolean =>
  /^(send_tx|broadcast_tx_|tx$|EXPERIMENTAL_tx_status)/.test(method);

/** What was answered once the transaction had come as far as asked: it did so in the recorded blocks. */
function transactionAnswer(step: ChainStep, before: number, { chain, snapshots }: Replay): Answer | undefined {
  const hash = transactionHash(step);
  const asked = askedLevel(step);
  if (hash === undefined || asked === undefined) return undefined;
  const fork = chain.fork();
  for (const [height, later] of snapshots) {
    if (height < before) continue;
    fork.restore(later);
    const progress = transactionProgress(fork, hash);
    if (progress === undefined || !satisfies(progress.level, asked)) continue;
    // Asked again once it was final, the answer tells only that it was.
    if (statusOf(step) === 'FINAL' && progress.level !== 'FINAL') continue;
    if (asked === 'INCLUDED') return { status: 200, result: { final_execution_status: 'INCLUDED' } };
    const withReceipts = step.request?.method === 'EXPERIMENTAL_tx_status';
    return { status: 200, result: asRecorded(progressView(fork, progress, withReceipts)) };
  }
  return { status: 408 };
}

/** `undefined` where the answer tells nothing but that the transaction was taken. */
function askedLevel({ request, result }: ChainStep): WaitLevel | undefined {
  if (typeof result === 'string' || statusOf({ result }) === 'NONE') return undefined;
  const params = request?.params as { readonly wait_until?: WaitLevel } | undefined;
  return (Array.isArray(params) ? undefined : params?.wait_until) ?? 'EXECUTED_OPTIMISTIC';
}

const statusOf = ({ result }: Pick<ChainStep, 'result'>): string | undefined =>
  (result as { readonly final_execution_status?: string } | undefined)?.final_execution_status;

function transactionHash({ request, tx_hash: hash }: ChainStep): Uint8Array | undefined {
  if (hash !== undefined) return base58.decode(hash);
  const { method, params } = request ?? { method: '', params: null };
  const name = method.includes('tx_status') || method === 'tx' ? 'tx_hash' : 'signed_tx_base64';
  const fields = (Array.isArray(params) ? { [name]: params[0] as string } : params) as {
    tx_hash?: string;
    signed_tx_base64?: unknown;
  };
  if (fields.tx_hash !== undefined) return base58.decode(fields.tx_hash);
  return typeof fields.signed_tx_base64 === 'string'
    ? decodeSignedTransaction(base64.decode(fields.signed_tx_base64)).hash
    : undefined;
}

/** The newest block that a step's answer names. */
function heightOf({ result, error, head_after: head }: ChainStep, chain: Chain): number {
  const text = JSON.stringify([result, error], (_key, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
  const named = [...text.matchAll(/"block_hash":"([1-9A-HJ-NP-Za-km-z]+)"/g)].map(
    ([, hash]) => chain.blockByHash(base58.decode(hash ?? ''))?.height ?? 0,
  );
  return Math.max(head ?? 0, ...named);
}

/** The chain as it stood when the request came, if the answer tells; else once all that came before was final. */
function snapshotFor(step: ChainStep, before: number, last: number, { chain, snapshots }: Replay): ChainSnapshot {
  const signedAt = step.kind === 'refused_transaction' ? Math.max(before + 2, signedAtHeight(step, chain)) : before;
  const otherwise = step.error === undefined ? last : Math.min(signedAt, last);
  const wanted = toldHeight(step) ?? otherwise;
  const snapshot = snapshots.get(wanted) ?? [...snapshots].filter(([at]) => at <= wanted).at(-1)?.[1];
  if (snapshot === undefined) throw new Error(`Expected a block at or below height ${wanted}.`);
  return snapshot;
}

/** The height of the block that a transaction names: it cannot have been sent earlier. */
function signedAtHeight({ request }: ChainStep, chain: Chain): number {
  const params = request?.params as { readonly signed_tx_base64?: string } | readonly [string] | undefined;
  const encoded = Array.isArray(params)
    ? params[0]
    : (params as { readonly signed_tx_base64?: string } | undefined)?.signed_tx_base64;
  try {
    return chain.blockByHash(decodeSignedTransaction(base64.decode(encoded ?? '')).transaction.blockHash)?.height ?? 0;
  } catch {
    return 0;
  }
}

interface TellingAnswer {
  readonly block_height?: number;
  readonly header?: { readonly height?: number };
  /** Of a light client's block, which is the final one. */
  readonly inner_lite?: { readonly height: number };
  readonly epoch_start_height?: number;
  readonly current_validators?: readonly { readonly num_expected_blocks: number }[];
}

/** The head's height as an answer betrays it. */
function toldHeight({ request, result, error }: ChainStep): number | undefined {
  const answer = (result ?? (error as { cause?: { info?: unknown } } | undefined)?.cause?.info ?? {}) as TellingAnswer;
  const { finality } = (request?.params ?? {}) as { readonly finality?: string };
  const behind = finality === 'final' ? 2 : finality === 'near-final' ? 1 : 0;
  if (answer.block_height !== undefined) return answer.block_height + behind;
  if (answer.epoch_start_height !== undefined)
    return answer.epoch_start_height + (answer.current_validators?.[0]?.num_expected_blocks ?? 1) - 1;
  if (answer.inner_lite !== undefined) return answer.inner_lite.height + 2;
  const height = answer.header?.height;
  return finality === undefined || height === undefined ? undefined : height + behind;
}

/** A copy without the fields that are not compared. */
function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  const isTransaction = 'signer_id' in value;
  const kept = Object.entries(value).filter(
    ([key, item]) => item !== undefined && (isTransaction || !NOT_COMPARED.has(key)),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, without(item)]));
}

const hostTimers = {
  setTimeout: (run: () => void, milliseconds: number) => setTimeout(run, milliseconds),
  clearTimeout: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
};
