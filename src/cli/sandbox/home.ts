import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isFields } from '../../near/rpc/params.ts';
import type { Fields } from '../../near/rpc/params.ts';
import { parseJson } from '../../near/rpc/json.ts';
import { UsageError } from '../usageError.ts';

/** The files of a node's home. Tools read and edit them between `init` and `run`. */
export interface Home {
  readonly folder: string;
  readonly config: string;
  readonly genesis: string;
  readonly nodeKey: string;
  readonly validatorKey: string;
  /** All that a running node writes: without it the chain begins anew. */
  readonly data: string;
}

export function homeFolder(folder: string = join(homedir(), '.near')): Home {
  return {
    folder,
    config: join(folder, 'config.json'),
    genesis: join(folder, 'genesis.json'),
    nodeKey: join(folder, 'node_key.json'),
    validatorKey: join(folder, 'validator_key.json'),
    data: join(folder, 'data'),
  };
}

/** A key as nearcore keeps it in a file. */
export interface KeyFile {
  readonly account_id: string;
  readonly public_key: string;
  readonly secret_key: string;
}

/** Reads a JSON object; integers that a double cannot hold come out as `bigint`. */
export function readFields(file: string): Fields {
  const value = parse(file);
  if (!isFields(value)) throw new UsageError(`Expected ${file} to hold a JSON object.`);
  return value;
}

function parse(file: string): unknown {
  if (!existsSync(file)) throw new UsageError(`There is no ${file}. Run init first.`);
  try {
    return parseJson(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

export function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** What stands under `path` in nested objects, if anything does. */
export function fieldAt(fields: Fields, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isFields(value) ? value[name] : undefined), fields);
}
