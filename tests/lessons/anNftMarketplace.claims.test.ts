import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { createNodeBench } from '../../src/cli/createNodeBench.ts';
import { changeOf, solved } from '../../src/course/exercise/exercise.ts';
import type { Trial, TrialRun } from '../../src/course/exercise/exercise.ts';
import { runTrial } from '../../src/course/exercise/runTrial.ts';
import { offerOf } from '../../src/course/nftWorld.ts';
import { worldOf } from '../../src/course/worlds.ts';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';
import type { Call, SteppedLesson } from './steppedLesson.ts';

const LESSON = 'an-nft-marketplace';
const NEAR = 10n ** 24n;
const TERA = 10n ** 12n;
const dusk = { on: 'nft.test', methodName: 'nft_token', args: { token_id: 'dusk' } };
const optimistic = { finality: 'optimistic' } as const;

const buy = (by: string, near: bigint, gas = 50n * TERA): Call => ({
  by,
  to: 'market.test',
  method: 'buy',
  args: { token_id: 'dusk' },
  deposit: near * NEAR + 1n,
  gas,
});
const pretend: Call = {
  by: 'mallory.test',
  to: 'market.test',
  method: 'nft_on_approve',
  args: { token_id: 'dusk', owner_id: 'mallory.test', approval_id: 2, msg: JSON.stringify({ price: `${NEAR}` }) },
};

async function balanceOf({ rpc }: SteppedLesson, accountId: string): Promise<bigint> {
  return BigInt((await rpc.viewAccount({ accountId, blockQuery: optimistic })).amount);
}

async function ownerOfDusk({ rpc }: SteppedLesson): Promise<unknown> {
  const token = await rpc.callFunction<{ owner_id: string }>({
    contractId: 'nft.test',
    method: 'nft_token',
    args: { token_id: 'dusk' },
    blockQuery: optimistic,
  });
  return token?.owner_id;
}

async function settle({ step }: SteppedLesson): Promise<void> {
  for (let i = 0; i < 10; i++) await step();
}

const readText = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The market in TypeScript, where it reads `after` in place of `before`. */
function marketWith(before: string, after: string): string {
  const market = readText('contracts/market/src/contract.ts');
  const changed = market.replace(before, after);
  expect(changed).not.toBe(market);
  return changed;
}

/** What becomes of dusk, and of the money, when calls are made of another market. */
async function trialOf(source: string, calls: NonNullable<Trial['calls']>): Promise<TrialRun> {
  const trial: Trial = { name: 'changed', calls, looks: { dusk }, judge: () => solved('') };
  return runTrial(createNodeBench(), {
    exercise: { kind: 'contract', contract: 'market', trials: [trial] },
    trial,
    world: worldOf(LESSON),
    answer: { type: 'contract', source, wasm: await compileInNode(source) },
  });
}

const scheduled = ({ by, to, method, args, deposit = 0n }: Call) => ({
  signerId: by,
  receiverId: to,
  methodName: method,
  args,
  deposit: `${deposit}`,
  gas: `${100n * TERA}`,
});

