import type { AccountId, CryptoHash } from '../../primitives/brands.ts';
import { compareBytes, hashKey } from '../../primitives/hash.ts';
import type { PromiseAction, PromiseReceipt, VmExternal, WeightedCall } from '../interface.ts';
import { HostError } from './hostError.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface OpenReceipt extends Mutable<PromiseReceipt> {
  readonly dependsOn: readonly number[];
  readonly inputDataIds: CryptoHash[];
  readonly outputDataReceivers: { readonly dataId: CryptoHash; readonly receiverId: AccountId }[];
  readonly actions: PromiseAction[];
}

type Resume = { readonly dataId: CryptoHash; readonly data: Uint8Array };

/** Collects the receipts a call asks for. @see nearcore runtime/runtime/src/receipt_manager.rs `ReceiptManager` */
export class ReceiptBuilder {
  readonly #external: VmExternal;
  readonly #receipts: OpenReceipt[] = [];
  readonly #resumes: Resume[] = [];
  readonly #weightedCalls: WeightedCall[] = [];
  /** Yields that this very call made, by data id. */
  readonly #yields = new Set<string>();
  readonly #yieldIds = new Map<string, CryptoHash>();

  constructor(external: VmExternal) {
    this.#external = external;
  }

  get receipts(): readonly PromiseReceipt[] {
    return this.#receipts;
  }

  get resumes(): readonly Resume[] {
    return this.#resumes;
  }

  /** In the order in which they were asked for, which need not be that of their receipts. */
  get weightedCalls(): readonly WeightedCall[] {
    return this.#weightedCalls;
  }

  receiverOf(index: number): AccountId {
    return this.#at(index).receiverId;
  }

  /** Makes an empty receipt that waits for others; each of them will send it one data receipt. */
  create(receiverId: AccountId, dependsOn: readonly number[]): number {
    const receipt = openReceipt(receiverId, dependsOn);
    for (const index of dependsOn) {
      const dataId = this.#external.generateDataId();
      this.#at(index).outputDataReceivers.push({ dataId, receiverId });
      receipt.inputDataIds.push(dataId);
    }
    return this.#receipts.push(receipt) - 1;
  }

  /** Makes a receipt to oneself that waits for `promise_yield_resume`. */
  createYield(
    receiverId: AccountId,
    yieldId: Uint8Array | null,
  ): { readonly index: number; readonly dataId: CryptoHash } {
    const dataId = this.#external.generateDataId();
    const receipt = { ...openReceipt(receiverId, []), inputDataIds: [dataId], isYield: true, yieldId };
    this.#yields.add(hashKey(dataId));
    if (yieldId !== null) this.#yieldIds.set(hashKey(yieldId), dataId);
    return { index: this.#receipts.push(receipt) - 1, dataId };
  }

  /** Finds the yield with a chosen id that waits on this account, from before or from this call. */
  pendingYield(yieldId: Uint8Array): CryptoHash | undefined {
    return this.#yieldIds.get(hashKey(yieldId)) ?? this.#external.pendingYieldDataId(yieldId);
  }

  /** Hands data to a yield; false if none waits under this id. */
  resume(dataId: CryptoHash, data: Uint8Array): boolean {
    if (!this.#yields.has(hashKey(dataId)) && !this.#external.hasPendingYield(dataId)) return false;
    this.#resumes.push({ dataId, data });
    return true;
  }

  setRefundTo(index: number, accountId: AccountId): void {
    this.#at(index).refundTo = accountId;
  }

  /** Appends an action and tells its index in the receipt. */
  append(index: number, action: PromiseAction): number {
    if (action.type === 'FunctionCall' && action.gasWeight > 0n) this.#weightedCalls.push(action);
    return this.#at(index).actions.push(action) - 1;
  }

  /** Adds an entry to a `DeterministicStateInit` that stands in a receipt. */
  setStateInitEntry(index: number, actionIndex: bigint, key: Uint8Array, value: Uint8Array): void {
    const { actions } = this.#at(index);
    const position = actionIndex < BigInt(actions.length) ? Number(actionIndex) : -1;
    const action = actions[position];
    if (action?.type !== 'DeterministicStateInit') {
      throw new HostError({ type: 'InvalidActionIndex', receiptIndex: index, actionIndex });
    }
    const { code, data } = action.stateInit;
    const at = data.findIndex(([known]) => compareBytes(known, key) >= 0);
    const next = data[at];
    if (next !== undefined && compareBytes(next[0], key) === 0) throw new HostError({ type: 'DataEntryAlreadyExists' });
    const entries = at === -1 ? [...data, [key, value] as const] : data.toSpliced(at, 0, [key, value]);
    actions[position] = { ...action, stateInit: { code, data: entries } };
  }

  #at(index: number): OpenReceipt {
    const receipt = this.#receipts[index];
    if (receipt === undefined)
      throw new Error(`Expected one of ${this.#receipts.length} receipts, got index ${index}.`);
    return receipt;
  }
}

const openReceipt = (receiverId: AccountId, dependsOn: readonly number[]): OpenReceipt => ({
  receiverId,
  refundTo: null,
  dependsOn,
  inputDataIds: [],
  outputDataReceivers: [],
  isYield: false,
  yieldId: null,
  actions: [],
});
