import { LookFailure, notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { argumentOf, gasText, runsOf, succeeded, text } from '../facts.ts';
import type { MethodRun } from '../facts.ts';
import type { Fact, LessonModule } from '../lessonModule.ts';

interface Entry {
  readonly author: string;
  readonly text: string;
}

/** Those who signed have their entries, and as many are counted as have one. */
function judge(run: TrialRun, wanted: readonly Entry[]): Verdict {
  const { entries, count } = run.after;
  if (!Array.isArray(entries))
    return notYet(`\`get_entries\` should give a list of entries. It gave ${wordOf(entries)}.`);
  const written = entries as readonly Entry[];
  for (const { author, text } of wanted)
    if (!written.some((entry) => entry.author === author && entry.text === text))
      return notYet(`${author} signed with ${quoted(text)} and has no such entry. ${reasonFor(run, author)}`);
  if (count !== written.length)
    return notYet(
      `Counter has counted ${String(count)}, and the guestbook has ${written.length} ${written.length === 1 ? 'entry' : 'entries'}: a call was left half done. ${reasonFor(run)}`,
    );
  return solved('Either all of it happens or nothing of it, however much gas is attached.');
}

const wordOf = (value: unknown): string => quoted(value instanceof LookFailure ? value.message : JSON.stringify(value));

/** Which receipt failed, and with how much gas. */
function reasonFor(run: TrialRun, author?: string): string {
  const traces = run.traces.filter(({ signerId }) => author === undefined || signerId === author);
  for (const step of traces.flatMap(({ steps }) => steps)) {
    const [action] = step.actions;
    if (step.kind === 'transaction' || step.status.type !== 'Failure' || action?.type !== 'FunctionCall') continue;
    return `\`${action.methodName}\` had ${gasText(step.gasAttached)} and failed: ${step.status.failure.plain}`;
  }
  return 'None of its receipts failed.';
}

const sign = (signerId: string, text: string, teraGas: number) => ({
  signerId,
  receiverId: 'guestbook.test',
  methodName: 'sign',
  args: { text },
  gas: `${teraGas}000000000000`,
});
const looks = {
  entries: { on: 'guestbook.test', methodName: 'get_entries' },
  count: { on: 'counter.test', methodName: 'get_count' },
};
const here: Entry = { author: 'alice.test', text: 'I was here.' };
const view: Entry = { author: 'bob.test', text: 'What a view! '.repeat(6) };

const exercise: Exercise = {
  kind: 'contract',
  contract: 'guestbook',
  trials: [
    {
      name: 'alone, with 40 Tgas attached',
      calls: [{ ...sign(here.author, here.text, 40), when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, [here]),
    },
    {
      name: 'while bob signs with a longer text, between alice’s call and its callback',
      calls: [
        { ...sign(here.author, here.text, 40), when: { block: 0 } },
        { ...sign(view.author, view.text, 40), when: { after: 'sign', on: 'guestbook.test' } },
      ],
      looks,
      judge: (run) => judge(run, [here, view]),
    },
    {
      name: 'with only 18 Tgas attached, where all or nothing should happen',
      calls: [{ ...sign(here.author, here.text, 18), when: { block: 0 } }],
      looks,
      judge: (run) => judge(run, []),
    },
    {
      name: 'with a second signing of alice’s, which counter refuses',
      calls: [
        { ...sign(here.author, here.text, 40), when: { block: 0 } },
        { ...sign(here.author, 'And again.', 40), when: 'Quiet' },
      ],
      looks,
      judge: (run) => judge(run, [here]),
    },
  ],
};

/** How a signing with that much gas for its callback ended. */
const outcomeWith =
  (ggas: number): Fact =>
  (run) => {
    const called = runsOf(run, 'sign_with_pending').find(({ call }) => argumentOf(call, 'callback_ggas') === ggas);
    if (called === undefined) return undefined;
    if (!succeeded(called.step)) return 'nothing happens';
    const callback = callbackOf(called);
    return callback && succeeded(callback) ? 'all is well' : 'it is left half done';
  };

const callbackOf = ({ trace }: MethodRun) =>
  trace.steps.find(({ actions: [action] }) =>
    action?.type === 'FunctionCall' ? action.methodName === 'sign_with_pending_callback' : false,
  );

export const lesson: LessonModule = {
  facts: {
    with400: outcomeWith(400),
    with600: outcomeWith(600),
    with30000: outcomeWith(30_000),
    counted: (run) => {
      const counts = runsOf(run, 'count').filter(({ step }) => succeeded(step));
      return text(counts.length);
    },
    counterAttached: (run) => gasText(runsOf(run, 'count')[0]?.step.gasAttached),
    refusedBurnt: (run) => gasText(runsOf(run, 'sign_with_pending')[2]?.step.gasBurnt),
    refusal: (run) => {
      const status = runsOf(run, 'sign_with_pending')[2]?.step.status;
      return status?.type === 'Failure' ? /Exceeded the prepaid gas/.exec(status.failure.protocol)?.[0] : undefined;
    },
    printedFirst: (run) => run.console[0],
    printedLast: (run) => run.console.at(-1),
  },
  exercise,
};
