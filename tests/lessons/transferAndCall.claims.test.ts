import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KeyPairSigner, actions } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { describe, expect, it } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { runLesson } from '../../src/cli/runLesson.ts';
import { stepOf } from '../../src/course/facts.ts';
import { worldOf } from '../../src/course/worlds.ts';
import { keyPairFromSeed } from '../../src/near/index.ts';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';
import type { SteppedLesson } from './steppedLesson.ts';

const root = new URL('../../', import.meta.url);
const NEAR = 10n ** 24n;
const TERA = 10n ** 12n;
const optimistic = { finality: 'optimistic' } as const;

const tokensOf = ({ rpc }: SteppedLesson, accountId: string) =>
  rpc.callFunction({
    contractId: 'token.test',
    method: 'ft_balance_of',
    args: { account_id: accountId },
    blockQuery: optimistic,
  });
const nearOf = async ({ rpc }: SteppedLesson, accountId: string) =>
  BigInt((await rpc.viewAccount({ accountId, blockQuery: optimistic })).amount);
const sendTokens = (gas = 50n * TERA) => ({
  by: 'alice.test',
  to: 'token.test',
  method: 'ft_transfer_call',
  args: { receiver_id: 'swap.test', amount: '25', msg: '' },
  deposit: 1n,
  gas,
});
async function steps({ step }: SteppedLesson, blocks = 8): Promise<void> {
  for (let block = 0; block < blocks; block++) await step();
}
/** How the receipts ended in which a method ran. */
const endOf = ({ chain }: SteppedLesson, wanted: string) =>
  ranMethods(chain).find(({ method }) => method === wanted)?.status;

