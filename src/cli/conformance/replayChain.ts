import { base58, base64 } from '@scure/base';
import type { Chain, ChainSnapshot } from '../../near/chain/chain.ts';
import { createChain } from '../../near/chain/createChain.ts';
import type { BlockInput, Genesis, StateRecord } from '../../near/chain/types.ts';
import { stateRecordValue } from '../../near/rpc/recordJson.ts';
import type { SignedTransaction } from '../../near/primitives/transaction.ts';
import { decodeSignedTransaction } from '../../near/primitives/transactionBorsh.ts';
import type { ChainStep, ChainVector, RecordedBlock, RecordedChunk } from './chainVector.ts';
import { viewedTransactions } from './viewedTransactions.ts';

/** A recorded chain made anew: what its node drew is fed in, everything else follows. */
export interface Replay {
  readonly chain: Chain;
  /** The chain as it stood after each recorded block. */
  readonly snapshots: ReadonlyMap<number, ChainSnapshot>;
}

export function replayChain(vector: ChainVector, genesis: Genesis): Replay {
  const chain = createChain(genesis);
  const snapshots = new Map([[chain.head().height, chain.snapshot()]]);
  const transactions = sentTransactions(vector);
  const patches = patchesOf(vector);
  for (const block of vector.blocks.slice(1)) {
    if (isPatched(block)) chain.patchState(patches.shift() ?? []);
    chain.produceBlock(inputOf(block, genesis, transactions));
    snapshots.set(block.height, chain.snapshot());
  }
  return { chain, snapshots };
}

/** The parts of a recorded block that belong to one shard each, in the layout's order. */
export const recordedChunks = (block: RecordedBlock): readonly RecordedChunk[] => block.chunks ?? [block];

/** Every transaction that stands in a step, by hash. */
function sentTransactions(vector: ChainVector): ReadonlyMap<string, SignedTransaction> {
  const sent = new Map<string, SignedTransaction>();
  for (const step of vector.steps) {
    for (const signed of [...encodedTransactions(step), ...viewedTransactions(step, vector)])
      sent.set(base58.encode(signed.hash), signed);
  }
  return sent;
}

/** Those that were sent as bytes; some requests hold bytes that are no transaction. */
function encodedTransactions({ signed_transaction: own, request }: ChainStep): SignedTransaction[] {
  const { params } = request ?? {};
  const sent = Array.isArray(params)
    ? (params[0] as unknown)
    : (params as { readonly signed_tx_base64?: unknown } | undefined)?.signed_tx_base64;
  return [own, sent].flatMap((encoded) => {
    if (typeof encoded !== 'string') return [];
    try {
      return [decodeSignedTransaction(base64.decode(encoded))];
    } catch {
      return [];
    }
  });
}

/** The records of each patch that the sandbox took, in order. */
function patchesOf({ steps }: ChainVector): StateRecord[][] {
  return steps
    .filter(({ request, result }) => request?.method === 'sandbox_patch_state' && result !== undefined)
    .map(({ request }) => (request?.params as { readonly records: readonly unknown[] }).records.map(stateRecordValue))
    .filter((records) => records.length > 0);
}

const isPatched = ({ changes = [] }: RecordedBlock): boolean =>
  changes.some((change) => (change as { readonly cause: { readonly type: string } }).cause.type === 'migration');

function inputOf(block: RecordedBlock, genesis: Genesis, sent: ReadonlyMap<string, SignedTransaction>): BlockInput {
  const chunks = recordedChunks(block);
  const { shardIds } = genesis.shardLayout;
  const transactions = chunks
    .flatMap((chunk) => chunk.transactions ?? [])
    .map((hash) => {
      const transaction = sent.get(hash);
      if (transaction === undefined)
        throw new Error(`Expected the transaction ${hash} of block ${block.height} among the steps.`);
      return transaction;
    });
  return {
    height: block.height,
    hash: base58.decode(block.hash),
    timestamp: BigInt(block.timestamp),
    randomValue: base58.decode(block.random_value),
    transactions,
    missingShards: shardIds.filter((_, index) => chunks[index]?.missing === true),
  };
}
