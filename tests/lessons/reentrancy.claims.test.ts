import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { createNodeBench } from '../../src/cli/createNodeBench.ts';
import { readAnswerFile } from '../../src/cli/readAnswerFile.ts';
import { judgeExercise } from '../../src/course/exercise/judgeExercise.ts';
import { lesson } from '../../src/course/lessons/reentrancy.ts';
import { worldOf } from '../../src/course/worlds.ts';
import { withSteppedLesson } from './steppedLesson.ts';

const NEAR = 10n ** 24n;

/** What E2 and its quiz say without showing it in their own run. */
describe('the claims of E2', () => {
  it('one who is paid and promises a failure keeps the money, and has it on the books again', async () => {
    const file = new URL('../../content/lessons/reentrancy/wrong-believes-the-receiver.contract.diff', import.meta.url);
    const source = await readAnswerFile(fileURLToPath(file));
    if (lesson.exercise === undefined) throw new Error('There is nothing to judge.');
    const answer = { type: 'contract', source, wasm: await compileInNode(source) } as const;
    const report = await judgeExercise(createNodeBench(), {
      exercise: lesson.exercise,
      world: worldOf('reentrancy'),
      answer,
    });
    const run = report.trials.at(-1)?.run;
    expect(run?.after).toMatchObject({ thief: `${5n * NEAR}`, loot: `${5n * NEAR}` });
  }, 60_000);

  it('little gas keeps this thief out, and leaves the hole: two withdrawals side by side are paid', async () => {
    await withSteppedLesson('reentrancy', async ({ rpc, send, step }) => {
      const withdraw = {
        by: 'alice.test',
        to: 'vault.test',
        method: 'withdraw',
        args: { amount: `${10n * NEAR}` },
      };
      for (let i = 0; i < 2; i++) await send(withdraw);
      for (let i = 0; i < 7; i++) await step();
      const { amount } = await rpc.viewAccount({ accountId: 'vault.test', blockQuery: { finality: 'optimistic' } });
      // 10 of its own, 25 in deposits, 20 paid.
      expect(BigInt(amount) / NEAR).toBe(15n);
    });
  }, 30_000);
});
