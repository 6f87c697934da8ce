import { isRefund } from '../trace/buildTrace.ts';
import { followGas } from '../trace/followGas.ts';
import type { StepGas } from '../trace/followGas.ts';
import { count, formatGas, formatNear } from '../trace/format.ts';
import type { Trace, TraceStep } from '../trace/trace.ts';
import { titleOf } from '../trace/words.ts';
import { accountsOf, coloursOf } from './accounts.ts';
import { gasCosts } from './gasCosts.ts';
import type { GasBar, GasPart, GasPicture, GasRow } from './gasPicture.ts';
import { gasTicks } from './gasScale.ts';

export interface GasOptions {
  readonly colours?: Readonly<Record<string, number>>;
}

/** With more receipts than this, a reserve has no row of its own: it stands in the row of its maker. */
const RESERVES_APART = 24;

interface Look {
  readonly trace: Trace;
  readonly followed: ReadonlyMap<string, StepGas>;
  readonly full: bigint;
  /** Where the gas of a step begins on the scale. */
  readonly starts: ReadonlyMap<string, bigint>;
  readonly colourOf: (accountId: string | null) => string | null;
  readonly stepOf: (id: string) => TraceStep | undefined;
  readonly apart: boolean;
}

/** Lays out where a transaction's gas went, from what was bought to what comes back. */
export function layoutGas(trace: Trace, options: GasOptions = {}): GasPicture {
  const followed = followGas(trace);
  const full = followed.get(trace.txHash)?.bought ?? 0n;
  const colours = coloursOf(accountsOf(trace), options.colours);
  const steps = trace.steps.filter((s) => followed.has(s.id));
  const look: Look = {
    trace,
    followed,
    full,
    starts: startsOf(trace, followed),
    colourOf: (accountId) => colours.get(accountId ?? '') ?? null,
    stepOf: (id) => trace.steps.find((s) => s.id === id),
    apart: steps.length <= RESERVES_APART,
  };
  if (full === 0n) return { full, ...gasTicks(full), rows: [], note: '' };
  const told = steps.filter((s) => s.kind !== 'unknown');
  const rows = [
    boughtRow(look),
    ...told.flatMap((s) => [stepRow(s, look), ...reserveRows(s, look)]),
    ...backRow(look),
    ...refundsRow(look),
  ];
  return { full, ...gasTicks(full), rows, note: priceNote(trace) };
}

/** Each step's gas begins where its maker reserved it: behind what the maker burnt and what it reserved before. */
function startsOf(trace: Trace, followed: ReadonlyMap<string, StepGas>): ReadonlyMap<string, bigint> {
  const starts = new Map([[trace.txHash, 0n]]);
  // A map's keys that are added while it is walked are walked too.
  for (const [id, start] of starts) {
    const gas = followed.get(id);
    if (!gas) continue;
    let at = start + burntOf(gas);
    for (const { stepId, gas: reserved } of gas.reserved) {
      starts.set(stepId, at);
      at += reserved;
    }
  }
  return starts;
}

function burntOf({ burnt }: StepGas): bigint {
  return burnt.fees + burnt.sending + burnt.execution;
}

function bar(look: Look, part: GasPart, from: bigint, gas: bigint, colour: string | null = null): readonly GasBar[] {
  if (gas === 0n) return [];
  const share = (at: bigint): number => Number(at) / Number(look.full);
  return [{ part, from: share(from), to: share(from + gas), colour }];
}

function boughtRow(look: Look): GasRow {
  const { trace, full } = look;
  const attached = trace.steps[0]?.gasAttached ?? 0n;
  const fees = full - attached;
  const paid = trace.steps.reduce((sum, s) => sum + (s.tokensBurnt ?? 0n) + s.gasRefunded, 0n);
  return {
    ...plainRow,
    key: 'bought',
    kind: 'bought',
    name: 'bought with the transaction',
    detail:
      attached === 0n
        ? 'for its fees'
        : !trace.final
          ? `${formatGas(attached)} attached, and fees`
          : `${formatGas(attached)} attached, ${formatGas(fees)} of fees`,
    bars: bar(look, 'bought', 0n, full),
    gas: full,
    near: trace.final ? paid : null,
    sentence: `${formatGas(full)} bought`,
  };
}

const plainRow = { isCode: false, colour: null, failed: false, costs: [] } as const;

