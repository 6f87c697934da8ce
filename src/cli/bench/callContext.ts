import { runtimeParameters } from '../../near/parameters/runtimeParameters.ts';
import { hashOf } from '../../near/primitives/hash.ts';
import type { VmContext } from '../../near/vm/interface.ts';
import type { FunctionCall } from '../../near/vm/runFunctionCall.ts';
import { VmWorld } from '../conformance/vmWorld.ts';

const TERA = 10n ** 12n;

export const latestParameters = runtimeParameters(88);

/** A call of a contract's method with 300 Tgas, on an account with empty storage. */
export function callOf(code: Uint8Array, method: string, input: Uint8Array = new Uint8Array()): FunctionCall {
  const codeHash = hashOf(code);
  const context: VmContext = {
    currentAccountId: 'alice.test',
    signerAccountId: 'bob.test',
    signerAccountPk: new Uint8Array(33),
    predecessorAccountId: 'bob.test',
    refundToAccountId: 'bob.test',
    input,
    promiseResults: [],
    blockHeight: 1000,
    blockTimestamp: 1_700_000_000_000_000_000n,
    epochHeight: 7,
    accountBalance: 10n ** 26n,
    accountLockedBalance: 0n,
    storageUsage: 1_000_000,
    accountContract: { type: 'Local', hash: codeHash },
    attachedDeposit: 0n,
    prepaidGas: 300n * TERA,
    randomSeed: new Uint8Array(32),
    chainId: 'crosscall',
    outputDataReceivers: [],
  };
  return { code, codeHash, method, context, external: new VmWorld({}), parameters: latestParameters };
}
