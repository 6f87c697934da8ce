import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { worldToGenesis } from '../course/world.ts';
import { worldOf } from '../course/worlds.ts';
import { createGenesis, keyPairFromSeed } from '../near/index.ts';
import type { Chain, Genesis, GenesisAccount } from '../near/index.ts';
import { latestProtocolVersion } from '../near/parameters/runtimeParameters.ts';
import { genesisFromJson } from '../near/rpc/genesisJson.ts';
import { parseJson } from '../near/rpc/json.ts';
import { RpcError } from '../near/rpc/rpcError.ts';
import { LESSON_POLLING_TIMEOUT, lessonChainGenesis, prepareLesson } from '../network/lessonChain.ts';
import { lessonKeyPair } from '../network/signCall.ts';
import type { LessonGenesis } from '../network/types.ts';
import type { NetworkCommandOptions } from './networkOptions.ts';
import { UsageError } from './usageError.ts';

/** From what a network of the command line begins. */
export interface NetworkStart {
  readonly genesis: Genesis;
  /** Brings the fresh chain to where clients may come. */
  prepare(chain: Chain): Promise<void>;
  /** Milliseconds of the network's time that a request may wait; nearcore's default if absent. */
  readonly pollingTimeout?: number;
  readonly accountIds: readonly string[];
  readonly secretKeys: Readonly<Record<string, string>>;
}

const NEAR = 10n ** 24n;
/** Who is there when nothing else is said. */
const DEFAULT_ACCOUNTS = ['alice.test', 'bob.test'];

export async function networkStart(options: NetworkCommandOptions): Promise<NetworkStart> {
  if (options.lesson !== undefined) return lessonStart(options.lesson, options.protocolVersion);
  if (options.genesis !== undefined) return genesisStart(options.genesis);
  if (options.accounts !== undefined) return accountsStart(readAccounts(options.accounts), options.protocolVersion);
  const accounts = DEFAULT_ACCOUNTS.map((id) => ({ id, balance: 1000n * NEAR }));
  return accountsStart(accounts, options.protocolVersion);
}

/** A lesson's network: its accounts and contracts, at the height and time from which each of its runs starts. */
export function lessonStart(lessonId: string, protocolVersion = latestProtocolVersion): NetworkStart {
  return genesisToStart({ ...worldToGenesis(lessonWorld(lessonId), contractWasm), protocolVersion });
}

/** A network from what pages start theirs from, with the contracts' bytes in it. */
export function genesisToStart(genesis: LessonGenesis): NetworkStart {
  const codes = new Map(
    genesis.accounts.flatMap(({ id, code }) => (code instanceof Uint8Array ? [[id, code] as const] : [])),
  );
  const signable = genesis.accounts.filter((account) => account.signable).map(({ id }) => id);
  return {
    genesis: lessonChainGenesis(genesis, codes),
    prepare: (chain) => prepareLesson(chain, genesis),
    pollingTimeout: LESSON_POLLING_TIMEOUT,
    accountIds: genesis.accounts.map(({ id }) => id),
    secretKeys: Object.fromEntries(signable.map((id) => [id, lessonKeyPair(id).secretKey])),
  };
}

function lessonWorld(lessonId: string) {
  try {
    return worldOf(lessonId);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The Wasm of a contract of the course, by its name in the manifest. */
export function contractWasm(name: string): Uint8Array {
  return readBytes(new URL(`../../public/contracts/${name}.wasm`, import.meta.url), `The contract ${name}`);
}

function genesisStart(file: string): NetworkStart {
  const genesis = readGenesis(file);
  const accountIds = genesis.records.flatMap((record) => (record.type === 'Account' ? [record.accountId] : []));
  return { genesis, prepare: () => Promise.resolve(), accountIds, secretKeys: {} };
}

function readGenesis(file: string): Genesis {
  try {
    return genesisFromJson(readJson(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason =
      error instanceof RpcError
        ? String(error.fields.data).replace('Failed parsing args: ', '')
        : (error as Error).message;
    throw new UsageError(`${file} is no genesis that this network can start from: ${reason}`);
  }
}

function accountsStart(accounts: readonly GenesisAccount[], protocolVersion: number): NetworkStart {
  const keyless = accounts.filter(({ publicKey }) => publicKey === undefined);
  const keys = new Map(keyless.map(({ id }) => [id, keyPairFromSeed(id)]));
  const withKeys = accounts.map((account) => ({
    ...account,
    publicKey: account.publicKey ?? keys.get(account.id)?.publicKey,
  }));
  return {
    genesis: createGenesis({ accounts: withKeys, protocolVersion, time: BigInt(Date.now()) * 1_000_000n }),
    prepare: () => Promise.resolve(),
    accountIds: accounts.map(({ id }) => id),
    secretKeys: Object.fromEntries([...keys].map(([id, { secretKey }]) => [id, secretKey])),
  };
}

function readAccounts(file: string): GenesisAccount[] {
  const list = readJson(file);
  if (!Array.isArray(list)) throw new UsageError(`Expected ${file} to be a JSON array of accounts.`);
  return list.map((entry: unknown, index) => {
    const { id, balance, publicKey, code } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string') throw new UsageError(`Expected account ${index + 1} of ${file} to have an “id”.`);
    if (typeof balance !== 'string' || !/^[0-9]+$/.test(balance)) {
      throw new UsageError(`Expected the “balance” of ${id} to be yoctoNEAR in decimal digits, as a string.`);
    }
    return {
      id,
      balance: BigInt(balance),
      publicKey: typeof publicKey === 'string' ? publicKey : undefined,
      code: typeof code === 'string' ? readBytes(resolve(dirname(file), code), `The contract of ${id}`) : undefined,
    };
  });
}

function readJson(file: string): unknown {
  const text = new TextDecoder().decode(readBytes(file, file));
  try {
    return parseJson(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

function readBytes(file: string | URL, what: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new UsageError(`${what} cannot be read: ${(error as Error).message}`);
  }
}