function stepRow(step: TraceStep, look: Look): GasRow {
  const gas = look.followed.get(step.id) as StepGas;
  const colour = look.colourOf(step.executorId);
  const start = look.starts.get(step.id) ?? 0n;
  const burnt = burntOf(gas);
  const passed = gas.reserved.reduce((sum, r) => sum + r.gas, 0n);
  const ran = step.gasBurnt !== null;
  const reserves = look.apart
    ? []
    : gas.reserved.flatMap((r) =>
        bar(
          look,
          'reserved',
          look.starts.get(r.stepId) ?? 0n,
          r.gas,
          look.colourOf(look.stepOf(r.stepId)?.executorId ?? null),
        ),
      );
  return {
    key: step.id,
    kind: 'step',
    name: step.kind === 'transaction' ? 'transaction → receipt' : titleOf(step),
    isCode: step.kind !== 'transaction' && step.actions[0]?.type === 'FunctionCall',
    detail: step.executorId ?? 'unknown account',
    colour,
    failed: step.status.type === 'Failure',
    bars: [
      ...bar(look, 'burnt', start, burnt, colour),
      ...reserves,
      ...bar(look, 'back', start + burnt + passed, gas.unused),
      ...bar(look, ran ? 'open' : 'reserved', start + burnt + passed + gas.unused, gas.open, ran ? null : colour),
    ],
    gas: step.gasBurnt,
    near: step.tokensBurnt,
    sentence: stepSentence(gas, passed, ran),
    costs: gasCosts(step, gas.burnt),
  };
}

function stepSentence(gas: StepGas, passed: bigint, ran: boolean): string {
  if (!ran) return `${formatGas(gas.open)} reserved, not run yet`;
  return [
    `${formatGas(burntOf(gas))} burnt`,
    ...(passed > 0n ? [`${formatGas(passed)} reserved for other receipts`] : []),
    ...(gas.unused > 0n ? [`${formatGas(gas.unused)} comes back`] : []),
    ...(gas.open > 0n ? [`${formatGas(gas.open)} reserved or unused: not known yet`] : []),
  ].join(', ');
}

function reserveRows(step: TraceStep, look: Look): readonly GasRow[] {
  if (!look.apart || step.kind === 'transaction') return [];
  const { reserved } = look.followed.get(step.id) as StepGas;
  return reserved.map(({ stepId, gas }) => {
    const made = look.stepOf(stepId);
    const colour = look.colourOf(made?.executorId ?? null);
    const price = made?.gasPrice ?? null;
    return {
      ...plainRow,
      key: `reserve ${stepId}`,
      kind: 'reserve',
      name: `reserved for ${made ? titleOf(made) : 'a receipt'}`,
      detail: '',
      colour,
      bars: bar(look, 'reserved', look.starts.get(stepId) ?? 0n, gas, colour),
      gas,
      near: price === null ? null : gas * price,
      sentence: `${formatGas(gas)} reserved`,
    };
  });
}

function backRow(look: Look): readonly GasRow[] {
  const { trace, followed, starts } = look;
  const pieces = [...followed.values()].flatMap((gas) => {
    const passed = gas.reserved.reduce((sum, r) => sum + r.gas, 0n);
    return bar(look, 'back', (starts.get(gas.stepId) ?? 0n) + burntOf(gas) + passed, gas.unused);
  });
  const unused = [...followed.values()].reduce((sum, g) => sum + g.unused, 0n);
  const refunded = trace.steps.reduce((sum, s) => sum + s.gasRefunded, 0n);
  if (unused === 0n && refunded === 0n) return [];
  const refunds = trace.steps.filter((s) => s.kind === 'gasRefund').length;
  const detail = refunds === 0 ? '' : `to ${trace.signerId}, in ${count(refunds, 'refund')}`;
  return [
    {
      ...plainRow,
      key: 'back',
      kind: 'back',
      name: 'comes back',
      detail,
      bars: pieces,
      gas: unused,
      near: refunded,
      sentence: `${formatGas(unused)} unused`,
    },
  ];
}

/** Their gas counts in an outcome and costs nothing. */
function refundsRow(look: Look): readonly GasRow[] {
  const refunds = look.trace.steps.filter((s) => isRefund(s) && s.gasBurnt !== null);
  if (refunds.length === 0) return [];
  const gas = refunds.reduce((sum, s) => sum + (s.gasBurnt ?? 0n), 0n);
  const near = refunds.reduce((sum, s) => sum + (s.tokensBurnt ?? 0n), 0n);
  const name = `${count(refunds.length, 'refund')}, run for free`;
  return [
    {
      ...plainRow,
      key: 'refunds',
      kind: 'refunds',
      name,
      detail: '',
      bars: [],
      gas,
      near,
      sentence: 'burnt outside of what was bought',
    },
  ];
}

/** Refunds bring back more than the unused gas where gas was bought dearer than it is burnt. */
function priceNote({ steps }: Trace): string {
  const bought = new Set(steps.flatMap((s) => (isRefund(s) ? [] : (s.gasPrice ?? []))));
  const burnt = new Set(
    steps.flatMap((s) => (isRefund(s) || !s.gasBurnt || s.tokensBurnt === null ? [] : s.tokensBurnt / s.gasBurnt)),
  );
  const [dear, cheap] = [[...bought][0], [...burnt][0]];
  if (bought.size !== 1 || burnt.size !== 1 || dear === undefined || cheap === undefined || dear === cheap) return '';
  const tera = 1_000_000_000_000n;
  return `Gas was bought at ${formatNear(dear * tera)} per Tgas and burnt at ${formatNear(cheap * tera)}: the refunds bring back the difference too.`;
}
