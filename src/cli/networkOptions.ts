import { parseArgs } from 'node:util';
import { UsageError } from './usageError.ts';

export interface NetworkCommandOptions {
  readonly host: string;
  readonly port: number;
  readonly genesis: string | undefined;
  readonly accounts: string | undefined;
  readonly lesson: string | undefined;
  readonly keys: string | undefined;
  readonly state: string | undefined;
  readonly protocolVersion: number;
  /** Milliseconds; 0 is at once. */
  readonly blockTime: number;
  readonly help: boolean;
}

export const networkUsage = `Usage: crosscall network [OPTIONS]

Serves a NEAR network over JSON-RPC until it is stopped with Ctrl+C.

  --port PORT              Where it listens (3030; 0 picks a free port)
  --host HOST              On which address (127.0.0.1)
  --lesson ID              Start with a lesson's accounts and contracts
  --accounts FILE          Start with accounts from JSON: [{ "id", "balance", "publicKey"?, "code"? }],
                           balance in yoctoNEAR, code the path of a Wasm file
  --genesis FILE           Start from a genesis.json as nearcore writes it
  --keys FILE              Write the accounts' secret keys there, as JSON from account id to key
  --protocol-version N     86, 87 or 88 (88)
  --block-time MS          Milliseconds between blocks (600); 0 makes them at once.
                           Blocks are made only while something waits for them.
  --state FILE             Keep the chain in this file across restarts
  --help                   Show this`;

const definitions = {
  port: { type: 'string' },
  host: { type: 'string' },
  lesson: { type: 'string' },
  accounts: { type: 'string' },
  genesis: { type: 'string' },
  keys: { type: 'string' },
  state: { type: 'string' },
  'protocol-version': { type: 'string' },
  'block-time': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the flags of `crosscall network`; throws `UsageError` with what was expected. */
export function readNetworkOptions(args: readonly string[]): NetworkCommandOptions {
  const values = parse(args);
  const starts = (['lesson', 'accounts', 'genesis'] as const).filter((name) => values[name] !== undefined);
  if (starts.length > 1) {
    throw new UsageError(`A network starts in one way: give either ${starts.map((name) => `--${name}`).join(' or ')}.`);
  }
  if (values.genesis !== undefined && values['protocol-version'] !== undefined) {
    throw new UsageError('The genesis file says which protocol version it is; leave out --protocol-version.');
  }
  return {
    host: values.host ?? '127.0.0.1',
    port: integer('--port', values.port, 3030, 0, 65_535),
    genesis: values.genesis,
    accounts: values.accounts,
    lesson: values.lesson,
    keys: values.keys,
    state: values.state,
    protocolVersion: integer('--protocol-version', values['protocol-version'], 88, 86, 88),
    blockTime: integer('--block-time', values['block-time'], 600, 0, 600_000),
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: definitions, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('. ');
    throw new UsageError(`${reason.replace(/\.$/, '')}.\n\n${networkUsage}`);
  }
}

function integer(name: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`Expected ${name} to be a whole number from ${least} to ${most}, got “${text}”.`);
}
