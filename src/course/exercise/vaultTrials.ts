import { formatNear } from '../../trace/format.ts';
import { runsOf } from '../facts.ts';
import { changeOf, notYet, quoted } from './exercise.ts';
import type { Look, TrialRun, Verdict } from './exercise.ts';

const NEAR = 10n ** 24n;
/** What gas may earn a vault. */
const GAS_MONEY = NEAR / 20n;

/** So many NEAR, as a contract takes them. */
export const near = (amount: number): string => (BigInt(amount) * NEAR).toString();

/** What a look found, if it is an amount. */
export const inNear = (found: unknown): string =>
  /^\d+$/.test(String(found)) ? formatNear(BigInt(String(found))) : quoted(found);

/** Looks for what somebody has on the books of `vault.test`. */
export const balanceOnBooks = (owner: string): Look => ({
  on: 'vault.test',
  methodName: 'balance_of',
  args: { account_id: `${owner}.test` },
});

export interface VaultWanted {
  /** NEAR that the vault should have paid in all. */
  readonly paid: number;
  /** NEAR on the books in the end, by who owns it: a look of that name finds it. */
  readonly books: Readonly<Record<string, number>>;
}

/** What is wrong with what `vault.test` paid, or with its books; null if nothing is. */
export function vaultFault(run: TrialRun, { paid, books }: VaultWanted): Verdict | null {
  const received = runsOf(run, 'deposit').reduce((sum, { call }) => sum + call.deposit, 0n);
  const left = received - changeOf(run, 'vault.test');
  const off = left - BigInt(paid) * NEAR;
  if (off > GAS_MONEY || off < -GAS_MONEY)
    return notYet(`The vault should have paid ${paid} NEAR. It paid ${formatNear(rounded(left))}.`);
  for (const [owner, wanted] of Object.entries(books)) {
    if (String(run.after[owner]) !== near(wanted))
      return notYet(
        `On the books ${owner}.test should have ${wanted} NEAR in the end. It has ${inNear(run.after[owner])}.`,
      );
  }
  return null;
}

const rounded = (yocto: bigint): bigint => ((yocto + NEAR / 20n) / (NEAR / 10n)) * (NEAR / 10n);
