import { followGas } from '../../trace/followGas.ts';
import type { StepGas } from '../../trace/followGas.ts';
import { formatGas } from '../../trace/format.ts';
import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { entriesLook, entriesOf, sign } from '../exercise/guestbookTrials.ts';
import type { Entry } from '../exercise/guestbookTrials.ts';
import { gasText, runsOf, text } from '../facts.ts';
import type { MethodRun } from '../facts.ts';
import type { Fact, LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

/** Each of `wanted` has one entry, and counter’s refusals are remembered, no others. */
function judge(run: TrialRun, wanted: readonly Entry[], refused: readonly string[]): Verdict {
  const entries = entriesOf(run);
  if ('says' in entries) return entries;
  for (const { author, text } of wanted) {
    const found = entries.filter((entry) => entry.author === author && entry.text === text);
    if (found.length === 1) continue;
    return notYet(
      `${author} signed with ${quoted(text)} and should have one such entry. There are ${found.length}. ${reasonFor(run, author)}`,
    );
  }
  const remembered = [run.after['refused']].flat();
  if (remembered.join() !== refused.join())
    return notYet(
      `\`get_refused\` should tell whom counter refused: ${quoted(refused.join(', ') || null)}. It gave ${quoted(remembered.map(String).join(', ') || null)}.`,
    );
  return solved('Who runs out may come again, and who is refused is not asked about twice.');
}

/** What stopped the signing, and how much gas it had. */
function reasonFor(run: TrialRun, author: string): string {
  const steps = run.traces.filter(({ signerId }) => signerId === author).flatMap((trace) => trace.steps);
  for (const { kind, status, actions, gasAttached } of steps) {
    const [action] = actions;
    if (kind === 'transaction' || status.type !== 'Failure' || action?.type !== 'FunctionCall') continue;
    return `First, \`${action.methodName}\` had ${formatGas(gasAttached)} and failed: ${status.failure.plain}`;
  }
  return 'None of its receipts failed.';
}

const here = (author: string): Entry => ({ author, text: 'I was here.' });
const looks = { ...entriesLook, refused: { on: 'guestbook.test', methodName: 'get_refused' } };
const signWith = ({ author, text }: Entry, teraGas: number) => ({
  ...sign(author, text),
  gas: `${teraGas}000000000000`,
});
const [alice, bob, mallory] = [here('alice.test'), here('bob.test'), here('mallory.test')];

const exercise: Exercise = {
  kind: 'contract',
  contract: 'guestbook',
  trials: [
    {
      name: 'alone, with 60 Tgas attached',
      calls: [{ ...signWith(alice, 60), when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, [alice], []),
    },
    {
      name: 'with a second signing of alice’s, which counter refuses',
      calls: [
        { ...signWith(alice, 60), when: { block: 0 } },
        { ...signWith({ ...alice, text: 'And again.' }, 60), when: 'Quiet' },
      ],
      looks,
      judge: (run) => judge(run, [alice], [alice.author]),
    },
    {
      name: 'by three people with 20, 23 and 26 Tgas, who all come again with 60',
      calls: [
        { ...signWith(alice, 20), when: { block: 0 } },
        { ...signWith(bob, 23), when: { block: 0 } },
        { ...signWith(mallory, 26), when: { block: 0 } },
        { ...signWith(alice, 60), when: 'Quiet' },
        { ...signWith(bob, 60), when: 'Quiet' },
        { ...signWith(mallory, 60), when: 'Quiet' },
      ],
      looks,
      judge: (run) => judge(run, [alice, bob, mallory], twice(run)),
    },
  ],
};

/** Who had an entry already when they signed again: those counter refuses with good reason. */
function twice(run: TrialRun): readonly string[] {
  const refusals = runsOf(run, 'count').flatMap(({ step }) =>
    step.status.type === 'Failure' && step.status.failure.kind === 'GuestPanic' ? [step.signerId ?? ''] : [],
  );
  return [...new Set(refusals)];
}

const callback = 'sign_callback';
const signers = ['alice', 'bob', 'mallory'] as const;
type Signer = (typeof signers)[number];

/** What the code prints after a signing: what its signer is told, and what is left. */
const printed = ({ console }: FinishedRun, signer: Signer): readonly string[] => {
  const told = `${signer}.test is told: `;
  const at = console.findIndex((line) => line.startsWith(told));
  return at < 0 ? [] : [console[at]?.slice(told.length) ?? '', console[at + 1] ?? ''];
};

/** The receipt in which each signing ran out. */
const ranOut: Readonly<Record<Signer, (run: FinishedRun) => MethodRun | undefined>> = {
  alice: (run) => bySigner(run, 'sign', 'alice'),
  bob: (run) => bySigner(run, 'count', 'bob'),
  mallory: (run) => bySigner(run, callback, 'mallory'),
};
const bySigner = (run: FinishedRun, methodName: string, signer: Signer): MethodRun | undefined =>
  runsOf(run, methodName).find(({ step }) => step.signerId === `${signer}.test`);

/** A part of the gas of the receipt that ran out; its fees were bought beside what it had. */
const gasPart =
  (signer: Signer, part: (gas: StepGas, had: bigint) => bigint): Fact =>
  (run) => {
    const found = ranOut[signer](run);
    const gas = found && followGas(found.trace).get(found.step.id);
    return gas && gasText(part(gas, found.step.gasAttached));
  };
const spent = ({ burnt }: StepGas): bigint => burnt.execution + burnt.sending;

export const lesson: LessonModule = {
  facts: {
    aliceTold: (run) => printed(run, 'alice')[0],
    bobTold: (run) => {
      const [told] = printed(run, 'bob');
      return told && (told === 'false' ? 'false' : 'an error');
    },
    malloryTold: (run) => printed(run, 'mallory')[0],
    malloryLeft: (run) => {
      const left = printed(run, 'mallory')[1];
      const is = (what: string): string => (left?.includes(`${what}: true`) ? what : `not ${what}`);
      return left && `${is('counted')}, ${is('pending')}`;
    },
    aliceBurnt: (run) => {
      const found = ranOut.alice(run);
      const gas = found && followGas(found.trace).get(found.step.id);
      if (gas === undefined) return undefined;
      return spent(gas) < 2n * 10n ** 12n ? 'less than 2 Tgas' : gasText(spent(gas));
    },
    ...Object.fromEntries(
      signers.flatMap((signer): [string, Fact][] => [
        [`${signer}Had`, gasPart(signer, (_, had) => had)],
        [`${signer}Spent`, gasPart(signer, spent)],
        [`${signer}Unspent`, gasPart(signer, (gas, had) => had - spent(gas))],
      ]),
    ),
    callbackSaid: (run) => bySigner(run, callback, 'bob')?.step.logs[0],
    aliceReceipts: (run) => text(ranOut.alice(run)?.trace.steps.filter(({ number }) => number !== null).length),
  },
  exercise,
};