/** What D8 and its quiz say without showing it in their own run. */
describe('the claims of D8', () => {
  it('the market does not believe mallory, who says that dusk is hers', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      await lesson.send(pretend);
      await settle(lesson);
      const alice = await balanceOf(lesson, 'alice.test');
      await lesson.send(buy('bob.test', 5n));
      await settle(lesson);
      expect(ranMethods(lesson.chain)[0]).toMatchObject({ method: 'nft_on_approve', status: 'Failure' });
      expect((await balanceOf(lesson, 'alice.test')) - alice).toBeGreaterThan(5n * NEAR);
    });
  }, 30_000);

  it.each(['true', 'near.signerAccountId() === seller_id'])(
    'a market that asks for %s pays her',
    async (check) => {
      const run = await trialOf(marketWith('near.predecessorAccountId() === this.nft_id', check), [
        { ...scheduled(pretend), when: { block: 0 } },
        { ...scheduled(buy('bob.test', 1n)), when: 'Quiet' },
      ]);
      expect(run.after['dusk']).toMatchObject({ owner_id: 'bob.test' });
      // Some of it went for gas.
      expect(changeOf(run, 'mallory.test')).toBeGreaterThan((NEAR * 95n) / 100n);
      expect(changeOf(run, 'alice.test')).toBeLessThan(NEAR / 100n);
    },
    60_000,
  );

  it('a market that does not show the number of its approval sells for the old price', async () => {
    const calls = [
      { ...scheduled(buy('bob.test', 5n)), when: { block: 0 } },
      { ...offerOf('dusk', 8n), when: { block: 0 } },
    ];
    const run = await trialOf(marketWith('approval_id: offer.approval_id, memo', 'approval_id: null, memo'), calls);
    expect(run.after['dusk']).toMatchObject({ owner_id: 'bob.test' });
    expect(changeOf(run, 'alice.test')).toBeLessThan(5n * NEAR + NEAR / 100n);
  }, 60_000);

  it('the second buyer in a block is refused at once, and has the money back', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      const mallory = await balanceOf(lesson, 'mallory.test');
      await lesson.send(buy('bob.test', 5n));
      await lesson.send(buy('mallory.test', 5n));
      await settle(lesson);
      expect(ranMethods(lesson.chain).map(({ method, status }) => `${method}: ${status}`)).toEqual([
        'buy: SuccessReceiptId',
        'buy: Failure',
        'nft_transfer: SuccessValue',
        'resolve_buy: SuccessValue',
      ]);
      expect(mallory - (await balanceOf(lesson, 'mallory.test'))).toBeLessThan(NEAR / 100n);
      expect(await ownerOfDusk(lesson)).toBe('bob.test');
    });
  }, 30_000);

  it('the market of the exercise, as it is found, pays alice twice for one token', async () => {
    const source = readText(`content/lessons/${LESSON}/start.contract.ts`);
    const calls = ['bob.test', 'mallory.test'].map((by) => ({ ...scheduled(buy(by, 5n)), when: { block: 0 } }));
    expect(changeOf(await trialOf(source, calls), 'alice.test') / NEAR).toBe(10n);
  }, 60_000);

  it('whatever happens, the market has what it had', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      const market = await balanceOf(lesson, 'market.test');
      const revoke = { token_id: 'dusk', account_id: 'market.test' };
      await lesson.send(buy('bob.test', 5n));
      await lesson.send(buy('mallory.test', 5n));
      await lesson.send({ by: 'alice.test', to: 'nft.test', method: 'nft_revoke', args: revoke, deposit: 1n });
      await settle(lesson);
      expect(await ownerOfDusk(lesson)).toBe('alice.test');
      expect(await balanceOf(lesson, 'market.test')).toBe(market);
    });
    await withSteppedLesson(LESSON, async (lesson) => {
      const market = await balanceOf(lesson, 'market.test');
      await lesson.send(buy('bob.test', 6n));
      await settle(lesson);
      expect(await ownerOfDusk(lesson)).toBe('bob.test');
      expect(await balanceOf(lesson, 'market.test')).toBe(market);
    });
  }, 30_000);

  it('if alice deletes her account while the sale is under way, the price stays with the market', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      const market = await balanceOf(lesson, 'market.test');
      await lesson.send(buy('bob.test', 5n));
      await lesson.step();
      void lesson.accountOf('alice.test').deleteAccount('mallory.test');
      await settle(lesson);
      await expect(balanceOf(lesson, 'alice.test')).rejects.toThrow();
      expect(await ownerOfDusk(lesson)).toBe('bob.test');
      expect((await balanceOf(lesson, 'market.test')) - market).toBe(5n * NEAR);
    });
  }, 30_000);

  it('with too little gas for transfer and callback, `buy` fails as a whole, and the offer stands', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      await lesson.send(buy('bob.test', 5n, 20n * TERA));
      await settle(lesson);
      expect(ranMethods(lesson.chain)).toMatchObject([{ method: 'buy', status: 'Failure' }]);
      await lesson.send(buy('mallory.test', 5n));
      await settle(lesson);
      expect(await ownerOfDusk(lesson)).toBe('mallory.test');
    });
  }, 30_000);

  it('an approval outlives the offer', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      await lesson.send({ by: 'alice.test', to: 'market.test', method: 'withdraw_offer', args: { token_id: 'dusk' } });
      await settle(lesson);
      const args = { token_id: 'dusk', approved_account_id: 'market.test' };
      const query = { contractId: 'nft.test', method: 'nft_is_approved', args, blockQuery: optimistic };
      expect(await lesson.rpc.callFunction(query)).toBe(true);
      await lesson.send(buy('bob.test', 5n));
      await settle(lesson);
      expect(await ownerOfDusk(lesson)).toBe('alice.test');
    });
  }, 30_000);
});
