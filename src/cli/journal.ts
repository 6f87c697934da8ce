import { base58, base64 } from '@scure/base';
import { createChain } from '../near/chain/createChain.ts';
import type { Block, BlockInput, Chain, Genesis } from '../near/index.ts';
import { needsPostQuantum } from '../near/primitives/needsPostQuantum.ts';
import { loadPostQuantum } from '../near/primitives/signature.ts';
import { decodeSignedTransaction, encodeSignedTransaction } from '../near/primitives/transactionBorsh.ts';
import { genesisFromJson, genesisToJson } from '../near/rpc/genesisJson.ts';
import { stringifyJson } from '../near/rpc/json.ts';
import { RpcError } from '../near/rpc/rpcError.ts';
import type { Json } from '../near/rpc/json.ts';
import { stateRecordValue, stateRecordView } from '../near/rpc/recordJson.ts';
import { withHeavyCurves } from '../near/vm/host/heavyCurves.ts';
import { NetworkFault } from '../near/runtime/networkFault.ts';
import { lockFile } from './lockFile.ts';
import { readStateFile } from './readStateFile.ts';
import { writeStateFile } from './stateFileWriter.ts';
import type { Disk, StateFileWriter } from './stateFileWriter.ts';
import { UsageError } from './usageError.ts';

/**
 * A chain kept in a file: its genesis, then what was put into it, a line each. Equal inputs give equal bytes, so going
 * through the lines again gives the same chain. A line is written before anybody is told of what it says; one
 * that a kill cut short was not told of and is dropped.
 */
export interface Journal extends Omit<StateFileWriter, 'append'> {
  readonly chain: Chain;
  /** Whether the chain was there before, or has just begun. */
  readonly isNew: boolean;
  /** Bytes at the end of the file that were no line any more, or not yet. */
  readonly droppedBytes: number;
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
export async function openJournal(file: string, genesis: () => Genesis, disk?: Disk): Promise<Journal> {
  const unlock = lockFile(`${file}.lock`);
  try {
    const { entries, end, droppedBytes } = readStateFile(file, FIRST_LINE);
    const chain = await replay(file, entries as readonly Entry[], genesis);
    const writer = writeStateFile(file, end, disk);
    const append = (entry: Entry) => writer.append(stringifyJson(entry as unknown as Json));
    const isNew = entries.length === 0;
    if (isNew) append({ genesis: genesisToJson(chain.genesis) });
    const close = () => (writer.close(), unlock());
    return { ...writer, chain: journaled(chain, append), isNew, droppedBytes, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The chain as the file tells it. */
async function replay(file: string, [first, ...rest]: readonly Entry[], genesis: () => Genesis): Promise<Chain> {
  if (first === undefined) return createChain(genesis());
  if (!isEntry(first) || !('genesis' in first))
    throw new UsageError(`${file} does not begin with a genesis: it is not a state file of crosscall network.`);
  const chain = await orDamaged(`${file}, line 1`, () => createChain(genesisFromJson(first.genesis)));
  for (const [index, entry] of rest.entries()) {
    const place = `${file}, line ${index + 2}`;
    await orDamaged(place, () => applyEntry(chain, entry, place));
  }
  return chain;
}

const isEntry = (value: unknown): boolean => typeof value === 'object' && value !== null;

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
      pastFaults(() =>
        chain.produceBlock({ height, timestamp: timestamp === undefined ? undefined : BigInt(timestamp) }),
      ),
    );
    checkHead(chain, entry.hash, place);
  } else if ('forward' in entry) {
    await withHeavyCurves(() =>
      chain.fastForward(entry.forward, entry.timePerHeight === undefined ? undefined : BigInt(entry.timePerHeight)),
    );
    checkHead(chain, entry.hash, place);
  }
}

/** What the network failed at when this was written it fails at again, and goes on without. */
function pastFaults(work: () => unknown): void {
  for (;;) {
    try {
      return void work();
    } catch (error) {
      if (!(error instanceof NetworkFault)) throw error;
    }
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
