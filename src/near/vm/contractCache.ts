import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import { prepareContract, type Preparation } from './prepareContract.ts';

/** So many prepared contracts are kept; the one unused the longest goes first. */
const capacity = 64;
const cache = new Map<string, Preparation>();

/** Prepares a contract, or takes what an earlier call prepared from the same code. @param codeHash 32 bytes */
export function preparedContract(code: Uint8Array, codeHash: Uint8Array, parameters: RuntimeParameters): Preparation {
  const key = `${parameters.protocolVersion} ${codeHash.join()}`;
  const known = cache.get(key);
  const preparation = known ?? prepareContract(code, parameters);
  cache.delete(key);
  cache.set(key, preparation);
  if (cache.size > capacity) forgetContracts(capacity);
  return preparation;
}

/** Keeps so many prepared contracts, those used last. */
export function forgetContracts(kept: number): void {
  for (const key of [...cache.keys()].slice(0, Math.max(0, cache.size - kept))) cache.delete(key);
}
