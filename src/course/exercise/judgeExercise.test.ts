import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileInNode } from '../../cli/compileInNode.ts';
import { createNodeBench } from '../../cli/createNodeBench.ts';
import { returned, stepOf } from '../facts.ts';
import { worldOf } from '../worlds.ts';
import { changeOf, notYet, quoted, solved } from './exercise.ts';
import type { Exercise } from './exercise.ts';
import { judgeExercise } from './judgeExercise.ts';

/** Counts how often it was greeted; `body` is what a greeting does. */
const contract = (body: string): string => `import { NearBindgen, assert, call, near, view } from 'near-sdk-js';

@NearBindgen({})
export class Hello {
  greeting: string = 'Hello';
  changes: number = 0;

  @view({})
  get_greeting(): string {
    return this.greeting + this.changes;
  }

  @call({ payableFunction: true })
  set_greeting({ greeting }: { greeting: string }): number {
    ${body}
    this.greeting = greeting;
    return this.changes;
  }
}
`;
const counts = contract('this.changes += 1;');

const call = (signerId: string, greeting: string) => ({
  signerId,
  receiverId: 'hello.test',
  methodName: 'set_greeting',
  args: { greeting },
  gas: (30n * 10n ** 12n).toString(),
});

const exercise: Exercise = {
  kind: 'contract',
  contract: 'hello',
  trials: [
    {
      name: 'alone',
      world: (world) => ({ ...world, balances: { 'alice.test': 2.5 } }),
      calls: [{ ...call('alice.test', 'Ciao'), deposit: (10n ** 24n).toString(), when: { block: 0 } }],
      looks: {
        greeting: { on: 'hello.test', methodName: 'get_greeting' },
        missing: { on: 'hello.test', methodName: 'no_such' },
      },
      judge(run) {
        expect(run.balances['alice.test']?.before).toBe(25n * 10n ** 23n);
        expect(changeOf(run, 'alice.test')).toBeLessThan(-(10n ** 24n));
        expect(run.before).toMatchObject({ greeting: 'Hello0', missing: { message: expect.stringMatching(/./) } });
        return run.after['greeting'] === 'Ciao1'
          ? solved('One change was counted.')
          : notYet(`After one change it should say “Ciao1”; it says ${quoted(run.after['greeting'])}.`);
      },
    },
    {
      name: 'while bob does the same',
      calls: [
        { ...call('alice.test', 'Ciao'), when: { block: 0 } },
        { ...call('bob.test', 'Ahoj'), when: { block: 1 } },
        { ...call('bob.test', 'Ahoj'), when: 'Quiet' },
      ],
      judge(run) {
        expect(run.traces.map(({ steps }) => steps[0]?.ranAt)).toEqual([101, 102, 105]);
        const counted = returned(stepOf(run, 'set_greeting')!);
        return counted === 3
          ? solved('Three changes were counted.')
          : notYet(`After three changes it counted ${quoted(counted)}.`);
      },
    },
  ],
};

describe('an exercise about a contract', { timeout: 30_000 }, () => {
  async function judge(source: string, judged: Exercise = exercise) {
    const answer = { type: 'contract', source, wasm: await compileInNode(source) } as const;
    return judgeExercise(createNodeBench(), { exercise: judged, world: worldOf('hearing-back'), answer });
  }

  it('deploys the answer in place of the contract, and judges it in every trial', async () => {
    const report = await judge(counts);
    expect(report).toMatchObject({ passed: true, verdict: { says: 'Three changes were counted.' } });
    expect(report.trials.map(({ name }) => name)).toEqual(['alone', 'while bob does the same']);
  });

  it('stops at the first trial that goes wrong, and has that run to show', async () => {
    const report = await judge(contract('this.changes = 1;'));
    expect(report).toMatchObject({ passed: false, verdict: { says: 'After three changes it counted `1`.' } });
    expect(report.trials.at(-1)?.run?.traces).toHaveLength(3);
    const first = await judge(contract(''));
    expect(first.verdict.says).toBe('After one change it should say “Ciao1”; it says “Ciao0”.');
    expect(first.trials).toHaveLength(1);
  });

  it('says so when the answer cannot even be set up', async () => {
    const world = { setup: [call('bob.test', 'Moin')] };
    const judged: Exercise = { ...exercise, trials: [{ ...exercise.trials[0]!, world: (w) => ({ ...w, ...world }) }] };
    const { verdict, trials } = await judge(contract(`assert(greeting !== 'Moin', 'not that');`), judged);
    expect(verdict.says).toMatch(/^The network could not be set up: hello\.test\.set_greeting failed.*not that/);
    expect(trials[0]?.run).toBeNull();
  });

  it('gives the same report every time', async () => {
    const [one, other] = [await judge(counts), await judge(counts)];
    expect(one).toEqual(other);
  });

  it('says so when a call of a trial cannot be sent', async () => {
    const lost: Exercise = {
      ...exercise,
      trials: [
        { name: 'nobody', calls: [{ ...call('nobody.test', 'Hi'), when: { block: 0 } }], judge: () => solved('') },
      ],
    };
    expect((await judge(counts, lost)).verdict.says).toMatch(/“nobody” sent 0 of 1 calls/);
  });
});

describe('an exercise about a snippet', { timeout: 30_000 }, () => {
  it('has all run that the snippet began, even if it waits for nothing itself', async () => {
    const snippet = new URL('../../../tests/lessons/sendAndLeave.ts', import.meta.url);
    const sideBySide: Exercise = {
      kind: 'snippet',
      trials: [
        {
          name: 'with bob, four blocks later',
          world: (world) => ({ ...world, sideBySide: true }),
          calls: [{ ...call('bob.test', 'Ahoj'), when: { block: 4 } }],
          looks: { greeting: { on: 'hello.test', methodName: 'get_greeting' } },
          judge(run) {
            expect(run.traces.map(({ final }) => final)).toEqual([true]);
            const blockOf = (trace: (typeof run.traces)[number] | undefined) => trace?.steps[0]?.ranAt ?? 0;
            expect(blockOf(run.others[0]) - blockOf(run.traces[0])).toBe(4);
            return solved(`It ends with ${quoted(run.after['greeting'])}.`);
          },
        },
      ],
    };
    const answer = { type: 'snippet', source: '', fileName: fileURLToPath(snippet) } as const;
    const report = await judgeExercise(createNodeBench(), {
      exercise: sideBySide,
      world: worldOf('hearing-back'),
      answer,
    });
    expect(report.verdict).toEqual({ passed: true, says: 'It ends with “Ahoj”.' });
  });
});
