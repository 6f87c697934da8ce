import { describe, expect, it } from 'vitest';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { amountsOf, budgetCall, budgetGenesis, budgetSweeps } from '../../src/course/budgetSweep.ts';
import type { Language } from '../../src/course/budgetSweep.ts';
import { worldToGenesis } from '../../src/course/world.ts';
import type { World } from '../../src/course/world.ts';
import { createNetwork } from '../../src/near/index.ts';
import { endOf, forkRuns, leastFor, sweepPoint } from '../../src/network/forkRuns.ts';
import type { ForkEnd, ForkedCall } from '../../src/network/forkRuns.ts';
import { linesBetween, sweepForks } from '../../src/network/sweepForks.ts';
import type { SweepPoint } from '../../src/network/sweepForks.ts';

const text = 'I was here.';

const greedy = `import { NearBindgen, call } from 'near-sdk-js';

@NearBindgen({})
export class Greedy {
  @call({})
  count(): void {
    for (;;);
  }
}
`;

interface Forks {
  /** Bob calls, with a gas of so many hundredths of a Tgas attached. */
  run(method: string, gas: number, args?: object): readonly ForkedCall[] | null;
  /** How bob’s signing ends, with so many Ggas for its callback. */
  signing(reserve: number, tgas?: number): ForkEnd;
  /** How bob’s question to caller ends, with so many hundredths of a Tgas attached. */
  asking(gas: number): ForkEnd;
}

/** @param entries how many stand in the guestbook already, each by somebody else */
async function forksOf(
  language: Language,
  entries = 0,
  wasmOf: (name: string) => Uint8Array = contractWasm,
): Promise<Forks> {
  const name = (contract: string): string => (language === 'Rust' ? contract : `${contract}-ts`);
  const authors = Array.from({ length: entries }, (_, index) => `author-${index}.test`);
  const init = (args: object) => ({ methodName: 'init', args });
  const world: World = {
    people: { bob: 'bob.test', ...Object.fromEntries(authors.map((id) => [id, id])) },
    contracts: {
      hello: { id: 'hello.test', contract: name('hello') },
      caller: { id: 'caller.test', contract: name('caller'), init: init({ hello_id: 'hello.test' }) },
      counter: { id: 'counter.test', contract: name('counter') },
      guestbook: { id: 'guestbook.test', contract: name('guestbook'), init: init({ counter_id: 'counter.test' }) },
    },
    setup: authors.map((signerId) => ({
      signerId,
      receiverId: 'guestbook.test',
      methodName: 'sign_at_once',
      args: { text },
    })),
  };
  const start = genesisToStart({ ...worldToGenesis(world, wasmOf), height: 400 });
  const { chain } = createNetwork({ genesis: start.genesis, pace: { type: 'Manual' } });
  await start.prepare(chain);
  const runOnFork = forkRuns(chain);
  const run: Forks['run'] = (methodName, gas, args = {}) =>
    runOnFork({
      signerId: 'bob.test',
      receiverId: methodName === 'query_greeting' ? 'caller.test' : 'guestbook.test',
      methodName,
      args,
      gas: `${gas}0000000000`,
    });
  return {
    run,
    signing: (reserve, tgas = 50) => endOf(run('sign_with_pending', tgas * 100, { text, callback_ggas: reserve })),
    asking: (gas) => endOf(run('query_greeting', gas)),
  };
}

const leastReserve = ({ signing }: Forks): number | null =>
  leastFor((reserve) => signing(reserve) === 'AllWell', 1, 12_000);

/** What C2 and its quiz say without showing it in their own run. */
describe('the claims of C2', () => {
  it.each<[Language, number, number, number]>([
    ['Rust', 491, 609, 12.68],
    ['TypeScript', 6889, 8363, 28.15],
  ])(
    'the cliffs in %s',
    async (language, reserve, reserveOfTwenty, attached) => {
      const forks = await forksOf(language);
      expect(leastReserve(forks)).toBe(reserve);
      expect(forks.signing(reserve - 1)).toBe('HalfDone');
      expect(forks.signing(reserve)).toBe('AllWell');
      expect(leastFor((gas) => forks.asking(gas) === 'AllWell', 1, 5000)).toBe(Math.round(attached * 100));
      // Not in between: whatever is attached, the reserves hold or nothing begins.
      const ends = Array.from({ length: 20 }, (_, i) => forks.asking(150 + 200 * i));
      expect(new Set(ends)).toEqual(new Set(['NeverBegan', 'AllWell']));
      expect(leastReserve(await forksOf(language, 20))).toBe(reserveOfTwenty);
    },
    120_000,
  );

  it('more gas attached does not help a callback that has its gas and no share', async () => {
    const { signing } = await forksOf('Rust');
    expect([30, 300, 1000].map((tgas) => signing(400, tgas))).toEqual(['HalfDone', 'HalfDone', 'HalfDone']);
  }, 30_000);

  it('with shares the same, what is left over is halved between the call and the callback', async () => {
    const { run } = await forksOf('Rust');
    const attached = (tgas: number) =>
      run('sign', tgas * 100, { text })
        ?.slice(1)
        .map((call) => (Number(call.attached) / 1e12).toFixed(1));
    expect(attached(30)).toEqual(['13.6', '13.6']);
    expect(attached(300)).toEqual(['148.6', '148.6']);
  }, 30_000);

  it('a callback with static gas and no share gets just that', async () => {
    const { run } = await forksOf('Rust');
    const called = run('sign_with_pending', 30_000, { text, callback_ggas: 5000 });
    expect(called?.at(-1)).toMatchObject({ methodName: 'sign_with_pending_callback', attached: 5_000n * 10n ** 9n });
  }, 30_000);

  it('a callback has its reserve after a contract that burnt all that it was given', async () => {
    const wasm = await compileInNode(greedy);
    const { run } = await forksOf('Rust', 0, (name) => (name === 'counter' ? wasm : contractWasm(name)));
    const [, count, callback] = run('sign_with_pending', 3000, { text, callback_ggas: 10_000 }) ?? [];
    expect(count?.outcome.status.type).toBe('Failure');
    expect(count?.outcome.gasBurnt).toBeGreaterThan(count?.attached ?? 0n);
    expect([callback?.attached, callback?.outcome.status.type]).toEqual([10n * 10n ** 12n, 'SuccessValue']);
  }, 30_000);

  it('a reserve that is not there costs little, and leaves nothing', async () => {
    const { run, signing } = await forksOf('Rust');
    expect(signing(30_000, 30)).toBe('NeverBegan');
    expect(run('sign_with_pending', 3000, { text, callback_ggas: 30_000 })).toHaveLength(1);
  }, 30_000);
});

