import { beforeAll, describe, expect, it } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { workerIds } from '../../src/course/payrollWorld.ts';
import { worldToGenesis } from '../../src/course/world.ts';
import type { World } from '../../src/course/world.ts';
import { createNetwork } from '../../src/near/index.ts';
import { limits88 } from '../../src/near/parameters/limits.ts';
import { runtimeParameters } from '../../src/near/parameters/runtimeParameters.ts';
import type { Action } from '../../src/near/primitives/action.ts';
import { endOf, forkRuns, leastFor } from '../../src/network/forkRuns.ts';
import type { ForkedCall } from '../../src/network/forkRuns.ts';
import { NEAR, testAccount, testChain, testTransaction } from '../chain/testChain.ts';

/** Comes to one limit at a time. */
const prober = `import { NearBindgen, call, near } from 'near-sdk-js';

@NearBindgen({})
export class Prober {
  @call({})
  logs({ count, length }: { count: number; length: number }): void {
    for (let i = 0; i < count; i++) near.log('x'.repeat(length));
  }

  @call({})
  pays({ count }: { count: number }): void {
    for (let i = 0; i < count; i++) near.promiseBatchActionTransfer(near.promiseBatchCreate('alice.test'), 1n);
  }

  @call({})
  acts({ count }: { count: number }): void {
    const promise = near.promiseBatchCreate('alice.test');
    for (let i = 0; i < count; i++) near.promiseBatchActionTransfer(promise, 1n);
  }

  @call({})
  returns({ length }: { length: number }): void {
    near.valueReturn('x'.repeat(length));
  }

  @call({})
  hands_on({ length }: { length: number }): void {
    const promise = near.promiseBatchCreate('alice.test');
    near.promiseBatchActionFunctionCall(promise, 'takes', 'x'.repeat(length), 0n, 10n ** 13n);
  }

  @call({})
  writes({ key, length }: { key: number; length: number }): void {
    near.storageWriteRaw(new Uint8Array(key), new Uint8Array(length).fill(key));
  }

  @call({})
  reads({ count }: { count: number }): void {
    for (let i = 1; i <= count; i++) near.storageReadRaw(new Uint8Array(i));
  }

  @call({})
  burns({ tgas }: { tgas: number }): void {
    while (near.usedGas() < BigInt(tgas) * 10n ** 12n);
  }
}
`;
let proberWasm: Uint8Array;
beforeAll(async () => {
  proberWasm = await compileInNode(prober);
});

/** Alice calls a method of the world's only contract; each time from the same state. */
type Run = (method: string, args: object, tgas?: number) => readonly ForkedCall[] | null;

async function forksOf(world: World): Promise<Run> {
  const wasmOf = (name: string) => (name === 'prober' ? proberWasm : contractWasm(name));
  const start = genesisToStart({ ...worldToGenesis(world, wasmOf), height: 400 });
  const { chain } = createNetwork({ genesis: start.genesis, pace: { type: 'Manual' } });
  await start.prepare(chain);
  const run = forkRuns(chain);
  const [receiverId = ''] = Object.values(world.contracts).map(({ id }) => id);
  return (methodName, args, tgas = 1000) =>
    run({ signerId: 'alice.test', receiverId, methodName, args, gas: `${tgas}000000000000` });
}

const oneContract = (contract: string, args?: object): World => ({
  people: { alice: 'alice.test' },
  contracts: { it: { id: 'it.test', contract, ...(args && { init: { methodName: 'init', args } }) } },
  balances: { 'alice.test': 1000, 'it.test': 1000 },
});

