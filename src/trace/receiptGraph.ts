import { isRefund, isWork } from './buildTrace.ts';
import { formatNear } from './format.ts';
import { joinTraces } from './joinTraces.ts';
import { previewPayload } from './payload.ts';
import type { Payload, Trace, TraceAction, TraceData, TraceFailure, TraceStatus, TraceStep } from './trace.ts';
import { titleOf } from './words.ts';

/** Who called whom in a run, and whose result went where: what stays of its traces when time and gas are left out. Plain JSON. */
export interface ReceiptGraph {
  /** In the order in which they ran. */
  readonly nodes: readonly GraphNode[];
  /** What each made, in the order in which it did; then results. */
  readonly arrows: readonly GraphArrow[];
}

/** `result` is what a transaction ends with; `outside` stands for who resumed a yield, or for nobody, if no receipt of the run did. */
export type GraphNodeKind = 'transaction' | 'receipt' | 'yield' | 'refund' | 'result' | 'outside';

export interface GraphNode {
  readonly id: string;
  readonly kind: GraphNodeKind;
  /** As the timeline numbers receipts; null for the others. */
  readonly number: number | null;
  readonly account: string;
  /** What it does, one name an action; empty for what does nothing itself. */
  readonly actions: readonly string[];
  /** The height at which it ran; null for what is no receipt, and for what has not run. */
  readonly block: number | null;
  readonly outcome: 'ok' | 'fail' | 'pending';
  /** What it returned, or of what it failed, in a few words. */
  readonly says: string;
  /** Of what it failed, as a sentence. */
  readonly failure?: string;
  /** Which of its actions failed. */
  readonly failedAction?: number;
  /** It returned a promise: its result is that of this node. */
  readonly handsOn?: string;
}

/** As in the timeline: it made that; it made that, which waits; its result goes there; its money comes back there. */
export type GraphArrowKind = 'created' | 'callback' | 'data' | 'refund';

export interface GraphArrow {
  readonly kind: GraphArrowKind;
  readonly from: string;
  readonly to: string;
  /** What travels is word of a failure. */
  readonly failed: boolean;
}

/** Reads the graph from a run’s traces. Refunds of gas are left out: there is one behind nearly every receipt. */
export function receiptGraph(traces: readonly Trace[]): ReceiptGraph {
  const [first, ...more] = traces;
  if (first === undefined) return { nodes: [], arrows: [] };
  const { steps, data } = joinTraces([first, ...more]);
  const shown = steps.filter(({ kind }) => kind !== 'gasRefund' && kind !== 'unknown');
  const ids = new Map(shown.map((step, index) => [step.id, `${index + 1}`]));
  const idOf = (stepId: string | null): string | undefined => (stepId === null ? undefined : ids.get(stepId));
  const nodes = shown.map((step) => nodeOf(step, idOf));
  const byId = new Map(shown.map((step) => [step.id, step]));
  const made = shown.flatMap((step) => step.receiptIds.flatMap((id) => madeArrow(step, byId.get(id), idOf)));
  const told = data.flatMap((one) => arrowOf(one, idOf));
  const unanswered = data.flatMap((one) => outsideOf(one, idOf));
  const ends = traces.map((trace, index) => endOf(trace, index === 0 ? 'result' : `result ${index + 1}`, idOf));
  return {
    nodes: [
      ...nodes.flatMap((node) => [...unanswered.flatMap((one) => (one.arrow.to === node.id ? one.node : [])), node]),
      ...ends.flatMap((end) => end?.node ?? []),
    ],
    arrows: [...made, ...told, ...unanswered.map(({ arrow }) => arrow), ...ends.flatMap((end) => end?.arrow ?? [])],
  };
}

type IdOf = (stepId: string | null) => string | undefined;

function nodeOf(step: TraceStep, idOf: IdOf): GraphNode {
  const handsOn =
    step.kind !== 'transaction' && step.status.type === 'SuccessReceiptId' ? idOf(step.status.receiptId) : undefined;
  const failure = step.status.type === 'Failure' ? step.status.failure : undefined;
  return {
    id: idOf(step.id) ?? '',
    kind: kindOf(step),
    number: step.number,
    account: step.executorId ?? '?',
    actions: actionsOf(step),
    block: step.ranAt,
    outcome: outcomeOf(step),
    says: saysOf(step),
    ...(failure && { failure: failure.plain }),
    ...(failure?.actionIndex != null && { failedAction: failure.actionIndex }),
    ...(handsOn !== undefined && { handsOn }),
  };
}

function kindOf(step: TraceStep): GraphNodeKind {
  if (isWork(step)) return step.kind === 'yield' ? 'yield' : 'receipt';
  return step.kind === 'transaction' ? 'transaction' : 'refund';
}

function outcomeOf({ status }: TraceStep): GraphNode['outcome'] {
  if (status.type === 'Pending') return 'pending';
  return status.type === 'Failure' ? 'fail' : 'ok';
}

