import { readFileSync } from 'node:fs';
import { startChain } from 'crosscall/testing';
import type { TestChain } from 'crosscall/testing';
import { nearToYocto, teraToGas } from 'near-api-js';

/** A chain with a vault on it, in which 20 NEAR are alice’s and 10 mallory’s. */
export async function openBank(contract = 'vault'): Promise<TestChain> {
  const wasm = readFileSync(new URL(`../../../../public/contracts/${contract}.wasm`, import.meta.url));
  const chain = startChain({ accounts: ['alice.test', 'mallory.test'], contracts: { 'vault.test': wasm } });
  await chain.account('alice.test').callFunction(deposit(20));
  await chain.account('mallory.test').callFunction(deposit(10));
  return chain;
}

const call = (methodName: string, args: object, deposit = 0n) => ({
  contractId: 'vault.test',
  methodName,
  args,
  deposit,
  gas: teraToGas(30),
});
const yocto = (near: number) => nearToYocto(near).toString();

export const deposit = (near: number) => call('deposit', {}, nearToYocto(near));
export const withdraw = (near: number) => call('withdraw', { amount: yocto(near) });
export const withdrawTo = (receiver_id: string, near: number) => call('withdraw_to', { receiver_id, amount: yocto(near) });

/** What the vault has written down for somebody, in yoctoNEAR. */
export async function books(chain: TestChain, account_id: string): Promise<bigint> {
  return BigInt((await chain.rpc.callFunction({ contractId: 'vault.test', method: 'balance_of', args: { account_id } })) as string);
}

/** How many payments have arrived. */
export const payments = (chain: TestChain): number =>
  chain.receipts().filter(({ actions, failure }) => actions.includes('Transfer') && failure === null).length;