/** With what words the call itself ended, if not well; what it made others do is not looked at. */
function failureOf(called: readonly ForkedCall[] | null): string | null {
  const status = called?.[0]?.outcome.status;
  if (status?.type !== 'Failure') return called === null ? 'the network refused it' : null;
  return JSON.stringify(status.error, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

type FailureWith = (n: number) => Promise<string | null> | string | null;

/** So many do well; with one more, it ends with these words. */
async function expectEnd(failureWith: FailureWith, after: number, words: RegExp): Promise<void> {
  expect(await failureWith(after)).toBeNull();
  expect(await failureWith(after + 1)).toMatch(words);
}

const outOfGas = /Exceeded the prepaid gas/;
const tooManyInputs = /number of input data dependencies 129 exceeds the limit 128/;

describe('a loop over a payroll ends', () => {
  it.each([
    ['payroll', 'pay_all', 300, 43, outOfGas],
    ['payroll', 'pay_all', 1000, 146, outOfGas],
    ['payroll-ts', 'pay_all', 300, 24, outOfGas],
    ['payroll-ts', 'pay_all', 1000, 82, outOfGas],
    ['payroll', 'pay_together', 300, 128, tooManyInputs],
    ['payroll', 'pay_together', 1000, 128, tooManyInputs],
    ['payroll-ts', 'pay_together', 300, 128, tooManyInputs],
    ['payroll-ts', 'pay_together', 1000, 128, tooManyInputs],
  ] as const)(
    '%s.%s with %s Tgas after %s people',
    async (contract, method, tgas, people, words) => {
      const failureWith = async (count: number) => {
        const world = oneContract(contract, { people: Array(count).fill('alice.test'), wage: '1' });
        return failureOf((await forksOf(world))(method, {}, tgas));
      };
      await expectEnd(failureWith, people, words);
    },
    120_000,
  );

  it('that nobody listens to after 1024, or where the gas ends', async () => {
    const run = await forksOf(oneContract('prober'));
    const failureWith = (count: number, tgas = 1000) => failureOf(run('pays', { count }, tgas));
    await expectEnd(failureWith, 1024, /number of promises within a FunctionCall 1025 exceeds the limit 1024/);
    expect(failureWith(1024, 300)).toMatch(outOfGas);
  }, 30_000);

  it('half done, where one callback has to note 128 wages that came back', async () => {
    const run = await forksOf(oneContract('payroll', { people: workerIds(128), wage: '1' }));
    const together = (tgas: number) => run('pay_together', {}, tgas);
    const least = leastFor((tgas) => endOf(together(tgas)) !== 'NeverBegan', 1, 300) ?? expect.fail('never begins');
    expect([least, endOf(together(least))]).toEqual([85, 'HalfDone']);
    expect(endOf(together(300))).toBe('AllWell');
    expect(Number(together(300)?.at(-1)?.outcome.gasBurnt) / 1e12).toBeCloseTo(20.7, 1);
  }, 30_000);
});

describe('one call', () => {
  it.each<[string, number, string, (n: number) => object, RegExp]>([
    ['logs', limits88.maxNumberLogs, 'logs', (count) => ({ count, length: 1 }), /number of logs will exceed/],
    ['bytes of logs', limits88.maxTotalLogLength, 'logs', (length) => ({ count: 1, length }), /length of a log/],
    ['actions in a receipt', limits88.maxActionsPerReceipt, 'acts', (count) => ({ count }), /TotalNumberOfActions/],
    ['bytes to return', limits88.maxLengthReturnedData, 'returns', (length) => ({ length }), /returned value/],
    ['bytes of a key', limits88.maxLengthStorageKey, 'writes', (key) => ({ key, length: 1 }), /storage key/],
    ['bytes of a value', limits88.maxLengthStorageValue, 'writes', (length) => ({ key: 1, length }), /storage value/],
  ])(
    'has so many %s: %s',
    async (_, limit, method, argsOf, words) => {
      const run = await forksOf(oneContract('prober'));
      await expectEnd((n) => failureOf(run(method, argsOf(n))), limit, words);
    },
    120_000,
  );

  it('hands on arguments that fill a receipt', async () => {
    const run = await forksOf(oneContract('prober'));
    const failureWith = (length: number) => failureOf(run('hands_on', { length }));
    await expectEnd(failureWith, limits88.maxReceiptSize - 172, /ReceiptSizeExceeded/);
  }, 60_000);

  it('reads 4 MB of state, and not more', async () => {
    const setup = Array.from({ length: 9 }, (_, index) => ({
      signerId: 'alice.test',
      receiverId: 'it.test',
      methodName: 'writes',
      args: { key: index + 1, length: 500_000 },
    }));
    const run = await forksOf({ ...oneContract('prober'), setup });
    await expectEnd((count) => failureOf(run('reads', { count })), 7, /storage proof has exceeded/);
  }, 60_000);

  it('has the limits of the protocol that the course runs', () => {
    expect(runtimeParameters().limits).toBe(limits88);
  });
});

describe('a transaction', () => {
  const refusal = (actions: readonly Action[]): string | null => {
    const chain = testChain([testAccount('alice.test', { balance: 10_000n * NEAR })]);
    const answer = chain.submit(testTransaction(chain, 'alice.test', 'alice.test', actions));
    if (answer.type !== 'Refused') return null;
    return JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  };
  const call = (tgas: number, length = 0): Action => ({
    type: 'FunctionCall',
    methodName: 'x',
    args: new Uint8Array(length),
    gas: BigInt(tgas) * 10n ** 12n,
    deposit: 0n,
  });

  it('attaches 1000 Tgas, to all of its actions together', () => {
    expect([refusal([call(1000)]), refusal([call(500), call(500)])]).toEqual([null, null]);
    expect(refusal([call(1001)])).toContain('TotalPrepaidGasExceeded');
    expect(refusal([call(500), call(501)])).toContain('TotalPrepaidGasExceeded');
  });

  it('has 100 actions', async () => {
    const transfers = (count: number) => Array<Action>(count).fill({ type: 'Transfer', deposit: 1n });
    await expectEnd((count) => refusal(transfers(count)), 100, /TotalNumberOfActionsExceeded/);
  });

  it('has 1.5 MiB with all that is in it, so arguments of 4 MiB cannot be sent', async () => {
    const failureWith = (length: number) => refusal([call(100, length)]);
    await expectEnd(failureWith, limits88.maxTransactionSize - 204, /TransactionSizeExceeded/);
  });
});

describe('a chunk', () => {
  it('finishes the receipt in which it comes to 1000 Tgas, and leaves the others for later', () => {
    const ids = ['a.test', 'b.test', 'c.test', 'd.test', 'e.test'];
    const people = ids.map((id) => testAccount(id, { balance: 100n * NEAR }));
    const chain = testChain([...people, testAccount('it.test', { code: proberWasm })]);
    const args = new TextEncoder().encode('{"tgas":400}');
    const burn: Action = { type: 'FunctionCall', methodName: 'burns', args, gas: 450n * 10n ** 12n, deposit: 0n };
    for (const id of ids) expect(chain.submit(testTransaction(chain, id, 'it.test', [burn])).type).toBe('Accepted');
    chain.produceBlock();
    const burnt = () =>
      chain
        .produceBlock()
        .chunks.flatMap(({ outcomes }) => outcomes)
        .filter(({ outcome }) => outcome.executorId === 'it.test')
        .map(({ outcome }) => Math.floor(Number(outcome.gasBurnt) / 1e12));
    expect([burnt(), burnt(), burnt()]).toEqual([[401, 401, 401], [401, 401], []]);
  });
});
