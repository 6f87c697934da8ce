import { Account, JsonRpcProvider, KeyPairSigner } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { vi } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { createNetwork, keyPairFromSeed } from '../../src/near/index.ts';

const NEAR = 10n ** 24n;

/** Calls a method, with arguments and a deposit. */
type CallMethod = (methodName: string, args?: object, deposit?: bigint) => Promise<unknown>;

/** Compiles a contract, deploys it to a network of its own, and gives a way to call it. */
export async function deployContract(source: string, fileName: string): Promise<CallMethod> {
  const code = await compileInNode(source, fileName);
  const { publicKey, secretKey } = keyPairFromSeed('probe.test');
  const network = createNetwork({
    accounts: [{ id: 'probe.test', balance: 1000n * NEAR, publicKey, code }],
  });
  vi.stubGlobal('fetch', network.fetch);
  const provider = new JsonRpcProvider({ url: 'http://crosscall.invalid' });
  const account = new Account('probe.test', provider, KeyPairSigner.fromSecretKey(secretKey as KeyPairString));
  return (methodName, args = {}, deposit = 0n) =>
    account.callFunction({
      contractId: 'probe.test',
      methodName,
      args,
      deposit,
      gas: 250n * 10n ** 12n,
      waitUntil: 'FINAL',
    });
}
