import type { VmExternal } from '../interface.ts';

/**
 * Remembers what the world outside a call answered, so that the call can be run again from its beginning: the same
 * questions then get the same answers, and the world is asked and changed only once.
 */
export class RecordedExternal implements VmExternal {
  private readonly external: VmExternal;
  private readonly answers: unknown[] = [];
  private next = 0;

  constructor(external: VmExternal) {
    this.external = external;
  }

  /** Begins anew with the first answer. */
  rewind(): void {
    this.next = 0;
  }

  private ask<T>(question: () => T): T {
    if (this.next === this.answers.length) this.answers.push(question());
    return this.answers[this.next++] as T;
  }

  storageRead: VmExternal['storageRead'] = (key) => this.ask(() => this.external.storageRead(key));
  storageHasKey: VmExternal['storageHasKey'] = (key) => this.ask(() => this.external.storageHasKey(key));
  storageWrite: VmExternal['storageWrite'] = (key, value) => this.ask(() => this.external.storageWrite(key, value));
  storageRemove: VmExternal['storageRemove'] = (key) => this.ask(() => this.external.storageRemove(key));
  storageProofExceeds: VmExternal['storageProofExceeds'] = (limit) =>
    this.ask(() => this.external.storageProofExceeds(limit));
  validatorStake: VmExternal['validatorStake'] = (id) => this.ask(() => this.external.validatorStake(id));
  validatorTotalStake: VmExternal['validatorTotalStake'] = () => this.ask(() => this.external.validatorTotalStake());
  generateDataId: VmExternal['generateDataId'] = () => this.ask(() => this.external.generateDataId());
  hasPendingYield: VmExternal['hasPendingYield'] = (dataId) => this.ask(() => this.external.hasPendingYield(dataId));
  pendingYieldDataId: VmExternal['pendingYieldDataId'] = (yieldId) =>
    this.ask(() => this.external.pendingYieldDataId(yieldId));
}