/** What D7 and its quiz say without showing it in their own run. */
describe('the claims of D7', () => {
  it('each path ends as the table says', async () => {
    const lesson = new URL('content/lessons/transfer-and-call/', root);
    const source = await readFile(new URL('paths.ts', lesson), 'utf8');
    const text = await readFile(new URL('index.mdx', lesson), 'utf8');
    const rows = [...text.matchAll(/^\| `([^`]+)` \|.*\| (\d+) \|$/gm)].map(([, path, has]) => [path, has]);
    expect(rows.map(([path]) => path)).toEqual([...source.matchAll(/^ {2}'([^']+)': \{/gm)].map(([, path]) => path));
    // Within the project, so that its imports are found.
    const cache = fileURLToPath(new URL('.cache/', root));
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, 'paths-'));
    try {
      const ends = [];
      // One after the other: each is a process that must end in time.
      for (const [index, [path]] of rows.entries()) {
        const file = join(folder, `${index}.ts`);
        await writeFile(file, source.replace("paths = 'swap panics';", `paths = '${path}';`));
        const { console } = await runLesson('transfer-and-call', file);
        const has = console.find((line) => line.startsWith('alice.test: '))?.slice('alice.test: '.length);
        ends.push([path, has, console[0]]);
      }
      expect(ends.map(([path, has]) => [path, has])).toEqual(rows);
      const said = Object.fromEntries(ends.map(([path, , first]) => [path, first?.slice(`${path}, used: `.length)]));
      expect(said).toMatchObject({ 'swap panics': '0', 'claims too much': '0', 'spends, then claims': '25' });
      expect(said['not registered']).toContain('bob.test is not registered');
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 120_000);

  it('the tokens are the receiver’s in every block from the transfer until it is resolved', async () => {
    await withSteppedLesson('transfer-and-call', async (lesson) => {
      await lesson.send(sendTokens());
      const had = [];
      for (let block = 101; block <= 107; block++) had.push([await lesson.step(), await tokensOf(lesson, 'swap.test')]);
      expect(had).toEqual([
        [101, '0'],
        ...[102, 103, 104, 105].map((block) => [block, '25']),
        ...[106, 107].map((block) => [block, '20']),
      ]);
    });
  }, 30_000);

  it('a receiver that runs out of gas gives everything back', async () => {
    await withSteppedLesson('transfer-and-call', async (lesson) => {
      await lesson.send(sendTokens(9n * TERA));
      await steps(lesson);
      expect(endOf(lesson, 'ft_on_transfer')).toBe('Failure');
      expect(endOf(lesson, 'ft_resolve_transfer')).toBe('SuccessValue');
      expect(await tokensOf(lesson, 'alice.test')).toBe('100');
    });
  }, 30_000);

  it('without gas for the callback nothing is transferred', async () => {
    await withSteppedLesson('transfer-and-call', async (lesson) => {
      await lesson.send(sendTokens(7n * TERA));
      await steps(lesson);
      expect(endOf(lesson, 'ft_transfer_call')).toBe('Failure');
      expect(endOf(lesson, 'ft_on_transfer')).toBeUndefined();
      expect(await tokensOf(lesson, 'alice.test')).toBe('100');
    });
  }, 30_000);

  it('in TypeScript the callback burns more than the 5 Tgas of the Rust one, and less than the 10 that it gets', async () => {
    const world = worldOf('transfer-and-call');
    const token = { ...world.contracts['token']!, contract: 'fungible-token-ts' };
    const file = fileURLToPath(new URL('content/lessons/transfer-and-call/start.ts', root));
    const run = await runLesson('transfer-and-call', file, { ...world, contracts: { ...world.contracts, token } });
    const burnt = stepOf(run, 'ft_resolve_transfer')?.gasBurnt ?? 0n;
    expect([run.console[0], burnt > 5n * TERA, burnt < 10n * TERA]).toEqual(['used: 20', true, true]);
  }, 30_000);

  it('what comes back to one who has unregistered is burnt, and an event tells of it', async () => {
    await withSteppedLesson('transfer-and-call', async (lesson) => {
      await lesson.send(sendTokens());
      await lesson.step();
      const forget = { by: 'alice.test', to: 'token.test', method: 'storage_unregister', args: { force: true } };
      await lesson.send({ ...forget, deposit: 1n });
      await steps(lesson);
      const resolve = ranMethods(lesson.chain).find(({ method }) => method === 'ft_resolve_transfer');
      expect(resolve?.logs.join()).toMatch(/"event":"ft_burn".*"owner_id":"swap\.test","amount":"5"/);
      expect(await tokensOf(lesson, 'swap.test')).toBe('20');
      const supply = { contractId: 'token.test', method: 'ft_total_supply', args: {}, blockQuery: optimistic };
      expect(await lesson.rpc.callFunction(supply)).toBe('20');
    });
  }, 30_000);

  it('a swap that does not look at who calls pays for tokens that nobody sent', async () => {
    const source = await readFile(new URL('contracts/swap/src/contract.ts', root), 'utf8');
    const careless = source.replace(/^ +assert\(near\.predecessorAccountId\(\) === this\.token_id.*$/m, '');
    expect(careless).not.toBe(source);
    const code = await compileInNode(careless, 'contract.ts');
    await withSteppedLesson('transfer-and-call', async (lesson) => {
      const init = { token_id: 'token.test', price: '10' };
      void lesson.accountOf('mallory.test').signAndSendTransaction({
        receiverId: 'mallory.test',
        actions: [actions.deployContract(code), actions.functionCall('init', init, 30n * TERA, 0n)],
      });
      await lesson.arrival();
      await steps(lesson, 4);
      const before = await nearOf(lesson, 'bob.test');
      const args = { sender_id: 'bob.test', amount: '50', msg: '' };
      const call = { by: 'bob.test', method: 'ft_on_transfer', args, gas: 60n * TERA };
      await lesson.send({ ...call, to: 'mallory.test' });
      await lesson.send({ ...call, to: 'swap.test' });
      await steps(lesson);
      expect(((await nearOf(lesson, 'bob.test')) - before + NEAR / 20n) / NEAR).toBe(5n);
    });
  }, 30_000);

  it('a key that may only call methods cannot attach the one yoctoNEAR', async () => {
    await withSteppedLesson('transfer-and-call', async (lesson) => {
      const signer = KeyPairSigner.fromSecretKey(keyPairFromSeed('a key for calls').secretKey as KeyPairString);
      const publicKey = await signer.getPublicKey();
      const alice = lesson.accountOf('alice.test');
      void alice.addFunctionCallAccessKey({ publicKey, contractId: 'token.test', methodNames: [], allowance: NEAR });
      await lesson.arrival();
      await steps(lesson, 4);
      alice.setSigner(signer);
      await expect(lesson.send({ ...sendTokens(), waitUntil: 'INCLUDED' })).rejects.toThrow(/[Dd]eposit/);
      await lesson.send({ ...sendTokens(), deposit: 0n });
      await steps(lesson);
      expect(endOf(lesson, 'ft_transfer_call')).toBe('Failure');
    });
  }, 30_000);

  it('a registration is paid back when the account is forgotten', async () => {
    await withSteppedLesson('transfer-and-call', async (lesson) => {
      const before = await nearOf(lesson, 'token.test');
      const call = { by: 'bob.test', to: 'token.test' };
      await lesson.send({ ...call, method: 'storage_deposit', deposit: NEAR });
      await steps(lesson);
      expect((await nearOf(lesson, 'token.test')) - before).toBe(NEAR / 500n);
      await lesson.send({ ...call, method: 'storage_unregister', deposit: 1n });
      await steps(lesson);
      expect(await nearOf(lesson, 'token.test')).toBe(before);
    });
  }, 30_000);
});
