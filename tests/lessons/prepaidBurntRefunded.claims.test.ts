import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { runOn } from '../../src/cli/runLesson.ts';
import { stepOf } from '../../src/course/facts.ts';
import { worldToGenesis } from '../../src/course/world.ts';
import type { World } from '../../src/course/world.ts';
import { worldOf } from '../../src/course/worlds.ts';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';
import type { SteppedLesson } from './steppedLesson.ts';

const LESSON = 'prepaid-burnt-refunded';
const TERA = 10n ** 12n;
/** The contract in TypeScript, since the Rust SDK of today asks for functions that protocol 86 did not have. */
const world: World = {
  people: { alice: 'alice.test' },
  contracts: { hello: { id: 'hello.test', contract: 'hello-ts' } },
};

async function balanceOf({ rpc }: SteppedLesson, accountId: string): Promise<bigint> {
  return BigInt((await rpc.viewAccount({ accountId, blockQuery: { finality: 'optimistic' } })).amount);
}

const near = (yocto: bigint): string => (Number(yocto) / 1e24).toFixed(6);

/** What alice has less right after her transaction, and when all is over. */
async function callWith(lesson: SteppedLesson, gas: bigint): Promise<{ locked: bigint; cost: bigint }> {
  const before = await balanceOf(lesson, 'alice.test');
  await lesson.send({ by: 'alice.test', to: 'caller.test', method: 'query_greeting', gas });
  await lesson.step();
  const locked = before - (await balanceOf(lesson, 'alice.test'));
  for (let i = 0; i < 5; i++) await lesson.step();
  return { locked, cost: before - (await balanceOf(lesson, 'alice.test')) };
}

