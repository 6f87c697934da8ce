import { readFileSync } from 'node:fs';
import { Account, JsonRpcProvider, KeyPairSigner } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { createNetwork, keyPairFromSeed } from '../../near/index.ts';
import type { GenesisAccount, LocalNetwork } from '../../near/index.ts';

const NEAR = 10n ** 24n;
const TERA = 10n ** 12n;

export const aliceKey = keyPairFromSeed('alice.test');

const courseContract = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../public/contracts/${name}.wasm`, import.meta.url)));

/** alice, hello, and caller, which calls hello and hears back. */
export function greetingAccounts(): readonly GenesisAccount[] {
  const { publicKey } = aliceKey;
  return [
    { id: 'alice.test', balance: 1000n * NEAR, publicKey },
    { id: 'hello.test', balance: 100n * NEAR, publicKey, code: courseContract('hello') },
    { id: 'caller.test', balance: 100n * NEAR, publicKey, code: courseContract('caller') },
  ];
}

export const greetingNetwork = (): LocalNetwork => createNetwork({ accounts: greetingAccounts() });

/** An account as a snippet has it, on the network behind `url`. */
export function accountAt(url: string, accountId: string): Account {
  const signer = KeyPairSigner.fromSecretKey(aliceKey.secretKey as KeyPairString);
  return new Account(accountId, new JsonRpcProvider({ url }), signer);
}

/** Tells caller where hello is. */
export function initCaller(url: string): Promise<unknown> {
  const args = { hello_id: 'hello.test' };
  return accountAt(url, 'caller.test').callFunction({
    contractId: 'caller.test',
    methodName: 'init',
    args,
    gas: 30n * TERA,
  });
}

/** One cross-contract call with callback, from send to FINAL. */
export async function queryGreeting(alice: Account): Promise<void> {
  const greeting = await alice.callFunction({
    contractId: 'caller.test',
    methodName: 'query_greeting',
    args: {},
    gas: 30n * TERA,
    waitUntil: 'FINAL',
  });
  if (greeting !== 'Hello') throw new Error(`Expected the greeting “Hello”, got ${JSON.stringify(greeting)}.`);
}
