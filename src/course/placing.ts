import { titleOf } from '../trace/words.ts';
import type { Trace, TraceStep } from '../trace/trace.ts';
import { stepOf, transactionOf } from './facts.ts';
import type { LessonModule } from './lessonModule.ts';
import type { FinishedRun } from './runBus.ts';

/** Receipts to put where the reader expects them to run, on a grid of blocks and accounts. */
export interface PlacingQuestion {
  readonly id: string;
  readonly ask: string;
  /** The heights of the grid's first and last block. */
  readonly blocks: readonly [number, number];
  readonly accounts: readonly string[];
  readonly cards: readonly PlacingCard[];
  /** Accounts' numbers among the colours, from 1; by their order here, where left out. */
  readonly colours?: Readonly<Record<string, number>> | undefined;
}

export interface PlacingCard {
  /** `transaction`, the name of a method, whose last receipt it stands for, or a name in `LessonModule.places`. */
  readonly id: string;
  /** What stands on it; the id, where it is left out. */
  readonly label?: string;
  /** It stands there from the beginning and cannot be moved: `101 alice.test`. */
  readonly at?: string;
  /** Added to what the run itself says about a difference. */
  readonly because?: string;
}

/** A cell of the grid. */
export interface Place {
  readonly block: number;
  readonly account: string;
}

/** What of the run a card stands for, with the transaction to which that belongs. */
export interface PlacedStep {
  readonly trace: Trace;
  readonly step: TraceStep;
}

/** How the run compares with where a card was put. */
export type PlacingOutcome =
  /** This run has nothing of that name: the code was changed, or it ended early. */
  | { readonly type: 'NotShown' }
  | { readonly type: 'NotPlaced'; readonly actual: Place; readonly says: string }
  | { readonly type: 'Right'; readonly actual: Place; readonly says: string }
  | { readonly type: 'Different'; readonly actual: Place; readonly placed: Place; readonly says: string };

/** Finds what each card stands for in a run, by the card's id. */
export function findPlaced(
  run: FinishedRun,
  { cards }: PlacingQuestion,
  places: LessonModule['places'] = {},
): ReadonlyMap<string, PlacedStep> {
  return new Map(
    cards.flatMap(({ id }) => {
      const find = places[id] ?? (id === 'transaction' ? transactionOf : (of: FinishedRun) => stepOf(of, id));
      const step = find(run);
      const trace = run.traces.find(({ steps }) => steps.some((one) => one.id === step?.id));
      return step && trace ? [[id, { step, trace }] as const] : [];
    }),
  );
}

/** Lays what ran over where a card was put, and says why it ran there. */
export function placingOutcome(card: PlacingCard, placed: Place | null, found: PlacedStep | undefined): PlacingOutcome {
  const actual = found && placeOfStep(found.step);
  if (found === undefined || !actual) return { type: 'NotShown' };
  const outcome = (reasons: readonly string[]): string => [...reasons, card.because ?? ''].filter(Boolean).join(' ');
  if (placed === null)
    return { type: 'NotPlaced', actual, says: outcome([`It ran in ${placeText(actual)}.`, whyThen('early', found)]) };
  if (placed.block === actual.block && placed.account === actual.account)
    return { type: 'Right', actual, says: outcome([`Yes, in ${placeText(actual)}.`, whyThen('early', found)]) };
  const when = placed.block < actual.block ? 'early' : 'late';
  const says = outcome([
    differenceText(placed, actual),
    placed.account === actual.account
      ? ''
      : `A receipt runs on the account to which it is addressed, here ${actual.account}.`,
    placed.block === actual.block ? '' : whyThen(when, found),
  ]);
  return { type: 'Different', actual, placed, says };
}

/** The grid's blocks, in order. */
export function blocksOf({ blocks: [first, last] }: PlacingQuestion): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Reads `103 hello.test`; null for anything else, and for what is outside of the grid. */
export function parsePlace(text: string | undefined, question: PlacingQuestion): Place | null {
  const [height = '', account = ''] = text?.split(' ') ?? [];
  const block = Number(height);
  const inside = blocksOf(question).includes(block) && question.accounts.includes(account);
  return inside ? { block, account } : null;
}

export function formatPlace({ block, account }: Place): string {
  return `${block} ${account}`;
}

/** `block 103 on hello.test`. */
export function placeText({ block, account }: Place): string {
  return `block ${block} on ${account}`;
}

function placeOfStep({ ranAt, executorId }: TraceStep): Place | null {
  return ranAt === null || executorId === null ? null : { block: ranAt, account: executorId };
}

function differenceText(placed: Place, actual: Place): string {
  if (placed.account === actual.account) return `You put it in block ${placed.block}; it ran in block ${actual.block}.`;
  if (placed.block === actual.block) return `You put it on ${placed.account}; it ran on ${actual.account}.`;
  return `You put it in ${placeText(placed)}; it ran in ${placeText(actual)}.`;
}

/** Why it ran no earlier, or why nothing kept it from running so soon. */
function whyThen(when: 'early' | 'late', { step, trace }: PlacedStep): string {
  if (step.kind === 'transaction') return 'A transaction stands in the first block that took it in.';
  const waited = waitText(step, trace);
  if (waited !== null) return waited[when];
  const maker = trace.steps.find(({ id }) => id === step.createdBy);
  if (maker === undefined || step.createdAt === null || step.ranAt === null) return '';
  const made = `${makerText(maker)} made it in block ${step.createdAt}`;
  if (step.ranAt === step.createdAt) return `${made}, and since it is addressed to the signer, it ran at once.`;
  if (step.ranAt > step.createdAt + 1) return `${made}, and block ${step.ranAt} was the first with room for it.`;
  return when === 'early'
    ? `${made}, and what a block makes runs in the next one.`
    : `${made}. It had nothing to wait for, so it ran in the next one.`;
}

/** Of a callback: what it waited for. Null for a receipt that waited for nothing. */
function waitText(step: TraceStep, trace: Trace): { readonly early: string; readonly late: string } | null {
  if (step.inputDataIds.length === 0) return null;
  const data = trace.data.filter(({ to }) => to === step.id);
  const names = [...new Set(data.flatMap(({ from }) => nameOf(trace, from) ?? []))];
  const what = names.length === 0 ? 'its data' : `what came of ${names.map((n) => `\`${n}\``).join(' and ')}`;
  const arrived = Math.max(...data.map(({ arrivedAt }) => arrivedAt ?? 0));
  if (arrived !== step.ranAt) {
    const both = `It waited for ${what}, and then for room in a block.`;
    return { early: both, late: both };
  }
  return {
    early: `It waited for ${what}, and that arrived in block ${arrived}.`,
    late: `All it waited for was ${what}. That arrived in block ${arrived}, and it ran in the same block.`,
  };
}

function nameOf(trace: Trace, id: string | null): string | null {
  const step = trace.steps.find((one) => one.id === id);
  return step === undefined ? null : titleOf(step);
}

function makerText(maker: TraceStep): string {
  return maker.kind === 'transaction' ? 'The transaction' : `\`${titleOf(maker)}\``;
}
