import { fileURLToPath } from 'node:url';
import type { ErrorPage } from '../course/errorPages.ts';
import { errorWorldOf } from '../course/errorWorlds.ts';
import type { RecordedError, RecordedFailure } from '../course/recordedErrors.ts';
import { worldToGenesis } from '../course/world.ts';
import { readFailure } from '../trace/failure.ts';
import type { TraceFailure } from '../trace/trace.ts';
import { contractWasm, genesisToStart } from './networkStart.ts';
import { runOn } from './runLesson.ts';

const folder = new URL('../../content/reference/errors/', import.meta.url);

/** Runs an error's code as a reader would outside the page, and tells what came of it; without the failures that other pages explain. */
export async function recordError(page: ErrorPage): Promise<RecordedError> {
  const start = genesisToStart(worldToGenesis(errorWorldOf(page.id), contractWasm));
  const file = fileURLToPath(new URL(`${page.id}.ts`, folder));
  const refusals: RecordedFailure[] = [];
  const { console, error, traces } = await runOn(start, {
    id: page.id,
    file,
    sideBySide: false,
    onAnswer: (body) => refusals.push(...refusalIn(body)),
  });
  const failures = traces
    .flatMap(({ steps }) => steps)
    .flatMap(({ status }) => (status.type === 'Failure' ? [toRecord(status.failure)] : []));
  const own = [...refusals, ...failures].filter(({ kind }) => !page.after?.includes(kind));
  return { thrown: nameOfThrown(error), console, failures: own };
}

function refusalIn(body: string): RecordedFailure[] {
  const { error } = JSON.parse(body) as { error?: { data?: { TxExecutionError?: unknown } } };
  const refused = error?.data?.TxExecutionError;
  if (refused === undefined) return [];
  return [toRecord(readFailure(refused, { executorId: null, predecessorId: null, methodNames: [] }))];
}

/** Keys made at random are left out, so that every run tells the same. */
function toRecord({ kind, protocol, plain }: TraceFailure): RecordedFailure {
  return { kind, nearcore: protocol.replaceAll(/(ed25519:)\w{40,}/g, '$1…'), here: plain };
}

/** Node prints an uncaught error as its name, a colon and its message, on a line of its own. */
function nameOfThrown(complaint: string | null): string | null {
  return (complaint && /^(\w+Error)\b/m.exec(complaint)?.[1]) ?? null;
}
