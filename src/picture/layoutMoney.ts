import { isRefund } from '../trace/buildTrace.ts';
import type { AccountBefore } from '../trace/changes.ts';
import type { CarriedMoney } from '../trace/followMoney.ts';
import { followMoney } from '../trace/followMoney.ts';
import { formatNear, groupDigits } from '../trace/format.ts';
import type { Trace, TraceStep } from '../trace/trace.ts';
import { accountsOf, coloursOf } from './accounts.ts';
import type { MoneyCell, MoneyPicture, MoneyProof, MoneyRow } from './moneyPicture.ts';

export interface MoneyOptions {
  readonly colours?: Readonly<Record<string, number>>;
}

type Amounts = readonly (bigint | null)[];

/** Lays out who holds what at the end of each block, what is on its way, and what is burnt: every column has the same sum. */
export function layoutMoney(trace: Trace, options: MoneyOptions = {}): MoneyPicture {
  const heights = [...new Set(trace.steps.flatMap((s) => s.ranAt ?? []))].toSorted((a, b) => a - b);
  const columns = [{ height: null, label: 'before' }, ...heights.map((height) => ({ height, label: String(height) }))];
  const accounts = accountsOf(trace);
  const colours = coloursOf(accounts, options.colours);
  const carried = followMoney(trace);
  const deposits = inFlight(trace, heights, (s) => carried.get(s.id)?.deposit ?? null);
  const gas = inFlight(trace, heights, (s) => carried.get(s.id)?.gas ?? null);
  const lost = lostRefunds(trace, heights);
  const others = movedByOthers(trace, heights);
  const rows: MoneyRow[] = [
    ...accounts.map((id) => row('account', id, balances(trace, id, heights), { colour: colours.get(id) ?? null })),
    ...gasKeyRows(trace, heights),
    ...(deposits.some((d) => d !== 0n)
      ? [row('deposits', 'deposits in flight', deposits, { notes: notesOf(trace, heights, carried) })]
      : []),
    row('gas', 'prepaid gas in flight', gas, {}),
    row('burnt', 'burnt for gas', burnt(trace, heights), {}),
    ...(lost.some((l) => l !== 0n) ? [row('lost', 'lost: nobody was there to take it', lost, {})] : []),
    ...(others.some((o) => o !== 0n) ? [row('others', 'moved by other transactions', others, {})] : []),
  ];
  const sums = columns.map((_, i) => rows.reduce((sum: bigint | null, r) => plus(sum, r.cells[i]?.amount ?? null), 0n));
  return { columns, rows: [...rows, row('sum', 'sum', sums, {})], proof: prove(sums) };
}

function plus(a: bigint | null, b: bigint | null): bigint | null {
  return a === null || b === null ? null : a + b;
}

interface RowMore {
  readonly colour?: string | null;
  readonly notes?: readonly string[];
}

function row(kind: MoneyRow['kind'], name: string, amounts: Amounts, { colour = null, notes = [] }: RowMore): MoneyRow {
  const cells = amounts.map((amount, i): MoneyCell => {
    const last = amounts[i - 1];
    const change =
      i === 0 || amount === null || last === null || last === undefined || kind === 'sum' ? null : amount - last;
    return { amount, change: change === 0n ? null : change, note: notes[i] ?? '' };
  });
  return { key: `${kind} ${name}`, kind, name, colour, cells };
}

function balanceOf(state: AccountBefore | undefined): bigint | null {
  if (state === undefined || state === 'unknown') return null;
  return state === 'absent' ? 0n : state.balance;
}

/** Before the first block and at the end of each. */
function balances({ changes }: Trace, accountId: string, heights: readonly number[]): Amounts {
  if (changes === null || changes.unknown.length > 0) return [null, ...heights.map(() => null)];
  let now = balanceOf(changes.starts.get(accountId));
  return [
    now,
    ...heights.map((height) => {
      const last = changes.accounts.findLast((c) => c.accountId === accountId && c.height === height);
      if (last) now = balanceOf(last.after);
      return now;
    }),
  ];
}

/** A row for each account whose gas keys hold or held something. */
function gasKeyRows({ changes }: Trace, heights: readonly number[]): readonly MoneyRow[] {
  const byAccount = Map.groupBy(changes?.gasKeys ?? [], (c) => c.accountId);
  return [...byAccount].map(([accountId, all]) => {
    const byKey = [...Map.groupBy(all, (c) => c.publicKey).values()];
    const at = (height: number): bigint | null =>
      byKey.map((own) => own.findLast((c) => c.height <= height)?.after ?? own[0]?.before ?? null).reduce(plus, 0n);
    return row('gasKeys', `gas keys of ${accountId}`, [at(-1), ...heights.map(at)], {});
  });
}

