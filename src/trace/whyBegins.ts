import { hasRun, isRefund, isWork } from './buildTrace.ts';
import { cut } from './format.ts';
import type { Trace, TraceStep } from './trace.ts';
import type { WhyLink, WhyQuestion } from './why.ts';
import { dataFor } from './whyWalk.ts';
import { ranBecause, signedBy } from './whyLinks.ts';
import { refundLink } from './whyRefund.ts';
import { blockOf, capital, introduce, list, nameOf, valueOf } from './whyWords.ts';
import { titleOf } from './words.ts';

/** The first links of a chain, and the step from which it is walked further back. */
export interface Beginning {
  readonly words: string;
  readonly from: TraceStep;
  readonly links: readonly WhyLink[];
}

/** Tells what was asked about; null when the trace has no such thing. */
export function beginnings(trace: Trace, question: WhyQuestion): Beginning | null {
  const stepOf = (id: string | null): TraceStep | null => trace.steps.find((s) => s.id === id) ?? null;
  switch (question.type) {
    case 'result':
      return ofResult(trace, question.txHash === undefined ? trace : ownPart(trace, question.txHash));
    case 'outcome': {
      const step = stepOf(question.stepId);
      return step && of(trace, step, outcomeQuestion(step), outcomeWords(step));
    }
    case 'log': {
      const step = stepOf(question.stepId);
      const log = step?.logs[question.index];
      if (!step || log === undefined) return null;
      return of(trace, step, `Why did ${nameOf(step)} log “${cut(log, 60)}”?`, [
        `${introduce(step)} wrote this log ${blockOf(step)}.`,
      ]);
    }
    case 'data':
      return ofData(trace, question.dataId);
    case 'refund': {
      const refund = stepOf(question.stepId);
      if (!refund || !isRefund(refund)) return null;
      return {
        words: `Why does ${refund.executorId} get this back?`,
        from: refund,
        links: [refundLink(trace, refund)],
      };
    }
    case 'state': {
      const step = stepOf(question.stepId);
      if (!step) return null;
      const words = [`${introduce(step)} wrote it ${blockOf(step)}.`];
      return of(trace, step, `Why did ${question.key} change on ${step.executorId}?`, words);
    }
    default:
      return question satisfies never;
  }
}

/** What a step did, and why it ran then: for what waited in a second link. */
function of(trace: Trace, step: TraceStep, words: string, says: readonly string[]): Beginning {
  const told = [...says, ...(step.kind === 'transaction' ? [] : [ranBecause(trace, step)])].filter((s) => s !== '');
  const data = dataFor(trace, step);
  const link = { stepId: step.id, steps: [step.id], arrows: [] };
  if (data.length === 0) return { words, from: step, links: [{ ...link, says: told.join(' ') }] };
  const waited: WhyLink = {
    stepId: step.id,
    says: told.slice(says.length).join(' '),
    steps: [step.id, ...data.flatMap((d) => d.from ?? [])],
    arrows: data.map((d) => ({ kind: 'data', id: d.dataId })),
  };
  return { words, from: step, links: [{ ...link, says: says.join(' ') }, waited] };
}

function outcomeQuestion(step: TraceStep): string {
  const name = nameOf(step);
  switch (step.status.type) {
    case 'Failure':
      return `Why did ${name} fail?`;
    case 'Pending':
      return hasRun(step) ? `Why did ${name} run?` : `Why has ${name} not run yet?`;
    case 'SuccessReceiptId':
      return `Why did ${name} return a promise?`;
    case 'SuccessValue':
      return step.status.value.type === 'empty'
        ? `Why did ${name} run?`
        : `Why did ${name} return ${valueOf(step.status.value)}?`;
    default:
      return step.status satisfies never;
  }
}

function outcomeWords(step: TraceStep): readonly string[] {
  const { status } = step;
  switch (status.type) {
    case 'Failure':
      return [
        `${introduce(step)} failed ${blockOf(step)}: ${status.failure.plain}`,
        `In the protocol's words: ${sentence(cut(status.failure.protocol.split('\n')[0] ?? '', 200))}`,
        ...(step.kind === 'transaction'
          ? []
          : ['Whatever it had done by then is undone: no state, no promises, no deposit taken.']),
      ];
    case 'Pending':
      return hasRun(step)
        ? [`${introduce(step)} ran ${blockOf(step)}; how it ended, the network does not tell.`]
        : [`${introduce(step)} is made and has not run.`];
    case 'SuccessReceiptId':
    case 'SuccessValue':
      return [`${introduce(step)} ${returnedWords(step)} ${blockOf(step)}.`];
    default:
      return status satisfies never;
  }
}

