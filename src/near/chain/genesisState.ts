import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import { runtimeParameters } from '../parameters/runtimeParameters.ts';
import { hashOf, hashKey, ZERO_HASH } from '../primitives/hash.ts';
import { recordToEntry } from '../state/stateRecords.ts';
import { Trie } from '../state/trie.ts';
import type { ChainState, ShardState } from './chainState.ts';
import { toldBy } from './chunkHeaders.ts';
import { genesisEpochs } from './epochs.ts';
import { genesisRecords } from './genesisRecords.ts';
import { LayeredIndex } from './layeredIndex.ts';
import { shardIdAt, shardIndexOf } from './shards.ts';
import type { Block, Chunk, Genesis } from './types.ts';

const utf8 = new TextEncoder();

/** The chain's state at its genesis block. */
export function genesisState(genesis: Genesis): ChainState {
  const parameters = runtimeParameters(genesis.protocolVersion);
  const tries = genesisTries(genesis, parameters);
  const hash =
    genesis.hash ?? hashOf(genesis.seed, utf8.encode(`genesis ${genesis.height}`), ...tries.map(({ root }) => root));
  const chunks = tries.map((trie, index) => genesisChunk(genesis, trie, index));
  const block: Block = {
    height: genesis.height,
    hash,
    prevHash: ZERO_HASH,
    prevHeight: null,
    timestamp: genesis.time,
    randomValue: ZERO_HASH,
    gasPrice: genesis.minGasPrice,
    epochId: ZERO_HASH,
    nextEpochId: ZERO_HASH,
    epochHeight: 0,
    epochStartHeight: 0,
    ordinal: 1,
    totalSupply: genesis.totalSupply,
    lastFinalBlock: ZERO_HASH,
    lastDsFinalBlock: ZERO_HASH,
    chunks,
  };
  const epochs = genesisEpochs(genesis);
  const shards = tries.map((trie, index): ShardState => {
    const lastChunk = chunks[index] as Chunk;
    return { trie, lastChunk, outgoing: [], unreceived: [], told: toldBy(lastChunk) };
  });
  return {
    genesis,
    parameters,
    genesisBlock: block,
    head: block,
    epochs,
    shards,
    pool: [],
    patches: [],
    faults: new Map<string, string>(),
    history: {
      blocks: new LayeredIndex<string, Block>().with([[hashKey(hash), block]]),
      heights: new LayeredIndex<number, Block>().with([[block.height, block]]),
      chunks: new LayeredIndex<string, { block: Block; chunk: Chunk }>().with(
        chunks.map((chunk) => [hashKey(chunk.hash), { block, chunk }]),
      ),
      moments: new LayeredIndex<string, { tries: readonly Trie[]; epochs: typeof epochs }>().with([
        [hashKey(hash), { tries, epochs }],
      ]),
      transactions: new LayeredIndex(),
      outcomes: new LayeredIndex(),
      receipts: new LayeredIndex(),
    },
  };
}

function genesisTries(genesis: Genesis, parameters: RuntimeParameters): readonly Trie[] {
  const { shardLayout } = genesis;
  const records = genesisRecords(genesis, parameters);
  return shardLayout.shardIds.map((_, index) =>
    Trie.from(records.filter(({ accountId }) => shardIndexOf(shardLayout, accountId) === index).map(recordToEntry)),
  );
}

function genesisChunk(genesis: Genesis, trie: Trie, index: number): Chunk {
  const shardId = shardIdAt(genesis.shardLayout, index);
  return {
    shardId,
    hash: hashOf(genesis.seed, utf8.encode(`genesis chunk ${shardId}`)),
    missing: false,
    heightCreated: genesis.height,
    transactions: [],
    incomingReceipts: [],
    outcomes: [],
    outgoingReceipts: [],
    stateRoot: trie.root,
    outcomeRoot: ZERO_HASH,
    gasUsed: 0n,
    gasLimit: genesis.gasLimit,
    balanceBurnt: 0n,
    congestion: { delayedReceiptsGas: 0n, bufferedReceiptsGas: 0n, receiptBytes: 0, allowedShard: shardId },
    bandwidthRequests: [],
    proposals: [],
    changes: [],
  };
}
