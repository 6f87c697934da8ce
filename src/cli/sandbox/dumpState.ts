import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFields } from '../../near/rpc/params.ts';
import { parseJson, stringifyJson } from '../../near/rpc/json.ts';
import type { Json } from '../../near/rpc/json.ts';
import { openJournal } from '../journal.ts';
import { UsageError } from '../usageError.ts';
import type { Home } from './home.ts';
import { readFields, writeJson } from './home.ts';
import { readNodeConfig } from './nodeConfig.ts';
import { readGenesis } from './readGenesis.ts';
import { addressFile, chainFile, DUMP_PATH } from './runNode.ts';
import { stateDump } from './stateDump.ts';
import type { StateDump } from './stateDump.ts';

/**
 * Writes the newest state as a genesis from which a new chain can begin: one file, or with `stream` a folder.
 * The node may run meanwhile.
 */
export async function dumpState(home: Home, { stream }: { readonly stream: boolean }): Promise<void> {
  const { records, ...rest } = (await askNode(home)) ?? (await dumpAtRest(home));
  const { records: _old, ...genesis } = { ...readFields(home.genesis), ...rest } as { readonly [key: string]: Json };
  if (!stream) return writeFileSync(join(home.folder, 'output.json'), stringifyJson({ ...genesis, records }));
  const folder = join(home.folder, 'output');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'genesis.json'), stringifyJson(genesis));
  writeFileSync(join(folder, 'records.json'), stringifyJson(records));
  writeJson(join(folder, 'config.json'), { ...readFields(home.config), genesis_records_file: 'records.json' });
  for (const name of ['node_key.json', 'validator_key.json']) {
    const file = join(home.folder, name);
    if (existsSync(file)) writeFileSync(join(folder, name), readFileSync(file));
  }
}

async function askNode(home: Home): Promise<StateDump | undefined> {
  if (!existsSync(addressFile(home))) return undefined;
  const url = new URL(DUMP_PATH, readFileSync(addressFile(home), 'utf8'));
  // Nobody answers if the node was killed.
  const answer = await fetch(url).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const dump = parseJson(await answer.text());
  return isFields(dump) ? (dump as unknown as StateDump) : undefined;
}

async function dumpAtRest(home: Home): Promise<StateDump> {
  if (!existsSync(chainFile(home)))
    throw new UsageError(`There is no chain in ${home.folder} yet. Run the node first.`);
  const genesis = readGenesis(home, readNodeConfig(readFields(home.config)));
  const { chain, close } = await openJournal(chainFile(home), () => genesis);
  const dump = stateDump(chain);
  close();
  return dump;
}
