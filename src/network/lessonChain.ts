import { createGenesis } from '../near/index.ts';
import type { Chain, Genesis } from '../near/index.ts';
import { curvesNeededByCode, loadHeavyCurves } from '../near/vm/host/heavyCurves.ts';
import { transactionProgress } from '../near/rpc/executionStatus.ts';
import { stringifyJson } from '../near/rpc/json.ts';
import { errorView } from '../near/rpc/views/errorView.ts';
import { lessonKeyPair, signCall } from './signCall.ts';
import type { LessonGenesis, SetupCall } from './types.ts';

const DEFAULT_HEIGHT = 100;
const DEFAULT_TIME = '2027-01-01T00:00:00.000Z';
/**
 * Milliseconds of the network's time that a request of a lesson may wait: longer than a yield can last (200 blocks), so
 * that no `await` breaks where nearcore's default of ten seconds would make clients ask again and give up.
 */
export const LESSON_POLLING_TIMEOUT = 180_000;
/** The set-up happened an hour before the lesson. */
const SETUP_TIME = 3_600_000_000_000n;
const BLOCK_TIME = 600_000_000n;
/** More blocks than any set-up call needs. */
const MAX_SETUP_BLOCKS = 50;

/** The genesis below a lesson: its accounts and contracts, not yet set up. */
export function lessonChainGenesis(lesson: LessonGenesis, codes: ReadonlyMap<string, Uint8Array>): Genesis {
  return createGenesis({
    protocolVersion: lesson.protocolVersion,
    time: snapshotTime(lesson) - SETUP_TIME,
    accounts: lesson.accounts.map(({ id, balance }) => ({
      id,
      balance: BigInt(balance),
      publicKey: lessonKeyPair(id).publicKey,
      code: codes.get(id),
    })),
  });
}

/**
 * Brings a fresh chain to where every run of a lesson starts: set-up calls made, nothing pending, and the head at
 * the lesson's height and time with all of it final.
 */
export async function prepareLesson(chain: Chain, lesson: LessonGenesis): Promise<void> {
  const codes = chain.genesis.records.flatMap((record) => (record.type === 'Contract' ? [record.code] : []));
  await loadHeavyCurves(codes.flatMap(curvesNeededByCode));
  for (const call of lesson.setup ?? []) runSetupCall(chain, call);
  const height = lesson.height ?? DEFAULT_HEIGHT;
  const first = height - 2;
  if (first <= chain.head().height) {
    throw new Error(
      `A lesson whose set-up ends at block ${chain.head().height} cannot start at block ${height}; start it later.`,
    );
  }
  const time = snapshotTime(lesson);
  for (let at = first; at <= height; at++) {
    chain.produceBlock({ height: at, timestamp: time - BLOCK_TIME * BigInt(height - at) });
  }
}

function snapshotTime(lesson: LessonGenesis): bigint {
  const milliseconds = Date.parse(lesson.time ?? DEFAULT_TIME);
  if (Number.isNaN(milliseconds)) throw new Error(`Expected a lesson's time in ISO 8601, got “${lesson.time}”.`);
  return BigInt(milliseconds) * 1_000_000n;
}

function runSetupCall(chain: Chain, call: SetupCall): void {
  const signed = signCall(chain, call);
  if (signed === null) throw setupFailed(call, `${call.signerId} is not an account of the lesson`);
  const submitted = chain.submit(signed);
  if (submitted.type === 'Refused') throw setupFailed(call, stringifyJson(errorView(submitted.error)));
  for (let blocks = 0; blocks === 0 || !chain.isQuiet(); blocks++) {
    if (blocks === MAX_SETUP_BLOCKS) throw setupFailed(call, `it was not done after ${MAX_SETUP_BLOCKS} blocks`);
    chain.produceBlock();
  }
  const status = transactionProgress(chain, signed.hash)?.status;
  if (status?.type === 'Failure') throw setupFailed(call, reasonOf(stringifyJson(errorView(status.error))));
}

/** What a contract said when it stopped, with its stack if it has one; else the error as nearcore writes it. */
function reasonOf(error: string): string {
  const said = /"ExecutionError":("(?:[^"\\]|\\.)*")/.exec(error)?.[1];
  return said === undefined ? error : String(JSON.parse(said)).trimEnd();
}

function setupFailed({ receiverId, methodName }: SetupCall, reason: string): Error {
  return new Error(`The network could not be set up: ${receiverId}.${methodName} failed with: ${reason}`);
}
