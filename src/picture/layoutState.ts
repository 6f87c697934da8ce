import { isWork } from '../trace/buildTrace.ts';
import type { AccountBefore, TraceChanges, ValueChange } from '../trace/changes.ts';
import type { Trace } from '../trace/trace.ts';
import { titleOf } from '../trace/words.ts';
import { accountsOf, coloursOf } from './accounts.ts';
import type { StateEntry, StateEntryKind, StateGroup, StatePicture, StateStorage } from './statePicture.ts';

export interface StateOptions {
  readonly colours?: Readonly<Record<string, number>>;
}

/** yoctoNEAR for each byte. @see nearcore core/parameters/res/runtime_configs/parameters.yaml `storage_amount_per_byte` */
const PER_BYTE = 10n ** 19n;

/** An account of so few bytes needs nothing staked. @see nearcore runtime/runtime/src/verifier.rs `ZERO_BALANCE_ACCOUNT_STORAGE_LIMIT` */
export const FREE_BYTES = 770;

/** Lays out the state before and after each receipt, key by key, and what every account stores. */
export function layoutState(trace: Trace, options: StateOptions = {}): StatePicture {
  const { changes } = trace;
  if (changes === null) return { groups: [], storage: [] };
  const accounts = accountsOf(trace);
  const colours = coloursOf(accounts, options.colours);
  const groups = trace.steps.flatMap((step): readonly StateGroup[] => {
    if (!isWork(step) || step.ranAt === null || step.executorId === null) return [];
    const entries = lastOfEachKey(changes.values.filter((v) => v.stepId === step.id));
    const undone = step.status.type === 'Failure' && step.actions.some((a) => a.type === 'FunctionCall');
    if (entries.length === 0 && !undone) return [];
    const { executorId, ranAt } = step;
    const which = `receipt ${step.number}`;
    return [
      {
        key: step.id,
        stepId: step.id,
        name: titleOf(step),
        which,
        accountId: executorId,
        colour: colours.get(executorId) ?? null,
        height: ranAt,
        undone,
        entries,
        codeHash: codeHashOf(changes, executorId, ranAt),
      },
    ];
  });
  const storage = accounts
    .map((id) => storageOf(trace, id, colours.get(id) ?? null))
    .filter((s) => s.before !== 0 || s.after !== 0);
  const others = ofOthers(changes, groups, colours);
  return {
    groups: [...groups.map((group, place) => ({ group, place })), ...others].toSorted(byPlace).map((g) => g.group),
    storage,
  };
}

interface Placed {
  readonly group: StateGroup;
  /** Among this transaction's groups; a half stands between two. */
  readonly place: number;
}

function byPlace(a: Placed, b: Placed): number {
  return a.group.height - b.group.height || a.place - b.place;
}

/**
 * What other transactions wrote in the same accounts and blocks: without it, values would seem to change by themselves. Each stands
 * before the first receipt that found what it wrote.
 */
function ofOthers(
  changes: TraceChanges,
  groups: readonly StateGroup[],
  colours: ReadonlyMap<string, string>,
): readonly Placed[] {
  const placeOf = (value: ValueChange, index: number): number => {
    const isLater = (v: ValueChange, i: number): boolean =>
      i > index && v.stepId !== null && isSameKey(v, value) && v.height === value.height;
    const next = changes.values.find(isLater);
    return next ? groups.findIndex((g) => g.key === next.stepId) - 0.5 : groups.length;
  };
  const foreign = changes.values.flatMap((value, i) =>
    value.stepId === null ? [{ value, place: placeOf(value, i) }] : [],
  );
  const together = Map.groupBy(foreign, ({ value, place }) => `${value.height} ${value.accountId} ${place}`);
  return [...together].flatMap(([key, all]): readonly Placed[] => {
    const entries = lastOfEachKey(all.map((f) => f.value));
    const [first] = all;
    if (!first || entries.length === 0) return [];
    const { accountId, height } = first.value;
    const colour = colours.get(accountId) ?? null;
    const group = {
      key,
      stepId: null,
      name: '',
      which: 'another transaction',
      accountId,
      colour,
      height,
      undone: false,
      entries,
      codeHash: codeHashOf(changes, accountId, height),
    };
    return [{ group, place: first.place }];
  });
}

/** What an account's contract was at the end of a block. */
function codeHashOf({ accounts, starts }: TraceChanges, accountId: string, height: number): string | null {
  const last = accounts.findLast((change) => change.accountId === accountId && change.height <= height);
  const state = last?.after ?? starts.get(accountId);
  return typeof state === 'object' ? state.codeHash : null;
}

function isSameKey(a: ValueChange, b: ValueChange): boolean {
  return a.accountId === b.accountId && JSON.stringify(a.key) === JSON.stringify(b.key);
}

/** A receipt that runs twice over a key is told once: what stood there before the first, and after the last. */
function lastOfEachKey(values: readonly ValueChange[]): readonly StateEntry[] {
  const byKey = Map.groupBy(values, (v) => JSON.stringify(v.key));
  return [...byKey.values()].flatMap((all): StateEntry | [] => {
    const [first, last] = [all[0], all.at(-1)];
    if (!first || !last || (first.before === 'absent' && last.after === 'absent')) return [];
    return { kind: kindOf(first, last), key: first.key, before: first.before, after: last.after };
  });
}

function kindOf(first: ValueChange, last: ValueChange): StateEntryKind {
  if (first.before === 'unknown') return 'unknown';
  if (first.before === 'absent') return 'added';
  if (last.after === 'absent') return 'removed';
  return JSON.stringify(first.before) === JSON.stringify(last.after) ? 'written' : 'changed';
}

function storageOf({ changes }: Trace, accountId: string, colour: string | null): StateStorage {
  const start = changes?.starts.get(accountId) ?? 'unknown';
  const last = changes?.accounts.findLast((c) => c.accountId === accountId);
  const after = bytesOf(last ? last.after : start);
  return {
    accountId,
    colour,
    before: bytesOf(start),
    after,
    staked: after === null ? null : after <= FREE_BYTES ? 0n : BigInt(after) * PER_BYTE,
  };
}

function bytesOf(state: AccountBefore): number | null {
  if (state === 'unknown') return null;
  return state === 'absent' ? 0 : state.storageUsage;
}
