import { base64 } from '@scure/base';
import { hashKey, hashOf, keyToBytes } from '../../near/primitives/hash.ts';
import type { AccountId, Balance, CryptoHash } from '../../near/primitives/brands.ts';
import type { TrieNodesCount, VmExternal } from '../../near/vm/interface.ts';
import { readBytes, type VmCase } from './vmCase.ts';

const noNodes: TrieNodesCount = { touched: 0, cached: 0 };

/** What the vectors were recorded against: storage in a plain map, which counts no trie nodes. */
export class VmWorld implements VmExternal {
  readonly storage = new Map<string, Uint8Array>();
  private readonly validators = new Map<AccountId, Balance>();
  private readonly pendingYields = new Set<string>();
  private readonly pendingYieldIds = new Map<string, CryptoHash>();
  private dataIds = 0;

  constructor({ storage = {}, context = {} }: Pick<VmCase, 'storage' | 'context'>) {
    for (const [key, value] of Object.entries(storage)) this.storage.set(hashKey(base64.decode(key)), readBytes(value));
    for (const [id, stake] of Object.entries(context.validators ?? {})) this.validators.set(id, BigInt(stake));
    for (const id of context.pending_yields ?? []) this.pendingYields.add(hashKey(readBytes(id)));
    for (const [yieldId, dataId] of context.pending_yield_ids ?? []) {
      this.pendingYieldIds.set(hashKey(readBytes(yieldId)), readBytes(dataId));
      this.pendingYields.add(hashKey(readBytes(dataId)));
    }
  }

  entries(): (readonly [key: Uint8Array, value: Uint8Array])[] {
    return [...this.storage].map(([key, value]) => [keyToBytes(key), value]);
  }

  storageRead(key: Uint8Array): Uint8Array | undefined {
    return this.storage.get(hashKey(key));
  }

  storageHasKey(key: Uint8Array): boolean {
    return this.storage.has(hashKey(key));
  }

  storageProofExceeds(): boolean {
    return false;
  }

  storageWrite(key: Uint8Array, value: Uint8Array): { evicted: Uint8Array | undefined; nodes: TrieNodesCount } {
    const evicted = this.storageRead(key);
    this.storage.set(hashKey(key), value.slice());
    return { evicted, nodes: noNodes };
  }

  storageRemove(key: Uint8Array): { removed: Uint8Array | undefined; nodes: TrieNodesCount } {
    const removed = this.storageRead(key);
    this.storage.delete(hashKey(key));
    return { removed, nodes: noNodes };
  }

  validatorStake(accountId: AccountId): Balance {
    return this.validators.get(accountId) ?? 0n;
  }

  validatorTotalStake(): Balance {
    return [...this.validators.values()].reduce((sum, stake) => sum + stake, 0n);
  }

  generateDataId(): CryptoHash {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(this.dataIds++), true);
    return hashOf(bytes);
  }

  hasPendingYield(dataId: CryptoHash): boolean {
    return this.pendingYields.has(hashKey(dataId));
  }

  pendingYieldDataId(yieldId: Uint8Array): CryptoHash | undefined {
    return this.pendingYieldIds.get(hashKey(yieldId));
  }
}
