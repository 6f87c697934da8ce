import { blockOf, jsonOf, returned, runsOf, stepOf, text } from '../facts.ts';
import type { LessonModule, Verdict } from '../lessonModule.ts';
import type { FinishedRun } from '../runBus.ts';

const late = 'Servus';

/** The exercise: alice hears what stood there before bob, and bob's greeting stays. */
function check(run: FinishedRun): Verdict {
  const question = runsOf(run, 'get_greeting')[0];
  const change = runsOf(run, 'set_greeting').at(-1);
  if (question?.step.ranAt == null)
    return { passed: false, says: 'Nobody asked hello. Alice should still call `query_greeting`.' };
  if (change?.step.ranAt == null || change.trace.signerId !== 'bob.test')
    return { passed: false, says: `Bob’s \`set_greeting\` is missing: in the end the greeting should be “${late}”.` };
  if (change.step.ranAt <= question.step.ranAt)
    return {
      passed: false,
      says: `Bob’s change ran in block ${change.step.ranAt}, alice’s question reached hello in block ${question.step.ranAt}: he was there first.`,
    };
  const heard = returned(question.step);
  if (!run.console.some((line) => line.includes(String(heard))))
    return { passed: false, says: `Hello said “${String(heard)}”. The snippet should print it.` };
  return {
    passed: true,
    says: `Hello was asked in block ${question.step.ranAt}, and changed in block ${change.step.ranAt}.`,
  };
}

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
  check,
};
