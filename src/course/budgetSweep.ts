import type { ForkEnd } from '../network/forkRuns.ts';
import { spreadAmounts } from '../network/sweepForks.ts';
import type { LessonGenesis, SetupCall } from '../network/types.ts';
import { groupDigits } from '../trace/format.ts';
import { worldToGenesis } from './world.ts';
import type { World } from './world.ts';

/** In what the contracts are written. */
export type Language = 'Rust' | 'TypeScript';
export const languages: readonly Language[] = ['Rust', 'TypeScript'];

/** In what the amounts of a sweep are said; they are whole Ggas in any case. */
export type GasUnit = 'Ggas' | 'Tgas';

/** Amounts of gas with which C2 tries one signing, all else equal. */
export interface BudgetSweep {
  readonly name: string;
  /** What differs from one run to the next, and what is the same in all of them. */
  readonly label: string;
  /** Completes “491 Ggas …”. */
  readonly axis: string;
  readonly unit: GasUnit;
  /** Ggas. */
  readonly low: number;
  readonly high: number;
  /** How many entries stand in the guestbook already. */
  readonly entries: number;
  /** Ggas of the signing and of its callback. */
  readonly gasOf: (gas: number) => { readonly attached: number; readonly kept: number };
}

const TERA = 1000;

export const budgetSweeps: readonly BudgetSweep[] = [
  {
    name: 'kept',
    axis: 'kept for the callback',
    unit: 'Ggas',
    label: 'What is kept for the callback, with 30 Tgas attached',
    low: 100,
    high: 30 * TERA,
    entries: 0,
    gasOf: (kept) => ({ attached: 30 * TERA, kept }),
  },
  {
    name: 'kept-20',
    axis: 'kept for the callback',
    unit: 'Ggas',
    label: 'What is kept for the callback, with 20 entries in the guestbook',
    low: 100,
    high: 30 * TERA,
    entries: 20,
    gasOf: (kept) => ({ attached: 30 * TERA, kept }),
  },
  {
    name: 'attached-little',
    axis: 'attached to the call',
    unit: 'Tgas',
    label: 'What is attached, with 0.4 Tgas kept for the callback',
    low: TERA,
    high: 1000 * TERA,
    entries: 0,
    gasOf: (attached) => ({ attached, kept: 400 }),
  },
  {
    name: 'attached-enough',
    axis: 'attached to the call',
    unit: 'Tgas',
    label: 'What is attached, with 10 Tgas kept for the callback',
    low: TERA,
    high: 1000 * TERA,
    entries: 0,
    gasOf: (attached) => ({ attached, kept: 10 * TERA }),
  },
];

/** How many amounts are tried before the lines between them are looked for. */
const FIRST_TRIED = 22;

export const amountsOf = ({ low, high }: BudgetSweep): readonly number[] => spreadAmounts(low, high, FIRST_TRIED);

const text = 'I was here.';

/** After the set-up of the fullest guestbook. */
const HEIGHT = 200;

/** Guestbook and counter in one language; some authors, each with an entry; and bob, who has yet to sign. */
export function budgetGenesis(
  language: Language,
  entries: number,
  wasm: (contract: string) => string | Uint8Array,
): LessonGenesis {
  const contract = (name: string): string => (language === 'Rust' ? name : `${name}-ts`);
  const authors = Array.from({ length: entries }, (_, index) => `author-${index}.test`);
  const world: World = {
    people: { bob: 'bob.test', ...Object.fromEntries(authors.map((id) => [id, id])) },
    contracts: {
      counter: { id: 'counter.test', contract: contract('counter') },
      guestbook: {
        id: 'guestbook.test',
        contract: contract('guestbook'),
        init: { methodName: 'init', args: { counter_id: 'counter.test' } },
      },
    },
    setup: authors.map((signerId) => ({
      signerId,
      receiverId: 'guestbook.test',
      methodName: 'sign_at_once',
      args: { text },
    })),
  };
  return { ...worldToGenesis(world, wasm), height: HEIGHT };
}

/** Bob’s signing, with so many Ggas. */
export function budgetCall({ gasOf }: BudgetSweep, gas: number): SetupCall {
  const { attached, kept } = gasOf(gas);
  return {
    signerId: 'bob.test',
    receiverId: 'guestbook.test',
    methodName: 'sign_with_pending',
    args: { text, callback_ggas: kept },
    gas: `${attached}000000000`,
  };
}

/** How a signing ended, in few words. */
export const endNames: Readonly<Record<ForkEnd, string>> = {
  AllWell: 'all is well',
  HalfDone: 'left half done',
  NeverBegan: 'nothing happens',
};

/** The same, to complete “With 491 Ggas …”. */
export const endWords: Readonly<Record<ForkEnd, string>> = {
  AllWell: 'all is well',
  HalfDone: 'it is left half done',
  NeverBegan: 'nothing happens',
};

/** An amount of Ggas without its unit, exact: `491`, `17.972`. */
export function amountText(gas: number, unit: GasUnit): string {
  if (unit === 'Ggas') return groupDigits(gas);
  return (gas / TERA).toFixed(3).replace(/\.?0+$/, '');
}
