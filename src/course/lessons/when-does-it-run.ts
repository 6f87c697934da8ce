import { notYet, quoted, solved } from '../exercise/exercise.ts';
import type { Exercise, TrialRun, Verdict } from '../exercise/exercise.ts';
import { greets } from '../exercise/greetingTrials.ts';
import { blockOf, jsonOf, returned, runsOf, stepOf, text } from '../facts.ts';
import type { LessonModule } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const late = 'Servus';

/** Alice hears what stood there before bob. */
function check(run: FinishedRun): Verdict {
  const question = runsOf(run, 'get_greeting')[0];
  const change = runsOf(run, 'set_greeting').at(-1);
  if (question?.step.ranAt == null) return notYet('Nobody asked hello: alice’s transaction is missing.');
  if (change?.step.ranAt == null || change.trace.signerId !== 'bob.test')
    return notYet(`Bob’s \`set_greeting\` is missing: in the end the greeting should be “${late}”.`);
  const [asked, changed] = [question.step.ranAt, change.step.ranAt];
  if (changed <= asked)
    return notYet(
      `Bob’s change ran in block ${changed}, alice’s question reached hello in block ${asked}: he was there first.`,
    );
  const heard = returned(question.step);
  if (!run.console.some((line) => line.includes(String(heard))))
    return notYet(`Hello said ${quoted(heard)}. The snippet should print it; it printed ${quoted(run.console[0])}.`);
  return solved(`Hello was asked in block ${asked}, and bob’s change ran in block ${changed}.`);
}

/** And in the end bob’s greeting stands. */
function judge(run: TrialRun): Verdict {
  const verdict = check(run);
  if (!verdict.passed || run.after['greeting'] === late) return verdict;
  return notYet(`In the end the greeting should be “${late}”; it is ${quoted(run.after['greeting'])}.`);
}

const looks = { greeting: { on: 'hello.test', methodName: 'get_greeting' } };

const exercise: Exercise = {
  kind: 'snippet',
  trials: [
    {
      name: 'alone, with another greeting to begin with',
      world: (world) => ({ ...world, setup: [greets('bob.test', 'Moin')] }),
      looks,
      judge,
    },
    {
      name: 'while mallory changes the greeting too',
      world: (world) => ({ ...world, people: { ...world.people, mallory: 'mallory.test' } }),
      calls: [{ ...greets('mallory.test', 'Ciao'), when: { block: 1 } }],
      looks,
      judge,
    },
  ],
};

/** How many blocks after its transaction a method ran. */
function blocksAfter(run: FinishedRun, methodName: string): string | undefined {
  const found = runsOf(run, methodName).at(-1);
  const [from, to] = [found?.trace.steps[0]?.ranAt, found?.step.ranAt];
  return from == null || to == null ? undefined : text(to - from);
}

/** What hello had to say when it was asked. */
function heard(run: FinishedRun): string | undefined {
  const step = stepOf(run, 'get_greeting');
  const said = step && returned(step);
  return typeof said === 'string' ? said : undefined;
}

/** What bob wanted hello's greeting to be. */
function changedTo(run: FinishedRun): string | undefined {
  const call = runsOf(run, 'set_greeting').at(-1)?.call;
  const args = call && (jsonOf(call.args) as { greeting?: unknown } | undefined);
  return typeof args?.greeting === 'string' ? args.greeting : undefined;
}

export const lesson: LessonModule = {
  facts: {
    aliceBlock: (run) => text(runsOf(run, 'query_greeting')[0]?.trace.steps[0]?.ranAt),
    bobBlock: (run) => text(runsOf(run, 'set_greeting')[0]?.trace.steps[0]?.ranAt),
    callerBlock: (run) => blockOf(run, 'query_greeting'),
    changeBlock: (run) => blockOf(run, 'set_greeting'),
    askBlock: (run) => blockOf(run, 'get_greeting'),
    callbackBlock: (run) => blockOf(run, 'query_greeting_callback'),
    callbackAfter: (run) => blocksAfter(run, 'query_greeting_callback'),
    changeAfter: (run) => blocksAfter(run, 'set_greeting'),
    heard,
    changedTo,
    printed: (run) => run.console[0],
  },
  places: { change: (run) => runsOf(run, 'set_greeting')[0]?.trace.steps[0] },
  check,
  exercise,
};