/** Sweeps as the page does, and looks at what each run left. */
async function sweepOf(language: Language, name: string, entries?: number) {
  const sweep = budgetSweeps.find((one) => one.name === name) ?? expect.fail(`There is no sweep ${name}.`);
  const before = entries ?? sweep.entries;
  const start = genesisToStart({ ...budgetGenesis(language, before, contractWasm), height: 400 });
  const { chain } = createNetwork({ genesis: start.genesis, pace: { type: 'Manual' } });
  await start.prepare(chain);
  const run = forkRuns(chain);
  const view = (id: string, method: string, args: object = {}): unknown => {
    const seen = chain.view(chain.head(), id, method, new TextEncoder().encode(JSON.stringify(args)));
    return seen.type === 'Success' ? JSON.parse(new TextDecoder().decode(seen.result)) : expect.fail(seen.type);
  };
  const points = sweepForks((gas) => {
    const point = sweepPoint(gas, run(budgetCall(sweep, gas)));
    const counted = Number(view('counter.test', 'get_count')) - before;
    const written = (view('guestbook.test', 'get_entries') as readonly unknown[]).length - before;
    const pending = view('guestbook.test', 'get_pending', { author: 'bob.test' });
    expect({ gas, end: point.end, counted, written, pending }).toEqual({ gas, end: point.end, ...left[point.end] });
    return point;
  }, amountsOf(sweep));
  return [...points];
}

/** What each end means. */
const left: Readonly<Record<ForkEnd, object>> = {
  AllWell: { counted: 1, written: 1, pending: null },
  HalfDone: { counted: 1, written: 0, pending: text },
  NeverBegan: { counted: 0, written: 0, pending: null },
};

const lineTexts = (points: readonly SweepPoint[]) =>
  linesBetween(points).map(({ from, before, after }) => `${before} ${from} ${after}`);

describe('the sweeps of C2', () => {
  it.each<[string, Language, readonly string[]]>([
    ['kept', 'Rust', ['HalfDone 491 AllWell', 'AllWell 22029 NeverBegan']],
    ['kept', 'TypeScript', ['HalfDone 6889 AllWell', 'AllWell 10544 NeverBegan']],
    ['kept-20', 'Rust', ['HalfDone 609 AllWell', 'AllWell 21898 NeverBegan']],
    ['kept-20', 'TypeScript', ['HalfDone 8363 AllWell', 'AllWell 8982 NeverBegan']],
    ['attached-little', 'Rust', ['NeverBegan 8372 HalfDone']],
    ['attached-little', 'TypeScript', ['NeverBegan 19856 HalfDone']],
    ['attached-enough', 'Rust', ['NeverBegan 17972 AllWell']],
    ['attached-enough', 'TypeScript', ['NeverBegan 29457 AllWell']],
  ])(
    '%s in %s: its lines, and what each run leaves',
    async (name, language, lines) => {
      const points = await sweepOf(language, name);
      expect(lineTexts(points)).toEqual(lines);
      expect(points.length, 'some forty times').toSatisfy((count: number) => count > 30 && count < 50);
      expect(points.map(({ gas }) => gas)).toContain(budgetSweeps.find((one) => one.name === name)?.high);
    },
    60_000,
  );

  it('with 28 entries no amount is enough in TypeScript, with 30 Tgas attached', async () => {
    expect(lineTexts(await sweepOf('TypeScript', 'kept', 28))).toEqual(['HalfDone 8368 NeverBegan']);
  }, 60_000);
});

describe('the least number for which something holds', () => {
  it('is found by halving, and is null where there is none', () => {
    const tried: number[] = [];
    const least = leastFor((value) => (tried.push(value), value >= 491), 1, 12_000);
    expect(least).toBe(491);
    expect(tried.length).toBeLessThan(17);
    expect(leastFor(() => true, 1, 100)).toBe(1);
    expect(leastFor(() => false, 1, 100)).toBeNull();
  });
});
