import { hasRun, isRefund } from './buildTrace.ts';
import { count, formatGas, formatNear } from './format.ts';
import { previewPayload } from './payload.ts';
import { summarizeTrace } from './summarizeTrace.ts';
import type { Trace, TraceData, TraceStep } from './trace.ts';
import { callOf } from './words.ts';

/**
 * The trace as text, block by block: for screen readers, logs and tests. Receipts are called by their number, because
 * ids say nothing to a person.
 */
export function traceToText(trace: Trace): string {
  if (trace.steps.length === 0)
    return [`Transaction ${trace.txHash} by ${trace.signerId}`, ...trace.unknown].join('\n');
  const look = createLook(trace);
  const lines = [headline(trace), ''];
  const placeWidth = Math.max(...trace.steps.map((s) => placeName(s).length));
  let last: number | null = null;
  for (const step of trace.steps.filter((s) => s.kind !== 'unknown' || hasRun(s))) {
    const place = placeName(step).padStart(placeWidth);
    const height = step.ranAt;
    if (height !== null && last !== null && height > last + 1)
      lines.push(emptyBlocks(last + 1, height - 1, placeWidth));
    lines.push(...stepLines(place, step, look));
    last = height ?? last;
  }
  if (trace.unknown.length > 0) lines.push('', ...trace.unknown);
  return lines.join('\n');
}

/** One sentence of how it ended. */
export function headline(trace: Trace): string {
  const s = summarizeTrace(trace);
  const parts = [
    endOf(trace),
    count(s.receipts, 'receipt'),
    ...(s.refunds > 0 ? [count(s.refunds, 'refund')] : []),
    count(s.blocks, 'block'),
    `${formatGas(s.gasBurnt)} burnt${s.gasAttached > 0n ? `, ${formatGas(s.gasAttached)} attached` : ''}`,
  ];
  const warning = trace.failedInside ? [`It reads success, but ${count(s.failed, 'receipt')} inside failed.`] : [];
  return [`${trace.signerId} → ${trace.receiverId}: ${parts.join(' · ')}`, ...warning].join('\n');
}

function endOf(trace: Trace): string {
  switch (trace.status.type) {
    case 'Pending':
      return trace.final ? 'ended, nobody tells how' : 'still running';
    case 'Failure':
      return `failed: ${trace.status.failure.plain}`;
    case 'SuccessValue': {
      const value = previewPayload(trace.status.value);
      return value === '' ? 'success, nothing returned' : `success, returned ${value}`;
    }
    default:
      return trace.status satisfies never;
  }
}

interface Look {
  readonly nameOf: (id: string | null) => string;
  readonly sentBy: ReadonlyMap<string, readonly TraceData[]>;
  readonly awaitedBy: ReadonlyMap<string, readonly TraceData[]>;
}

function createLook(trace: Trace): Look {
  const names = new Map(
    trace.steps.map((s) => [s.id, s.number === null ? titleForNumberless(s) : `receipt ${s.number}`]),
  );
  return {
    nameOf: (id) => (id === null ? 'outside' : (names.get(id) ?? 'an unknown receipt')),
    sentBy: Map.groupBy(
      trace.data.filter((d) => d.from !== null),
      (d) => d.from ?? '',
    ),
    awaitedBy: Map.groupBy(
      trace.data.filter((d) => d.to !== null),
      (d) => d.to ?? '',
    ),
  };
}

function titleForNumberless(step: TraceStep): string {
  if (step.kind === 'transaction') return 'transaction';
  return isRefund(step) ? 'refund' : 'an unknown receipt';
}

function placeName(step: TraceStep): string {
  if (step.ranAt !== null) return String(step.ranAt);
  return step.blockHash === null ? 'not yet' : 'block ?';
}

function emptyBlocks(from: number, to: number, width: number): string {
  return `${from === to ? String(from).padStart(width) : `${from}–${to}`}  (nothing of it runs)`;
}

function stepLines(place: string, step: TraceStep, look: Look): readonly string[] {
  if (isRefund(step)) {
    const what = step.kind === 'gasRefund' ? 'gas' : 'deposit';
    return [
      `${place}  refund of ${what} to ${step.executorId}: ${formatNear(step.deposit)}, from ${look.nameOf(step.createdBy)}`,
    ];
  }
  const gas = step.gasBurnt === null ? [] : [formatGas(step.gasBurnt)];
  const first = [place, look.nameOf(step.id), route(step), callOf(step), ...gas, outcomeOf(step, look)].join('  ');
  const indent = ' '.repeat(place.length + 2);
  const more = [
    ...waitLine(step, look),
    ...madeLine(step, look),
    ...dataLine(step, look),
    ...step.logs.map((l) => `log: ${l}`),
  ];
  return [first, ...more.map((line) => indent + line)];
}

function route(step: TraceStep): string {
  return step.predecessorId === null ? `on ${step.executorId}` : `${step.predecessorId} → ${step.receiverId}`;
}

function outcomeOf(step: TraceStep, look: Look): string {
  const { status } = step;
  switch (status.type) {
    case 'Pending':
      if (hasRun(step)) return '? ended, nobody tells how';
      return step.inputDataIds.length > 0 ? '… waits' : '… on its way';
    case 'Failure':
      return `✕ ${status.failure.plain}`;
    case 'SuccessReceiptId':
      return step.kind === 'transaction' ? '✓' : `✓ → what ${look.nameOf(status.receiptId)} will return`;
    case 'SuccessValue': {
      const value = previewPayload(status.value);
      return value === '' ? '✓' : `✓ → ${value}`;
    }
    default:
      return status satisfies never;
  }
}

function waitLine(step: TraceStep, look: Look): readonly string[] {
  const data = look.awaitedBy.get(step.id) ?? [];
  if (data.length === 0) return [];
  const waited =
    step.ranAt !== null && step.createdAt !== null
      ? `waited ${count(step.ranAt - step.createdAt, 'block')} for`
      : 'waits for';
  return [`${waited} ${data.map((d) => dataName(d, look)).join(', ')}`];
}

function dataName(data: TraceData, look: Look): string {
  const from = data.from === null && data.isResume ? 'somebody to resume it' : look.nameOf(data.from);
  switch (data.value.type) {
    case 'Pending':
      return from;
    case 'Failed':
      return data.isResume && data.from === null ? 'somebody to resume it, and nobody did' : `${from} (failed)`;
    case 'Successful':
      return `${from} (${previewPayload(data.value.value, 30) || 'no value'})`;
    default:
      return data.value satisfies never;
  }
}

function madeLine(step: TraceStep, look: Look): readonly string[] {
  const made = step.receiptIds.map(look.nameOf).filter((name) => name !== 'refund' && name !== 'an unknown receipt');
  return made.length === 0 ? [] : [`made ${made.join(', ')}`];
}

function dataLine(step: TraceStep, look: Look): readonly string[] {
  const sent = look.sentBy.get(step.id) ?? [];
  const receivers = sent.map((d) => (d.to === null ? 'a receipt outside' : look.nameOf(d.to)));
  if (receivers.length === 0) return [];
  const what = step.status.type === 'Failure' ? 'told of its failure:' : 'sent its result to';
  return [`${what} ${receivers.join(', ')}`];
}
