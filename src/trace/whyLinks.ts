import { hasRun, isRefund } from './buildTrace.ts';
import { count, formatGas } from './format.ts';
import type { Trace, TraceData, TraceStep } from './trace.ts';
import type { WhyLink } from './why.ts';
import type { Ancestors, Effect } from './whyWalk.ts';
import { dataFor, lastToArrive } from './whyWalk.ts';
import { ageOf, blockOf, capital, givenTo, introduce, list, nameOf, valueOf } from './whyWords.ts';
import { callOf } from './words.ts';

/** What a step did that led to the question, and, unless that has been told, why it ran when it did. */
export function ancestorLink(trace: Trace, step: TraceStep, ancestors: Ancestors, isTold: boolean): WhyLink | null {
  const effects = ancestors.effectsOf(step);
  const sent = effects.filter((e) => e.type === 'sent');
  const made = effects.filter((e) => e.type === 'made').map((e) => e.step);
  const says = [
    ...sentWords(step, sent),
    ...madeWords(step, made, sent.length > 0 || isTold),
    ...handedOn(step, made),
    ...(isTold || ranAtOnce(step) ? [] : [ranBecause(trace, step)]),
  ];
  return {
    stepId: step.id,
    says: says.filter((s) => s !== '').join(' '),
    steps: [step.id, ...effects.map((e) => (e.type === 'sent' ? e.to.id : e.step.id))],
    arrows: effects.map((e) =>
      e.type === 'sent' ? { kind: 'data', id: e.data.dataId } : { kind: 'made', id: e.step.id },
    ),
  };
}

/** Nothing is to be explained: it ran in the block after it was made, as nearly all do. */
function ranAtOnce(step: TraceStep): boolean {
  return step.inputDataIds.length === 0 && step.createdAt !== null && step.ranAt === step.createdAt + 1;
}

/** Why it could run when it did: for a callback, which data it waited for and which came last. */
export function ranBecause(trace: Trace, step: TraceStep): string {
  if (step.kind === 'transaction') return signedBy(step);
  const data = dataFor(trace, step);
  if (step.kind === 'yield' || data.some((d) => d.isResume)) return resumedBecause(trace, step, data);
  if (data.length > 0) return waitedFor(trace, step, data);
  if (step.createdAt === null || step.ranAt === null) return '';
  const waited = step.ranAt - step.createdAt;
  if (waited === 0)
    return 'It ran in the block in which it was made: what the signer does on its own account need not travel.';
  if (waited === 1) return 'It ran in the block after it was made, as early as it could.';
  return `It ran ${count(waited, 'block')} after it was made; what kept it on its way, whether missing blocks or a full chunk, no receipt tells.`;
}

export function signedBy(step: TraceStep): string {
  const [action] = step.actions;
  const gas = step.gasAttached === 0n ? '' : `, with ${formatGas(step.gasAttached)} attached`;
  const signer = step.signerId ?? 'Somebody';
  if (action?.type === 'Delegate')
    return `${signer} signed it, to carry out what ${action.senderId} had signed: ${callOf({ ...step, actions: action.actions })} on ${action.receiverId}${gas}.`;
  const isCall = step.actions.some((a) => a.type === 'FunctionCall');
  return `${signer} signed it: ${callOf(step)} ${isCall ? 'on' : 'for'} ${step.receiverId ?? 'an unknown account'}${gas}.`;
}

type Sent = Extract<Effect, { type: 'sent' }>;

/** A yield is resumed with what the call says, not with what it returns. */
function sentWords(step: TraceStep, all: readonly Sent[]): readonly string[] {
  const resumed = all.filter((e) => e.data.isResume).map((e) => nameOf(e.to));
  const returned = returnedWords(
    step,
    all.filter((e) => !e.data.isResume),
  );
  return resumed.length === 0
    ? returned
    : [`${introduce(step)} resumed ${list(resumed)} ${blockOf(step)}.`, ...returned];
}

function returnedWords(step: TraceStep, sent: readonly Sent[]): readonly string[] {
  if (sent.length === 0) return [];
  const receivers = list(sent.map((e) => nameOf(e.to)));
  switch (step.status.type) {
    case 'Failure':
      return [
        `${introduce(step)} failed ${blockOf(step)}: ${step.status.failure.plain}`,
        `A promise that fails brings no value: ${receivers} only learned that it failed${sent.every((e) => hasRun(e.to)) ? ', and ran all the same' : ''}.`,
      ];
    case 'SuccessValue':
      if (step.status.value.type === 'empty')
        return [`${introduce(step)} succeeded ${blockOf(step)} and returned nothing: ${receivers} got an empty value.`];
      return [
        `${introduce(step)} returned ${valueOf(step.status.value)} ${blockOf(step)}, and that went to ${receivers} as data.`,
      ];
    case 'SuccessReceiptId':
      return [`${introduce(step)} sent data to ${receivers} while it ran, ${blockOf(step)}.`];
    case 'Pending':
      return [`${introduce(step)} has not run yet; ${receivers} will get its result.`];
    default:
      return step.status satisfies never;
  }
}

