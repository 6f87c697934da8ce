import { fileURLToPath } from 'node:url';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { runOn } from '../../src/cli/runLesson.ts';
import { worldToGenesis } from '../../src/course/world.ts';
import type { World } from '../../src/course/world.ts';
import { worldOf } from '../../src/course/worlds.ts';
import type { FinishedRun } from '../../src/course/runBus.ts';
import { formatGas } from '../../src/trace/format.ts';
import type { Trace } from '../../src/trace/trace.ts';

export interface JourneyOptions {
  /** The file, from this folder or absolute; the lesson’s own `start.ts` if left out. */
  readonly file?: string;
  readonly change?: (world: World) => World;
  /** Contracts in TypeScript in place of the world’s, by their names in it. */
  readonly contracts?: Readonly<Record<string, string>>;
}

/** Runs a snippet on a lesson’s network, changed as told. */
export async function runJourney(lessonId: string, options: JourneyOptions = {}): Promise<FinishedRun> {
  const { file = `../../content/lessons/${lessonId}/start.ts`, change = (world) => world, contracts = {} } = options;
  const world = change(worldOf(lessonId));
  const compiled = new Map<string, Uint8Array>();
  const replaced: Record<string, World['contracts'][string]> = { ...world.contracts };
  for (const [name, source] of Object.entries(contracts)) {
    compiled.set(`compiled ${name}`, await compileInNode(source));
    replaced[name] = { ...(replaced[name] ?? { id: `${name}.test` }), contract: `compiled ${name}` };
  }
  const wasm = (name: string): string | Uint8Array => compiled.get(name) ?? contractWasm(name);
  const start = genesisToStart(worldToGenesis({ ...world, contracts: replaced }, wasm));
  return runOn(start, { id: lessonId, file: fileURLToPath(new URL(file, import.meta.url)), sideBySide: false });
}

/** How many blocks after its transaction the last receipt runs, and what they burn, refunds aside. */
export function costOf(trace: Trace): string {
  const steps = trace.steps.filter(({ kind }) => kind !== 'gasRefund');
  const blocks = steps.map(({ ranAt }) => ranAt ?? 0);
  const gas = steps.reduce((sum, { gasBurnt }) => sum + (gasBurnt ?? 0n), 0n);
  return `${Math.max(...blocks) - Math.min(...blocks)} blocks, ${formatGas(gas)}`;
}