/** What other transactions moved in these accounts since the beginning, with the sign that takes it off again. */
function movedByOthers({ changes }: Trace, heights: readonly number[]): Amounts {
  if (changes === null) return [0n, ...heights.map(() => 0n)];
  const now = new Map([...changes.starts].map(([id, state]) => [id, balanceOf(state)]));
  let moved: bigint | null = 0n;
  const take = (difference: bigint | null): void =>
    void (moved = moved === null || difference === null ? null : moved - difference);
  return [
    0n,
    ...heights.map((height) => {
      for (const change of changes.accounts.filter((c) => c.height === height)) {
        const [known, before, after] = [
          now.get(change.accountId) ?? null,
          balanceOf(change.before),
          balanceOf(change.after),
        ];
        // Between our blocks, and by another's hand within them.
        if (known !== before) take(minus(before, known));
        if (change.stepId === null) take(minus(after, before));
        now.set(change.accountId, after);
      }
      for (const { stepId, before, after } of changes.gasKeys.filter((c) => c.height === height))
        if (stepId === null) take(minus(after, before));
      return moved;
    }),
  ];
}

function minus(a: bigint | null, b: bigint | null): bigint | null {
  return a === null || b === null ? null : a - b;
}

/** What is on its way at the end of each block: made, and not run. */
function inFlight({ steps }: Trace, heights: readonly number[], worth: (step: TraceStep) => bigint | null): Amounts {
  return [
    0n,
    ...heights.map((height) =>
      steps.filter((s) => isUnderway(s, height)).reduce((sum: bigint | null, s) => plus(sum, worth(s)), 0n),
    ),
  ];
}

function isUnderway({ kind, createdAt, ranAt }: TraceStep, height: number): boolean {
  return kind !== 'transaction' && createdAt !== null && createdAt <= height && (ranAt === null || ranAt > height);
}

/** Where deposits go: said when all of them go to one account. */
function notesOf(
  { steps }: Trace,
  heights: readonly number[],
  carried: ReadonlyMap<string, CarriedMoney>,
): readonly string[] {
  const notes = heights.map((height) => {
    const underway = steps.filter((s) => isUnderway(s, height) && (carried.get(s.id)?.deposit ?? 0n) > 0n);
    const to = new Set(underway.map((s) => `${s.kind === 'depositRefund' ? 'back ' : ''}to ${s.receiverId}`));
    return to.size === 1 ? ([...to][0] ?? '') : to.size === 0 ? '' : `to ${to.size} accounts`;
  });
  return ['', ...notes];
}

/** What a contract got of it as a reward is not burnt. */
function burnt({ steps, changes }: Trace, heights: readonly number[]): Amounts {
  const rewards = (changes?.accounts ?? []).filter((c) => c.isReward && c.stepId !== null);
  const until = (height: number): bigint | null =>
    rewards
      .filter((c) => c.height <= height)
      .reduce(
        (sum: bigint | null, c) => minus(sum, minus(balanceOf(c.after), balanceOf(c.before))),
        steps.reduce((sum, s) => (s.ranAt !== null && s.ranAt <= height ? sum + (s.tokensBurnt ?? 0n) : sum), 0n),
      );
  return [0n, ...heights.map(until)];
}

/** A refund to an account that is gone is destroyed. @see nearcore runtime/runtime/src/lib.rs `apply_action_receipt` */
function lostRefunds({ steps }: Trace, heights: readonly number[]): Amounts {
  const failed = steps.filter((s) => isRefund(s) && s.status.type === 'Failure');
  return [
    0n,
    ...heights.map((height) =>
      failed.reduce((sum, s) => ((s.ranAt ?? Infinity) <= height ? sum + s.deposit : sum), 0n),
    ),
  ];
}

function prove(sums: Amounts): MoneyProof {
  const known = sums.filter((s) => s !== null);
  if (known.length < sums.length) {
    return {
      type: 'Unknown',
      sentence: 'Not every column can be added up: what the network does not tell is marked unknown.',
    };
  }
  const [first = 0n, ...more] = known;
  const worst = more.find((s) => s !== first);
  if (worst === undefined) {
    return {
      type: 'Equal',
      sentence: `Every column adds up to the same ${groupDigits(first)} yoctoNEAR: no money appears and none vanishes.`,
    };
  }
  return {
    type: 'Differs',
    sentence: `The columns differ by ${formatNear(worst - first)}: something moved that the receipts do not tell.`,
  };
}