function madeWords(step: TraceStep, all: readonly TraceStep[], again: boolean): readonly string[] {
  const made = all.filter((s) => !isRefund(s));
  if (made.length === 0) return all.length === 0 ? [] : usedWords(step);
  const names = list(made.map(nameOf));
  if (step.kind === 'transaction') return [`The transaction became ${names} ${blockOf(step)}.`];
  const gifts = made.flatMap((child) => (givenTo(child) === '' ? [] : `${givenTo(child)} to ${nameOf(child)}`));
  return [
    again ? `It made ${names}.` : `${introduce(step)} made ${names} ${blockOf(step)}.`,
    ...(gifts.length === 0 ? [] : [`It attached ${list(gifts)}.`]),
  ];
}

/** It did nothing that led to the question but use less than it had. */
function usedWords(step: TraceStep): readonly string[] {
  if (step.gasBurnt === null) return [];
  if (step.status.type === 'Failure')
    return [`${introduce(step)} failed ${blockOf(step)}: ${step.status.failure.plain}`];
  const of = step.gasAttached === 0n ? '' : `; ${formatGas(step.gasAttached)} were attached to it`;
  return [`${introduce(step)} ran ${blockOf(step)} and burnt ${formatGas(step.gasBurnt)}${of}.`];
}

/** Its own result was awaited, and it returned a promise: then the promise's result goes there. */
function handedOn(step: TraceStep, made: readonly TraceStep[]): readonly string[] {
  const { status } = step;
  if (status.type !== 'SuccessReceiptId' || step.outputDataReceivers.length === 0) return [];
  const child = made.find((m) => m.id === status.receiptId);
  return child
    ? [`It returned the promise of ${nameOf(child)}, whose result therefore went where its own was awaited.`]
    : [];
}

function waitedFor(trace: Trace, step: TraceStep, data: readonly TraceData[]): string {
  const sourceOf = (d: TraceData): string => nameOf(trace.steps.find((s) => s.id === d.from));
  const what =
    data.length > 4
      ? `${data.length} results`
      : `the ${data.length === 1 ? 'result' : 'results'} of ${list(data.map(sourceOf))}`;
  const made = `It was made ${step.createdAt === null ? '' : `in block ${step.createdAt} `}to wait for ${what}.`;
  if (hasRun(step)) return `${made} ${arrivedWords(step, data, sourceOf)}`;
  const missing = data.filter((d) => d.value.type === 'Pending').map(sourceOf);
  if (missing.length === 0) return `${made} All that it waits for is on its way.`;
  return `${made} ${capital(list(missing))} ${missing.length === 1 ? 'has' : 'have'} not answered yet.`;
}

function arrivedWords(step: TraceStep, data: readonly TraceData[], sourceOf: (d: TraceData) => string): string {
  const last = lastToArrive(data);
  const age = ageOf(step);
  const when = age === null ? '' : `, ${age}`;
  if (last === null || last.arrivedAt === null) return `It ran ${blockOf(step)}${when}.`;
  const together = data.every((d) => d.arrivedAt === last.arrivedAt);
  const which =
    data.length === 1 ? 'That' : !together ? `The last, of ${sourceOf(last)},` : data.length === 2 ? 'Both' : 'All';
  const ran = step.ranAt === last.arrivedAt ? 'then it ran' : `it ran ${blockOf(step)}`;
  return `${which} arrived in block ${last.arrivedAt}, and ${ran}${when}.`;
}

function resumedBecause(trace: Trace, step: TraceStep, data: readonly TraceData[]): string {
  const made = `It was made ${step.createdAt === null ? '' : `in block ${step.createdAt} `}to wait until somebody resumes it.`;
  const resume = data.find((d) => d.isResume) ?? data[0];
  if (!hasRun(step) || resume === undefined) return `${made} Nobody has yet.`;
  const by = trace.steps.find((s) => s.id === resume.from);
  const age = ageOf(step);
  const when = age === null ? '' : `, ${age}`;
  switch (resume.value.type) {
    case 'Failed':
      return `${made} Nobody did, and its time ran out: it ran ${blockOf(step)}${when}, without a value.`;
    case 'Successful': {
      const who = by ? capital(nameOf(by)) : 'Another transaction';
      return `${made} ${who} did, with ${valueOf(resume.value.value)}: so it ran ${blockOf(step)}${when}.`;
    }
    case 'Pending':
      return `${made} It ran ${blockOf(step)}${when}; by whom it was resumed, the network did not tell.`;
    default:
      return resume.value satisfies never;
  }
}
