import { UsageError } from './usageError.ts';

interface Command {
  readonly summary: string;
  run(args: readonly string[]): Promise<void>;
}

const commands: Readonly<Record<string, Command>> = {
  network: {
    summary: 'Serve a NEAR network of your own over HTTP',
    run: async (args) => (await import('./network.ts')).network(args),
  },
  sandbox: {
    summary: 'Make a stand-in for near-sandbox that its tools can start',
    run: async (args) => (await import('./sandboxLauncher.ts')).sandboxLauncher(args),
  },
};

const usage = [
  'Usage: crosscall COMMAND [OPTIONS]',
  '',
  ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`),
  '',
  'crosscall COMMAND --help tells more.',
].join('\n');

/** Runs one command of the command line; errors of the person at it end with exit code 2 and no stack. */
export async function runCommand([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h') return console.log(usage);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new UsageError(`There is no command “${name}”.\n\n${usage}`);
    await command.run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
