import type { VmOutcome } from '../interface.ts';
import { actionFunctions } from './actionFunctions.ts';
import { contextFunctions } from './contextFunctions.ts';
import { altBn128Functions, bls12381Functions } from './curveFunctions.ts';
import { economicsFunctions } from './economicsFunctions.ts';
import { hashFunctions } from './hashFunctions.ts';
import type { HostFunctions } from './hostFunctions.ts';
import { HostState } from './hostState.ts';
import type { HostInput } from './hostState.ts';
import { keyActionFunctions } from './keyActionFunctions.ts';
import { logFunctions } from './logFunctions.ts';
import { miscFunctions } from './miscFunctions.ts';
import { promiseFunctions } from './promiseFunctions.ts';
import { registerFunctions } from './registerFunctions.ts';
import { signatureFunctions } from './signatureFunctions.ts';
import { stateInitFunctions } from './stateInitFunctions.ts';
import { storageFunctions } from './storageFunctions.ts';
import { universalAccountFunctions } from './universalAccountFunctions.ts';
import { yieldFunctions } from './yieldFunctions.ts';

/** What a call left behind, whether or not an error ended it. */
export type HostResult = Omit<VmOutcome, 'error'>;

export interface Host {
  /** By ABI name, of every protocol version: `hostFunctionSignatures` tells which may be linked. */
  readonly functions: HostFunctions;
  result(): HostResult;
}

/** Builds the host functions of one call. @see nearcore runtime/near-vm-runner/src/imports.rs */
export function createHost(input: HostInput): Host {
  const host = new HostState(input);
  return {
    functions: {
      ...registerFunctions(host),
      ...contextFunctions(host),
      ...economicsFunctions(host),
      ...hashFunctions(host),
      ...signatureFunctions(host),
      ...altBn128Functions(host),
      ...bls12381Functions(host),
      ...miscFunctions(host),
      ...logFunctions(host),
      ...storageFunctions(host),
      ...promiseFunctions(host),
      ...actionFunctions(host),
      ...keyActionFunctions(host),
      ...stateInitFunctions(host),
      ...universalAccountFunctions(host),
      ...yieldFunctions(host),
    },
    result: () => ({
      burntGas: input.gas.burnt(),
      usedGas: input.gas.used(),
      computeUsage: input.gas.computeUsage(),
      profile: input.gas.profile(),
      logs: host.logs,
      returnData: host.returnData,
      balance: host.balance,
      storageUsage: host.storageUsage,
      subsidizedAmount: host.subsidizedAmount,
      receipts: host.receipts.receipts,
      weightedCalls: host.receipts.weightedCalls,
      resumes: host.receipts.resumes,
    }),
  };
}
