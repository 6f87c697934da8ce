import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startChain } from 'crosscall/testing';
import type { TestChain } from 'crosscall/testing';
import { nearToYocto, teraToGas } from 'near-api-js';
import { describe, expect, it } from 'vitest';
import {
  books,
  openBank,
  payments,
  withdraw,
} from '../../content/lessons/testing-cross-contract-calls/examples/bank.ts';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { readAnswerFile } from '../../src/cli/readAnswerFile.ts';

/** What F2 and its questions say without showing it in their own run. */
describe('the claims of F2', () => {
  it('however often one withdraws and waits, the careless vault does nothing wrong', async () => {
    const chain = await openBank('careless-vault');
    for (let time = 1; time <= 10; time++) await chain.account('mallory.test').callFunction(withdraw(1));
    await expect(chain.account('mallory.test').callFunction(withdraw(1))).rejects.toThrow(/more than your balance/);
    expect([payments(chain), await books(chain, 'mallory.test')]).toEqual([10, 0n]);
  });
});

const folder = new URL('../../content/lessons/the-gap/', import.meta.url);
const vaults = readdirSync(folder).filter((file) => /\.contract\.(?:ts|diff)$/.test(file));

describe('three tests, at every moment, tell apart the answers to E1', () => {
  it('which are nine', () => {
    expect(vaults).toHaveLength(9);
    expect(vaults.filter((file) => file.startsWith('solution'))).toHaveLength(3);
  });

  it.each(vaults)(
    '%s',
    async (file) => {
      const open = await bankOf(file);
      const found = [await paysNobodyTwice(open()), await letsOthersIn(open()), await putsBackRightly(open())];
      expect(found.every(Boolean)).toBe(file.startsWith('solution'));
    },
    120_000,
  );
});

/** Compiles an answer; gives how to open a chain with it. */
async function bankOf(file: string): Promise<() => Promise<TestChain>> {
  const source = await readAnswerFile(fileURLToPath(new URL(file, folder)));
  const chain = startChain({
    accounts: ['alice.test', 'mallory.test'],
    contracts: { 'vault.test': await compileInNode(source) },
  });
  await chain.account('alice.test').callFunction(deposit(20));
  await chain.account('mallory.test').callFunction(deposit(10));
  return () => Promise.resolve(chain.fork());
}

const call = (methodName: string, args: object, near = 0) => ({
  contractId: 'vault.test',
  methodName,
  args,
  gas: teraToGas(60),
  deposit: nearToYocto(near),
});
const deposit = (near: number) => call('deposit', {}, near);
const pay = (to: string, near: number) => call('withdraw', { to, amount: nearToYocto(near).toString() });

const owns = async (chain: TestChain, near: { alice: number; mallory: number }): Promise<boolean> =>
  (await books(chain, 'alice.test')) === nearToYocto(near.alice) &&
  (await books(chain, 'mallory.test')) === nearToYocto(near.mallory);

async function paysNobodyTwice(opened: Promise<TestChain>): Promise<boolean> {
  const chain = await opened;
  await chain.send('mallory.test', pay('mallory.test', 10));
  for await (const moment of chain.moments()) {
    await moment.send('mallory.test', pay('mallory.test', 10));
    await moment.settle();
    if (payments(moment) !== 1 || !(await owns(moment, { alice: 20, mallory: 0 }))) return false;
  }
  return true;
}

async function letsOthersIn(opened: Promise<TestChain>): Promise<boolean> {
  const chain = await opened;
  await chain.send('mallory.test', pay('mallory.test', 4));
  for await (const moment of chain.moments()) {
    await moment.send('alice.test', pay('alice.test', 5));
    await moment.settle();
    if (payments(moment) !== 2 || !(await owns(moment, { alice: 15, mallory: 6 }))) return false;
  }
  return true;
}

async function putsBackRightly(opened: Promise<TestChain>): Promise<boolean> {
  const chain = await opened;
  await chain.send('alice.test', pay('nobody.test', 5));
  for await (const moment of chain.moments()) {
    await moment.send('alice.test', deposit(3));
    await moment.settle();
    if (payments(moment) !== 0 || !(await owns(moment, { alice: 23, mallory: 10 }))) return false;
  }
  return true;
}