/** What C1 and its quiz say without showing it in their own run. */
describe('the claims of C1', () => {
  it('the same call costs the same to the last yoctoNEAR, whatever is attached; only what is set aside differs', async () => {
    const all = await withSteppedLesson(LESSON, async (lesson) => {
      const called: { locked: bigint; cost: bigint }[] = [];
      for (const gas of [30n, 100n, 300n, 1000n]) called.push(await callWith(lesson, gas * TERA));
      return called;
    });
    expect(all.map(({ locked }) => near(locked))).toEqual(['0.030919', '0.100919', '0.300919', '1.000919']);
    expect(new Set(all.map(({ cost }) => cost)).size).toBe(1);
    expect(all.map(({ cost }) => near(cost))[0]).toBe('0.000420');
  }, 30_000);

  it('what the call cost is nobody’s afterwards', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      const everybody = async (): Promise<bigint> => {
        const ids = ['alice.test', 'bob.test', 'hello.test', 'caller.test'];
        const balances = await Promise.all(ids.map((id) => balanceOf(lesson, id)));
        return balances.reduce((sum, balance) => sum + balance, 0n);
      };
      const before = await everybody();
      const { cost } = await callWith(lesson, 100n * TERA);
      expect(before - (await everybody())).toBe(cost);
    });
  }, 30_000);

  it('the same contracts in TypeScript burn several times as much, nearly all of it on their own instructions', async () => {
    const tera = (gas: bigint): string => (Number(gas) / 1e12).toFixed(2);
    const burntIn = async (language: '' | '-ts') => {
      const genesis = worldToGenesis(worldOf(LESSON), (name) => contractWasm(`${name}${language}`));
      const file = fileURLToPath(new URL(`../../content/lessons/${LESSON}/start.ts`, import.meta.url));
      const run = await runOn(genesisToStart(genesis), { id: LESSON, file, sideBySide: false });
      const [query, hello, callback] = ['query_greeting', 'get_greeting', 'query_greeting_callback'].map(
        (method) => stepOf(run, method) ?? expect.fail(`${method} did not run.`),
      );
      const spentOn = (costs: RegExp) =>
        query!.profile.reduce((sum, { cost, gas }) => (costs.test(cost) ? sum + gas : sum), 0n);
      const [loading, instructions] = [spentOn(/^CONTRACT_LOADING/), spentOn(/^WASM_INSTRUCTION$/)];
      const rest = query!.gasBurnt! - loading - instructions;
      const gas = [query!.gasBurnt!, rest, loading, instructions, hello!.gasBurnt!, callback!.gasBurnt!];
      return [...gas.map(tera), ...run.console];
    };
    const rust = ['1.78', '1.69', '0.08', '0.01', '1.02', '1.09', 'it cost 0.000420 NEAR'];
    const typeScript = ['7.25', '1.78', '0.57', '4.90', '5.17', '6.52', 'it cost 0.001925 NEAR'];
    expect([await burntIn(''), await burntIn('-ts')]).toEqual([rust, typeScript]);
  }, 60_000);

  it('a transaction takes 1000 Tgas, and no more', async () => {
    await withSteppedLesson(LESSON, async ({ send }) => {
      const call = { by: 'alice.test', to: 'caller.test', method: 'query_greeting', waitUntil: 'INCLUDED' } as const;
      await expect(send({ ...call, gas: 1000n * TERA + 1n })).rejects.toThrow(/exceeds limit 1000000000000000/);
    });
  }, 30_000);

  it('who has a quarter of a NEAR may attach 200 Tgas and not 300', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      const quarter = 10n ** 24n / 4n;
      const amount = (await balanceOf(lesson, 'bob.test')) - quarter - 10n ** 21n;
      void lesson.accountOf('bob.test').transfer({ receiverId: 'alice.test', amount });
      await lesson.arrival();
      for (let i = 0; i < 4; i++) await lesson.step();
      expect(near(await balanceOf(lesson, 'bob.test'))).toMatch(/^0\.25/);
      const call = { by: 'bob.test', to: 'caller.test', method: 'query_greeting' };
      await expect(lesson.send({ ...call, gas: 300n * TERA, waitUntil: 'INCLUDED' })).rejects.toThrow(/balance/i);
      await lesson.send({ ...call, gas: 200n * TERA });
      for (let i = 0; i < 4; i++) await lesson.step();
      expect(ranMethods(lesson.chain).map(({ method }) => method)).toContain('query_greeting_callback');
    });
  }, 30_000);

  it('a contract earns nothing by being called; until protocol 86 it earned 30 % of what its code burnt', async () => {
    const earnedAt = async (protocolVersion: number) => {
      const run = await runOn(genesisToStart({ ...worldToGenesis(world, contractWasm), protocolVersion }), {
        id: LESSON,
        file: fileURLToPath(new URL('claims/what-hello-earns.ts', import.meta.url)),
        sideBySide: false,
      });
      const burnt = stepOf(run, 'get_greeting')?.profile.reduce((sum, { gas }) => sum + gas, 0n) ?? 0n;
      return { earned: BigInt(run.console[0] ?? ''), share: ((burnt * 3n) / 10n) * 100_000_000n };
    };
    const [now, before, longBefore] = [await earnedAt(88), await earnedAt(87), await earnedAt(86)];
    expect([now.earned, before.earned]).toEqual([0n, 0n]);
    expect(longBefore.share).toBeGreaterThan(0n);
    expect(longBefore.earned).toBe(longBefore.share);
  }, 60_000);

  it('gas that a failed receipt burnt is paid for, and the rest of its gas comes back', async () => {
    await withSteppedLesson(LESSON, async (lesson) => {
      const before = await balanceOf(lesson, 'alice.test');
      const args = { greeting: '' };
      await lesson.send({ by: 'alice.test', to: 'hello.test', method: 'set_greeting', args, gas: 100n * TERA });
      for (let i = 0; i < 5; i++) await lesson.step();
      const cost = before - (await balanceOf(lesson, 'alice.test'));
      expect(near(cost)).toBe('0.000135');
    });
  }, 30_000);
});
