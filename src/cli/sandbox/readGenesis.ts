import { dirname, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Genesis } from '../../near/index.ts';
import { genesisFromJson } from '../../near/rpc/genesisJson.ts';
import { parseJson } from '../../near/rpc/json.ts';
import { RpcError } from '../../near/rpc/rpcError.ts';
import { UsageError } from '../usageError.ts';
import type { Home } from './home.ts';
import { readFields } from './home.ts';
import type { NodeConfig } from './nodeConfig.ts';

/** Reads genesis.json, and its records where config.json says that they are in a file of their own. */
export function readGenesis(home: Home, { genesisRecordsFile }: NodeConfig): Genesis {
  const fields = readFields(home.genesis);
  const records =
    genesisRecordsFile === undefined
      ? fields['records']
      : readRecords(resolve(dirname(home.config), genesisRecordsFile));
  try {
    return genesisFromJson({ ...fields, records });
  } catch (error) {
    const reason =
      error instanceof RpcError
        ? String(error.fields.data).replace('Failed parsing args: ', '')
        : (error as Error).message;
    throw new UsageError(`${home.genesis} is no genesis that this network can start from: ${reason}`);
  }
}

function readRecords(file: string): unknown {
  try {
    return parseJson(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}, which should hold the genesis records, cannot be read: ${(error as Error).message}`);
  }
}
