import { parseArgs } from 'node:util';
import { dumpState } from './sandbox/dumpState.ts';
import { homeFolder } from './sandbox/home.ts';
import { initHome } from './sandbox/initHome.ts';
import { runNode } from './sandbox/runNode.ts';
import { UsageError } from './usageError.ts';

const usage = `Usage: near-sandbox [--home FOLDER] COMMAND

  init [--fast] [--chain-id ID]                        Write a genesis, keys and a configuration
  run [--rpc-addr IP:PORT] [--network-addr IP:PORT]    Serve the network until a signal comes
  view-state dump-state [--stream]                     Write the current state as a genesis

This is crosscall's stand-in: it understands what tools for near-sandbox ask of it.`;

const definitions = {
  home: { type: 'string' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  fast: { type: 'boolean' },
  'chain-id': { type: 'string' },
  'rpc-addr': { type: 'string' },
  'network-addr': { type: 'string' },
  stream: { type: 'boolean' },
} as const;

/** Does what a command line of near-sandbox says; a wrong one ends with exit code 2. */
export async function sandbox(args: readonly string[]): Promise<void> {
  try {
    await run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parse(args);
  if (values.help) return console.log(usage);
  const home = homeFolder(values.home);
  const command = positionals.join(' ');
  switch (command) {
    case 'init':
      return initHome(home, { fast: values.fast ?? false, chainId: values['chain-id'] });
    case 'run':
      return runNode(home, { rpcAddress: values['rpc-addr'], networkAddress: values['network-addr'] });
    case 'view-state dump-state':
      return dumpState(home, { stream: values.stream ?? false });
    default:
      throw new UsageError(`Expected a command, got “${command}”.\n\n${usage}`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: definitions, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}
