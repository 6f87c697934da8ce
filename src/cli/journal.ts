import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { base58, base64 } from '@scure/base';
import { createChain } from '../near/chain/createChain.ts';
import type { Block, BlockInput, Chain, Genesis } from '../near/index.ts';
import { needsPostQuantum } from '../near/primitives/needsPostQuantum.ts';
import { loadPostQuantum } from '../near/primitives/signature.ts';
import { decodeSignedTransaction, encodeSignedTransaction } from '../near/primitives/transactionBorsh.ts';
import { genesisFromJson, genesisToJson } from '../near/rpc/genesisJson.ts';
import { parseJson, stringifyJson } from '../near/rpc/json.ts';
import { RpcError } from '../near/rpc/rpcError.ts';
import type { Json } from '../near/rpc/json.ts';
import { stateRecordValue, stateRecordView } from '../near/rpc/recordJson.ts';
import { withHeavyCurves } from '../near/vm/host/heavyCurves.ts';
import { lockFile } from './lockFile.ts';
import { UsageError } from './usageError.ts';

/**
 * A chain kept in a file: its genesis, then what was put into it, a line each. Equal inputs give equal bytes, so going
 * through the lines again gives the same chain. A line is written before anybody is told of what it says; one
 * that a kill cut short was not told of and is dropped.
 */
export interface Journal {
  readonly chain: Chain;
  /** Whether the chain was there before, or has just begun. */
  readonly isNew: boolean;
  close(): void;
}

/** How each state file begins. */
const FIRST_LINE = '{"genesis":{';

type Entry =
  | { readonly genesis: unknown }
  | { readonly transaction: string }
  | { readonly block: { readonly height?: number; readonly timestamp?: string }; readonly hash: string }
  | { readonly patch: readonly unknown[] }
  | { readonly forward: number; readonly timePerHeight?: string; readonly hash: string };

/** Opens the chain of a file, or begins one from `genesis` if the file is not there or empty. */
export async function openJournal(file: string, genesis: () => Genesis): Promise<Journal> {
  const unlock = lockFile(`${file}.lock`);
  try {
    const { chain, isNew, end } = await replay(file, genesis);
    const descriptor = openAt(file, end);
    const append = (entry: Entry) => appendLine(descriptor, entry);
    if (isNew) append({ genesis: genesisToJson(chain.genesis) });
    return { chain: journaled(chain, append), isNew, close: () => (closeSync(descriptor), unlock()) };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The chain as the file tells it, and where its last whole line ends. */
async function replay(
  file: string,
  genesis: () => Genesis,
): Promise<{ readonly chain: Chain; readonly isNew: boolean; readonly end: number }> {
  const { entries, end } = readEntries(file);
  const [first, ...rest] = entries;
  if (first === undefined) return { chain: createChain(genesis()), isNew: true, end };
  if (!('genesis' in first))
    throw new UsageError(`${file} does not begin with a genesis: it is not a state file of crosscall network.`);
  const chain = await orDamaged(`${file}, line 1`, () => createChain(genesisFromJson(first.genesis)));
  for (const [index, entry] of rest.entries()) {
    const place = `${file}, line ${index + 2}`;
    await orDamaged(place, () => applyEntry(chain, entry, place));
  }
  return { chain, isNew: false, end };
}

/** Whatever a line that somebody changed leads to, its reader is told in which line it stands. */
async function orDamaged<T>(place: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason =
      error instanceof RpcError
        ? String(error.fields.data).replace('Failed parsing args: ', '')
        : (error as Error).message;
    throw new UsageError(`${place} cannot be read: ${reason}. The file is damaged; choose another --state file.`);
  }
}

function readEntries(file: string): { readonly entries: readonly Entry[]; readonly end: number } {
  try {
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    const end = bytes.lastIndexOf(0x0a) + 1;
    const isOurs = end > 0 || FIRST_LINE.startsWith(bytes.subarray(0, FIRST_LINE.length).toString('latin1'));
    if (!isOurs) throw new Error('it was not written by crosscall network.');
    const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
    return { entries: lines.map((line) => parseJson(line) as Entry), end };
  } catch (error) {
    throw cannotBeUsed(file, error);
  }
}

/** Opens a file that is known to be ours for writing after `end`. */
function openAt(file: string, end: number): number {
  try {
    const descriptor = openSync(file, 'a');
    ftruncateSync(descriptor, end);
    return descriptor;
  } catch (error) {
    throw cannotBeUsed(file, error);
  }
}

const cannotBeUsed = (file: string, error: unknown): UsageError =>
  new UsageError(`The state file ${file} cannot be used: ${(error as Error).message}`);

function appendLine(descriptor: number, entry: Entry): void {
  const line = Buffer.from(`${stringifyJson(entry as unknown as Json)}\n`);
  if (writeSync(descriptor, line) < line.length)
    throw new Error('The state file could not be written: is the disk full?');
}

async function applyEntry(chain: Chain, entry: Entry, place: string): Promise<void> {
  if ('transaction' in entry) {
    const transaction = decodeSignedTransaction(base64.decode(entry.transaction));
    if (needsPostQuantum(transaction)) await loadPostQuantum();
    chain.submit(transaction);
  } else if ('patch' in entry) {
    chain.patchState(entry.patch.map(stateRecordValue));
  } else if ('block' in entry) {
    const { height, timestamp } = entry.block;
    await withHeavyCurves(() =>
      chain.produceBlock({ height, timestamp: timestamp === undefined ? undefined : BigInt(timestamp) }),
    );
    checkHead(chain, entry.hash, place);
  } else if ('forward' in entry) {
    await withHeavyCurves(() =>
      chain.fastForward(entry.forward, entry.timePerHeight === undefined ? undefined : BigInt(entry.timePerHeight)),
    );
    checkHead(chain, entry.hash, place);
  }
}

function checkHead(chain: Chain, hash: string, place: string): void {
  if (base58.encode(chain.head().hash) === hash) return;
  throw new UsageError(
    `${place}: the chain does not come out as it was written. The file is damaged, or another version of crosscall wrote it; choose another --state file.`,
  );
}

/** The same chain, with everything that is put into it written down. */
function journaled(chain: Chain, append: (entry: Entry) => void): Chain {
  const headHash = () => base58.encode(chain.head().hash);
  return {
    ...chain,
    submit(transaction) {
      const isKnown = chain.isInPool(transaction.hash) || chain.transaction(transaction.hash) !== undefined;
      const result = chain.submit(transaction);
      if (result.type === 'Accepted' && !isKnown)
        append({ transaction: base64.encode(encodeSignedTransaction(transaction)) });
      return result;
    },
    produceBlock(input: BlockInput = {}): Block {
      const { height, timestamp } = input;
      const block = chain.produceBlock(input);
      append({ block: { height, timestamp: timestamp?.toString() }, hash: headHash() });
      return block;
    },
    patchState(records) {
      chain.patchState(records);
      append({ patch: records.map(stateRecordView) });
    },
    fastForward(deltaHeight, timePerHeight) {
      const result = chain.fastForward(deltaHeight, timePerHeight);
      if (result.type === 'Done')
        append({ forward: deltaHeight, timePerHeight: timePerHeight?.toString(), hash: headHash() });
      return result;
    },
  };
}
