import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { doors } from './fuzz/doors.ts';
import type { Invariant } from './fuzz/invariant.ts';

const usage = `Usage: npm run fuzz -- [NAME …] [--seconds N] [--seed N]

Sends random input through the network's doors and checks what must hold whatever comes.

${Object.entries(doors)
  .map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`)
  .join('\n')}

--seconds N   How long each invariant is tried (20)
--seed N      Start where an earlier run did: a failure names its seed`;

interface FuzzOptions {
  readonly names: readonly string[];
  readonly seconds: number;
  readonly seed: number;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(options);
    return args.includes('--help') ? 0 : 2;
  }
  const { names, seconds, seed } = options;
  console.log(`Seed ${seed}, ${seconds} s each.`);
  let failures = 0;
  for (const name of names) {
    for (const invariant of await doors[name]!.open()) {
      if (!(await holds(name, invariant, seconds, seed))) failures++;
    }
  }
  return failures === 0 ? 0 : 1;
}

async function holds(door: string, { name, property }: Invariant, seconds: number, seed: number): Promise<boolean> {
  const details = await fc.check(property as fc.IAsyncProperty<unknown>, {
    seed,
    numRuns: 1_000_000_000,
    interruptAfterTimeLimit: seconds * 1000,
    markInterruptAsFailure: false,
  });
  if (!details.failed) {
    console.log(`ok    ${door}: ${name} (${details.numRuns} inputs)`);
    return true;
  }
  const { errorInstance } = details;
  const reason =
    errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  console.log(`FAIL  ${door}: ${name}\n${reason}\nWith ${fc.stringify(details.counterexample)}.`);
  console.log(`npm run fuzz -- ${door} --seed ${details.seed} finds it again.`);
  return false;
}

/** A text says what was expected. */
function readOptions(args: readonly string[]): FuzzOptions | string {
  let parsed;
  try {
    const options = { seconds: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } } as const;
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return `${(error as Error).message}\n\n${usage}`;
  }
  const { positionals, values } = parsed;
  if (values.help) return usage;
  const unknown = positionals.find((name) => !Object.hasOwn(doors, name));
  if (unknown !== undefined) return `There is no door “${unknown}”.\n\n${usage}`;
  const [seconds, seed] = [Number(values.seconds ?? 20), Number(values.seed ?? Date.now() % 2 ** 31)];
  if (!(seconds > 0) || !Number.isSafeInteger(seed)) return `Expected --seconds and --seed to be numbers.\n\n${usage}`;
  return { names: positionals.length > 0 ? positionals : Object.keys(doors), seconds, seed };
}

process.exitCode = await main(process.argv.slice(2));
