import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Difference, ThemeResult } from './conformance/difference.ts';
import { stringifyJson } from '../near/rpc/json.ts';
import type { Json } from '../near/rpc/json.ts';
import { runVmFolder, vmVectorFiles } from './conformance/vm.ts';
import { UsageError } from './usageError.ts';

/** The project's own copies of the recorded vectors. */
const ownVectors = fileURLToPath(new URL('../../tests/conformance/', import.meta.url));

const usage = `Usage: npm run conformance -- [FOLDER …] [--json]

Runs recorded calls and transactions and compares each outcome with what nearcore made of it.
FOLDER holds VM vectors (*.jsonl), chain vectors (*.json beside genesis/), or folders of these.
Without one, the vectors in tests/conformance are taken.`;

/** Runs a folder of vectors of either kind; a folder of folders is searched one level deep. */
async function runFolder(folder: string): Promise<ThemeResult[]> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`There is no folder ${folder}.`);
  const results = await runVectorsIn(folder);
  if (results.length > 0) return results;
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) results.push(...(await runVectorsIn(join(folder, entry.name))));
  if (results.length === 0)
    throw new UsageError(`No vectors in ${folder}: expected *.jsonl files, or *.json beside genesis/.`);
  return results;
}

async function runVectorsIn(folder: string): Promise<ThemeResult[]> {
  const results = vmVectorFiles(folder).length > 0 ? await runVmFolder(folder) : [];
  if (!existsSync(join(folder, 'genesis'))) return results;
  const { runChainFolder } = await import('./conformance/chain.ts');
  return [...results, ...(await runChainFolder(folder))];
}

function print(results: readonly ThemeResult[]): void {
  for (const { theme, total, differing } of results) {
    console.log(`${theme.padEnd(24)} ${total - differing.length} of ${total} exact`);
    for (const difference of differing) console.log(`  ${describe(difference)}`);
  }
  const { total, exact } = sum(results);
  console.log(`\n${exact} of ${total} exact.`);
}

function describe({ name, field, expected, got }: Difference): string {
  const short = (value: unknown): string => {
    const text = stringifyJson(value as Json) ?? 'nothing';
    return text.length > 200 ? `${text.slice(0, 200)}…` : text;
  };
  return `${name}: ${field} is ${short(got)}, expected ${short(expected)}`;
}

function sum(results: readonly ThemeResult[]): { total: number; exact: number; differing: Difference[] } {
  const differing = results.flatMap((result) => result.differing);
  const total = results.reduce((count, result) => count + result.total, 0);
  return { total, exact: total - differing.length, differing };
}

async function main(args: readonly string[]): Promise<number> {
  const folders = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json');
  if (unknown !== undefined) {
    console.error(`${unknown === '--help' ? '' : `Unknown option ${unknown}.\n\n`}${usage}`);
    return unknown === '--help' ? 0 : 2;
  }
  const results: ThemeResult[] = [];
  for (const folder of folders.length > 0 ? folders : [ownVectors]) results.push(...(await runFolder(folder)));
  const summary = sum(results);
  if (args.includes('--json')) console.log(stringifyJson(summary as unknown as Json));
  else print(results);
  return summary.exact === summary.total ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  return 2;
});