/** With a full stop, unless it has an end of its own. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function returnedWords({ status }: TraceStep): string {
  if (status.type === 'SuccessValue')
    return status.value.type === 'empty' ? 'succeeded and returned nothing,' : `returned ${valueOf(status.value)}`;
  return 'returned a promise in place of a value,';
}

function ofData(trace: Trace, dataId: string): Beginning | null {
  const data = trace.data.find((d) => d.dataId === dataId);
  const to = trace.steps.find((s) => s.id === data?.to);
  if (!data || !to) return null;
  const from = trace.steps.find((s) => s.id === data.from) ?? null;
  const got =
    data.value.type === 'Successful'
      ? valueOf(data.value.value)
      : data.value.type === 'Failed'
        ? 'no value'
        : 'its data';
  const words = data.value.type === 'Pending' ? `Why does ${nameOf(to)} wait?` : `Why did ${nameOf(to)} get ${got}?`;
  const asked: WhyLink = {
    stepId: to.id,
    says: `${introduce(to)} ${data.value.type === 'Pending' ? 'waits' : 'waited'} for ${from ? `the result of ${nameOf(from)}` : 'somebody to resume it'}.`,
    steps: [to.id, ...(from ? [from.id] : [])],
    arrows: [{ kind: 'data', id: dataId }],
  };
  if (from === null || data.isResume) return { words, from: to, links: [{ ...asked, says: ranBecause(trace, to) }] };
  const source = of(trace, from, words, outcomeWords(from));
  return { ...source, links: [asked, ...source.links] };
}

/** Of several transactions that are drawn together, one with what came of it. */
function ownPart(trace: Trace, txHash: string): Trace {
  const own = new Set([txHash]);
  // Whoever made a step stands before it.
  for (const s of trace.steps) if (own.has(s.createdBy ?? '')) own.add(s.id);
  const steps = trace.steps.filter((s) => own.has(s.id));
  const end = returnedBy(steps).at(-1)?.status;
  const status = end === undefined || end.type === 'SuccessReceiptId' ? { type: 'Pending' as const } : end;
  const failedInside = status.type === 'SuccessValue' && steps.some((s) => s.status.type === 'Failure' && isWork(s));
  return { ...trace, steps, status, failedInside };
}

/** The transaction, and the steps whose promises were returned one after another. */
function returnedBy(steps: readonly TraceStep[]): readonly TraceStep[] {
  const byId = new Map(steps.map((s) => [s.id, s]));
  const chain = steps.slice(0, 1);
  for (let step = chain[0]; step?.status.type === 'SuccessReceiptId';) {
    step = byId.get(step.status.receiptId);
    if (step) chain.push(step);
  }
  return chain;
}

/** Follows the promises that were returned, to the step whose result is the transaction's. */
function ofResult(trace: Trace, own: Trace): Beginning | null {
  const [transaction] = own.steps;
  if (!transaction) return null;
  const chain = returnedBy(own.steps);
  const end = chain.at(-1) ?? transaction;
  const words = resultQuestion(own);
  if (end === transaction) {
    const says = [...outcomeWords(transaction), signedBy(transaction)];
    return {
      words,
      from: transaction,
      links: [{ stepId: transaction.id, says: says.join(' '), steps: [transaction.id], arrows: [] }],
    };
  }
  const promises = chain.slice(1, -1);
  const says = [
    `The result of a transaction is that of the receipt it became: ${nameOf(chain[1])}.`,
    ...promises.map((s, i) => `${capital(nameOf(s))} returned the promise of ${nameOf(chain[i + 2])}.`),
    ...(promises.length > 0 ? [`So what ${nameOf(end)} returns is the result.`] : []),
  ];
  const rule: WhyLink = {
    stepId: end.id,
    says: says.join(' '),
    steps: [end.id, ...chain.slice(0, -1).map((s) => s.id)],
    arrows: [],
  };
  const source = of(trace, end, words, outcomeWords(end));
  return { ...source, links: [rule, ...failuresInside(own, end), ...source.links] };
}

function resultQuestion({ status }: Trace): string {
  switch (status.type) {
    case 'Pending':
      return 'Why is there no result yet?';
    case 'Failure':
      return 'Why did the transaction fail?';
    case 'SuccessValue':
      return status.value.type === 'empty'
        ? 'Why does the transaction read success?'
        : `Why did the transaction return ${valueOf(status.value)}?`;
    default:
      return status satisfies never;
  }
}

/** It reads success, and receipts inside failed: they do not count. */
function failuresInside(trace: Trace, end: TraceStep): readonly WhyLink[] {
  const failed = trace.failedInside ? trace.steps.filter((s) => s.status.type === 'Failure' && !isRefund(s)) : [];
  const [first] = failed;
  if (!first) return [];
  const names =
    list(failed.slice(0, 4).map((s) => `${nameOf(s)} (${titleOf(s)})`)) + (failed.length > 4 ? ' and more' : '');
  return [
    {
      stepId: first.id,
      says: `${capital(names)} failed, and that does not count: only ${nameOf(end)} does.`,
      steps: failed.map((s) => s.id),
      arrows: [],
    },
  ];
}