/** A single action is named; of several, each says how much it brings. */
function actionsOf(step: TraceStep): readonly string[] {
  if (isRefund(step)) return ['refund'];
  if (step.actions.length < 2) return step.actions.map((action) => titleOf({ ...step, actions: [action] }));
  return step.actions.map((action) => {
    const name = titleOf({ ...step, actions: [action] });
    return depositOf(action) > 0n ? `${name} ${formatNear(depositOf(action))}` : name;
  });
}

const depositOf = (action: TraceAction): bigint => (action.type === 'Delegate' ? 0n : action.deposit);

/** Money first, then how it ended: as the timeline’s cards. */
function saysOf(step: TraceStep): string {
  const single = step.actions.length < 2;
  const money = single && step.deposit > 0n && step.kind !== 'gasRefund' ? [formatNear(step.deposit)] : [];
  const said = step.kind === 'transaction' ? '' : saidOf(step);
  return [...money, ...(said === '' ? [] : [said])].join(' · ');
}

function saidOf({ status, kind, actions, inputDataIds }: TraceStep): string {
  switch (status.type) {
    case 'Pending':
      if (kind === 'yield') return 'waits to be resumed';
      return inputDataIds.length > 0 ? 'waits for its data' : 'on its way';
    case 'Failure':
      return failureWords(status.failure);
    case 'SuccessReceiptId':
      return '→ a promise';
    case 'SuccessValue': {
      if (status.value.type !== 'empty') return valueWords(status.value);
      const [action] = actions;
      const args = action?.type === 'FunctionCall' ? previewPayload(action.args, 48) : '';
      return actions.length === 1 && args !== '{}' ? args : '';
    }
    default:
      return status satisfies never;
  }
}

const valueWords = (value: Payload): string => `→ ${previewPayload(value, 48)}`;

/** What a contract said when it stopped itself says more than that it did. */
function failureWords({ short, plain }: TraceFailure): string {
  const message = /with the message “(.*?)”/.exec(plain)?.[1];
  return short === 'panicked' && message !== undefined ? `“${message}”` : short;
}

function madeArrow(step: TraceStep, made: TraceStep | undefined, idOf: IdOf): GraphArrow[] {
  const [from, to] = [idOf(step.id), idOf(made?.id ?? null)];
  if (made === undefined || from === undefined || to === undefined) return [];
  const kind = isRefund(made) ? 'refund' : made.inputDataIds.length > 0 ? 'callback' : 'created';
  return [{ kind, from, to, failed: false }];
}

function arrowOf({ from, to, value }: TraceData, idOf: IdOf): GraphArrow[] {
  const [source, target] = [idOf(from), idOf(to)];
  if (source === undefined || target === undefined) return [];
  return [{ kind: 'data', from: source, to: target, failed: value.type === 'Failed' }];
}

/** What a yield was told, and no receipt of this run told it: another’s did, or its time ran out. */
function outsideOf({ from, to, value, isResume, arrivedAt }: TraceData, idOf: IdOf) {
  const target = idOf(to);
  if (from !== null || target === undefined || !isResume || value.type === 'Pending') return [];
  const failed = value.type === 'Failed';
  const id = `outside ${target}`;
  const node: GraphNode = {
    id,
    kind: 'outside',
    number: null,
    account: '',
    actions: [],
    block: arrivedAt,
    outcome: failed ? 'fail' : 'ok',
    says: failed ? 'nobody resumed it in time' : 'resumed from outside',
  };
  return [{ node, arrow: { kind: 'data', from: id, to: target, failed } satisfies GraphArrow }];
}

/** What the transaction ends with, and whose result that is: promises handed on are followed. */
function endOf(trace: Trace, id: string, idOf: IdOf) {
  const byId = new Map(trace.steps.map((step) => [step.id, step]));
  let last = trace.steps[0];
  while (last?.status.type === 'SuccessReceiptId') last = byId.get(last.status.receiptId);
  const from = idOf(last?.id ?? null);
  if (from === undefined) return undefined;
  const failed = trace.status.type === 'Failure';
  const node: GraphNode = {
    id,
    kind: 'result',
    number: null,
    account: trace.signerId,
    actions: [],
    block: null,
    outcome: failed ? 'fail' : trace.status.type === 'Pending' ? 'pending' : 'ok',
    says: resultWords(trace.status),
  };
  return { node, arrow: { kind: 'data', from, to: id, failed } satisfies GraphArrow };
}

function resultWords(status: TraceStatus): string {
  switch (status.type) {
    case 'Pending':
      return 'no result yet';
    case 'Failure':
      return `failed: ${failureWords(status.failure)}`;
    case 'SuccessValue':
      return status.value.type === 'empty' ? '→ nothing' : valueWords(status.value);
    default:
      return status satisfies never;
  }
}
