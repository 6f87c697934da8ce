import { base64, hex } from '@scure/base';
import { hashOf } from '../../near/primitives/hash.ts';
import type { Profile } from '../../near/primitives/outcome.ts';
import type { VmOutcome } from '../../near/vm/interface.ts';
import { describeBytes, describeNumber, describeReceipt, describeText } from './describeReceipt.ts';
import type { VmWorld } from './vmWorld.ts';

/** An outcome as the vectors write it. */
export function describeOutcome(outcome: VmOutcome, world: VmWorld): Record<string, unknown> {
  const { error, burntGas, usedGas, computeUsage, logs, profile } = outcome;
  const always = {
    error: error && { kind: error.type, debug: describeText(error.debug), display: describeText(error.display) },
    burnt_gas: describeNumber(burntGas),
    used_gas: describeNumber(usedGas),
    compute_usage: describeNumber(computeUsage),
    logs: logs.map(describeText),
    profile: describeProfile(profile),
  };
  return error ? always : { ...always, ...describeSuccess(outcome, world) };
}

function describeSuccess(outcome: VmOutcome, world: VmWorld): Record<string, unknown> {
  const { returnData, balance, storageUsage, subsidizedAmount, receipts, resumes } = outcome;
  return {
    return: describeReturn(returnData),
    balance: `${balance}`,
    storage_usage: storageUsage,
    ...(subsidizedAmount > 0n && { subsidized_amount: `${subsidizedAmount}` }),
    ...(world.storage.size > 0 && { storage: describeStorage(world) }),
    ...(receipts.length > 0 && { receipts: receipts.map(describeReceipt) }),
    ...(resumes.length > 0 && {
      resumes: resumes.map(({ dataId, data }) => ({ data_id: hex.encode(dataId), data: describeBytes(data) })),
    }),
  };
}

function describeReturn(returnData: VmOutcome['returnData']): unknown {
  switch (returnData.type) {
    case 'None':
      return null;
    case 'Value':
      return { value: describeBytes(returnData.value) };
    case 'ReceiptIndex':
      return { receipt: returnData.index };
    default:
      return returnData satisfies never;
  }
}

export function describeProfile({ wasm, host, actions }: Profile): Record<string, unknown> {
  const describe = (costs: Profile['host']): Record<string, unknown> =>
    Object.fromEntries(Object.entries(costs).map(([name, gas]) => [name, describeNumber(gas)]));
  return {
    wasm: describeNumber(wasm),
    host: describe(host),
    ...(Object.keys(actions).length > 0 && { actions: describe(actions) }),
  };
}

function describeStorage(world: VmWorld): Record<string, unknown> {
  return Object.fromEntries(
    world
      .entries()
      .map(([key, value]) => [
        key.length <= 512 ? base64.encode(key) : `sha256:${key.length}:${hex.encode(hashOf(key))}`,
        describeBytes(value),
      ]),
  );
}
