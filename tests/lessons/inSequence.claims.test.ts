import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { contractWasm, genesisToStart } from '../../src/cli/networkStart.ts';
import { runLesson, runOn } from '../../src/cli/runLesson.ts';
import { numberAt, withBooked } from '../../src/course/exercise/journeyTrials.ts';
import { runsOf, succeeded } from '../../src/course/facts.ts';
import { taken } from '../../src/course/journeyWorlds.ts';
import { worldToGenesis } from '../../src/course/world.ts';
import type { World } from '../../src/course/world.ts';
import { worldOf } from '../../src/course/worlds.ts';
import { formatGas } from '../../src/trace/format.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';

const id = 'in-sequence';
const start = fileURLToPath(new URL(`../../content/lessons/${id}/start.ts`, import.meta.url));
const run = (change: (world: World) => World) => runLesson(id, start, change(worldOf(id)));

/** A desk that says which results it could read, and how many there are. */
const nosy = `import { NearBindgen, call, near } from 'near-sdk-js';

@NearBindgen({})
export class Nosy {
  @call({})
  count(): number {
    near.log(\`\${near.promiseResultsCount()}: \${near.promiseResult(0n)}\`);
    return 7;
  }
}
`;

/** How many blocks after its transaction the last receipt runs, and what they burn, refunds aside. */
function costOf(trace: Trace): string {
  const steps = trace.steps.filter(({ kind }) => kind !== 'gasRefund');
  const blocks = steps.map(({ ranAt }) => ranAt ?? 0);
  const gas = steps.reduce((sum, { gasBurnt }) => sum + (gasBurnt ?? 0n), 0n);
  return `${Math.max(...blocks) - Math.min(...blocks)} blocks, ${formatGas(gas)}`;
}

/** What D1 and its quiz say without showing it in their own run. */
describe('the claims of D1', () => {
  it('when the first refuses, the others are asked all the same', async () => {
    const found = await run(withBooked(taken('train.test', 'alice.test')));
    const booked = ['train', 'hotel', 'museum'].map((desk) => numberAt(found, `${desk}.test`, 'alice.test'));
    expect([...booked, found.console[0]]).toEqual([null, 1, 1, 'alice.test hears 1']);
  }, 30_000);

  it('when only the last refuses, alice hears null, and has a seat and a room', async () => {
    const found = await run(withBooked(taken('museum.test', 'alice.test')));
    const booked = ['train', 'hotel', 'museum'].map((desk) => numberAt(found, `${desk}.test`, 'alice.test'));
    expect([...booked, found.console[0]]).toEqual([1, 1, null, 'alice.test hears null']);
  }, 30_000);

  it('when nobody refuses, step by step takes two blocks more, and more gas', async () => {
    const found = await run(withBooked());
    expect(found.traces.map(costOf)).toEqual(['5 blocks, 7.93 Tgas', '7 blocks, 11.2 Tgas']);
    expect(found.console).toEqual(['alice.test hears 1', 'bob.test hears [2,2,2]']);
  }, 30_000);

  it('the hotel could read the train’s number', async () => {
    const wasm = await compileInNode(nosy);
    const world = worldOf(id);
    const contracts = { ...world.contracts, hotel: { id: 'hotel.test', contract: 'nosy' } };
    const genesis = worldToGenesis({ ...world, contracts, setup: [] }, (name) =>
      name === 'nosy' ? wasm : contractWasm(name),
    );
    const found = await runOn(genesisToStart(genesis), { id, file: start, sideBySide: false });
    const asked = runsOf(found, 'count').find(({ step }) => step.executorId === 'hotel.test');
    expect(asked?.step.logs).toEqual(['1: 1']);
    expect(asked && succeeded(asked.step)).toBe(true);
  }, 30_000);

  it('between two steps, mallory takes what bob was to get', async () => {
    const ran = await withSteppedLesson(id, async ({ chain, send, step }) => {
      const gas = 100n * 10n ** 12n;
      const args = { name: 'dave.test' };
      await send({ by: 'bob.test', to: 'agency.test', method: 'book_step_by_step', args, gas });
      for (let i = 0; i < 5; i++) await step();
      // The hotel has answered in this block.
      expect(ranMethods(chain).at(-1)).toMatchObject({ on: 'hotel.test', status: 'SuccessValue' });
      await send({ by: 'mallory.test', to: 'museum.test', method: 'count', args });
      for (let i = 0; i < 4; i++) await step();
      return ranMethods(chain);
    });
    expect(ran.filter(({ on }) => on === 'museum.test').map(({ status }) => status)).toEqual([
      'SuccessValue',
      'Failure',
    ]);
    expect(ran.filter(({ on }) => on === 'train.test' || on === 'hotel.test').map(({ status }) => status)).toEqual([
      'SuccessValue',
      'SuccessValue',
    ]);
  }, 30_000);
});
