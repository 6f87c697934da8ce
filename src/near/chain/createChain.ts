import { equalBytes, hashKey } from '../primitives/hash.ts';
import { NetworkFault } from '../runtime/networkFault.ts';
import type { Chain, ChainSnapshot } from './chain.ts';
import { blockByHash, finalBlock, nearFinalBlock, type ChainState, type Moment } from './chainState.ts';
import { newestByAccount, stakesOf } from './epochs.ts';
import { fastForward } from './fastForward.ts';
import { genesisState } from './genesisState.ts';
import { pendingWork } from './pending.ts';
import { findAdmissionError, isPooled } from './pool.ts';
import { produceBlock } from './produceBlock.ts';
import { shardIdAt, shardIndexOf } from './shards.ts';
import { stateView } from './stateView.ts';
import type { Block, Genesis } from './types.ts';
import { viewCall } from './viewCall.ts';

/** Makes the chain of a genesis, standing at its genesis block. */
export const createChain = (genesis: Genesis): Chain => chainAt(genesisState(genesis));

const snapshots = new WeakMap<ChainSnapshot, ChainState>();

function chainAt(start: ChainState): Chain {
  let state = start;
  const listeners = new Set<(block: Block) => void>();
  const moveTo = (next: ChainState): void => {
    state = next;
    for (const listener of [...listeners]) listener(next.head);
  };
  const settingAside = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (error instanceof NetworkFault) state = setAside(state, error);
      throw error;
    }
  };
  return {
    genesis: start.genesis,
    protocolVersion: start.genesis.protocolVersion,

    genesisBlock: () => state.genesisBlock,
    head: () => state.head,
    nearFinalBlock: () => nearFinalBlock(state),
    finalBlock: () => finalBlock(state),
    blockByHash: (hash) => blockByHash(state, hash),
    blockByHeight: (height) => state.history.heights.get(height),
    chunkByHash: (hash) => state.history.chunks.get(hashKey(hash)),
    isFinal: (block) => block.height <= finalBlock(state).height,

    submit(transaction) {
      if (isPooled(state, transaction.hash) || state.history.transactions.has(hashKey(transaction.hash)))
        return { type: 'Accepted' };
      const error = findAdmissionError(state, transaction);
      if (error !== null) return { type: 'Refused', error };
      state = { ...state, pool: [...state.pool, transaction] };
      return { type: 'Accepted' };
    },
    verify: (transaction) => findAdmissionError(state, transaction),
    transaction: (hash) => state.history.transactions.get(hashKey(hash)),
    isInPool: (hash) => isPooled(state, hash),
    outcome: (id) => state.history.outcomes.get(hashKey(id)),
    receipt: (id) => state.history.receipts.get(hashKey(id)),

    stateAt: (block, accountId) => stateView(trieAt(state, block, accountId)),
    view(block, accountId, methodName, args) {
      const trie = trieAt(state, block, accountId);
      return viewCall(trie, viewEnvironment(state, block, accountId), accountId, methodName, args);
    },
    shardOf: (accountId) => shardIdAt(state.genesis.shardLayout, shardIndexOf(state.genesis.shardLayout, accountId)),
    validatorsAt: (block) => momentOf(state, block).epochs.current.validators,
    epochAt(block) {
      const { current, next, blocksProduced, proposals } = momentOf(state, block).epochs;
      return {
        validators: current.validators,
        nextValidators: next.validators,
        proposals: newestByAccount(proposals),
        blocksProduced,
        rewardsPaid: current.rewards,
      };
    },

    produceBlock(input) {
      settingAside(() => moveTo(produceBlock(state, input)));
      return state.head;
    },
    isQuiet: () => Object.values(pendingWork(state)).every((count) => count === 0),
    pending: () => pendingWork(state),
    patchState(records) {
      state = { ...state, patches: [...state.patches, ...records] };
    },
    fastForward(deltaHeight, timePerHeight) {
      if (state.genesis.epochLength <= 3) {
        return { type: 'Refused', message: 'Unsupported: fast_forward with an epoch length of 3 or less' };
      }
      settingAside(() => fastForward(state, deltaHeight, moveTo, timePerHeight));
      return { type: 'Done', head: state.head };
    },

    snapshot() {
      const snapshot: ChainSnapshot = { head: state.head };
      snapshots.set(snapshot, state);
      return snapshot;
    },
    restore(snapshot) {
      const found = snapshots.get(snapshot);
      if (found === undefined)
        throw new Error('Expected a snapshot that a chain gave: it cannot be made or copied by hand.');
      moveTo(found);
    },
    fork: () => chainAt(state),

    onBlock(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What the network failed at is not tried again: a transaction is dropped, a receipt fails. */
function setAside(state: ChainState, { place, message }: NetworkFault): ChainState {
  if (place.type === 'Receipt') return { ...state, faults: new Map(state.faults).set(hashKey(place.id), message) };
  return { ...state, pool: state.pool.filter(({ hash }) => !equalBytes(hash, place.hash)) };
}

function momentOf(state: ChainState, block: Block): Moment {
  const moment = state.history.moments.get(hashKey(block.hash));
  if (moment === undefined)
    throw new Error(`Expected a block of this chain, got one at height ${block.height} that it does not have.`);
  return moment;
}

function trieAt(state: ChainState, block: Block, accountId: string): Moment['tries'][number] {
  const trie = momentOf(state, block).tries[shardIndexOf(state.genesis.shardLayout, accountId)];
  if (trie === undefined) throw new Error(`Expected a shard for ${accountId}.`);
  return trie;
}

function viewEnvironment(state: ChainState, block: Block, accountId: string): Parameters<typeof viewCall>[1] {
  const { genesis, parameters } = state;
  const { current } = momentOf(state, block).epochs;
  return {
    parameters,
    chainId: genesis.chainId,
    shardId: shardIdAt(genesis.shardLayout, shardIndexOf(genesis.shardLayout, accountId)),
    shardIds: genesis.shardLayout.shardIds,
    blockHeight: block.height,
    blockTimestamp: block.timestamp,
    epochHeight: current.height,
    gasPrice: block.gasPrice,
    randomValue: block.randomValue,
    stakes: stakesOf(genesis, current),
    faults: state.faults,
  };
}
