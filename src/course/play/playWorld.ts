import { isValidAccountId } from '../../near/primitives/accountId.ts';
import type { LessonAccount, LessonGenesis, SetupCall } from '../../network/types.ts';
import { isJson } from '../../trace/payload.ts';
import { isReservedName } from './reservedNames.ts';

/** A contract on an account: one of the course, a file of the reader's by the SHA-256 of its bytes, in hex, or the one that is written on the page. */
export type PlayContract =
  | { readonly type: 'Course'; readonly name: string }
  | { readonly type: 'File'; readonly hash: string; readonly fileName: string; readonly size: number }
  | { readonly type: 'Written' };

/** One account of a playground, all as the reader typed it: what is wrong with it is said, not lost. */
export interface PlayAccount {
  /** As snippets import it. */
  readonly name: string;
  readonly id: string;
  /** In NEAR, decimal. */
  readonly balance: string;
  readonly contract: PlayContract | null;
  /** Called by the account itself before every run; `args` is JSON. */
  readonly init: { readonly methodName: string; readonly args: string } | null;
}

/** Who and what stands on a playground's network before a run. Every account is the reader's to sign for. */
export interface PlayWorld {
  readonly accounts: readonly PlayAccount[];
  /** Further calls before every run, after those of the accounts: brought along from a lesson. */
  readonly setup: readonly SetupCall[];
}

/** What is wrong with an account; `account` is its place in the list. */
export interface PlayProblem {
  readonly account: number;
  readonly field: 'name' | 'balance' | 'contract' | 'init';
  readonly text: string;
}

const NEAR_DIGITS = 24;
const STORAGE_PRICE = 10n ** 19n;
/** What an account of its own takes, besides its contract: far less than this, in bytes. */
const ACCOUNT_BYTES = 1000n;
const BALANCE = /^(\d{1,9})(?:\.(\d{1,24}))?$/;
const NAME = /^[a-z][A-Za-z0-9]{0,40}$/;

/** The account id that belongs to a name: `myToken` is my-token.test. */
export function accountIdOf(name: string): string {
  return `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.test`;
}

/** yoctoNEAR; null if the text is no amount. */
export function readBalance(text: string): bigint | null {
  const match = BALANCE.exec(text.trim());
  if (match === null) return null;
  const [, whole = '0', part = ''] = match;
  return BigInt(whole + part.padEnd(NEAR_DIGITS, '0'));
}

/** NEAR as `readBalance` reads it. */
export function writeBalance(amount: bigint): string {
  const digits = amount.toString().padStart(NEAR_DIGITS + 1, '0');
  return `${digits.slice(0, -NEAR_DIGITS)}.${digits.slice(-NEAR_DIGITS)}`.replace(/\.?0+$/, '');
}

/**
 * Everything that keeps a world from being started, in the order of its accounts.
 * @param sizeOf the bytes of a contract; null if it cannot be had
 */
export function findProblems(world: PlayWorld, sizeOf: (contract: PlayContract) => number | null): PlayProblem[] {
  const names = new Map<string, number>();
  const ids = new Map<string, number>();
  return world.accounts.flatMap((one, account) => {
    const found: (PlayProblem | null)[] = [
      nameProblem(one, names.has(one.name), ids.has(one.id)),
      balanceProblem(one, sizeOf),
      one.contract?.type === 'Written' && writtenOn(world) !== world.accounts.indexOf(one)
        ? { field: 'contract', text: 'The contract that is written here stands on another account already.' }
        : null,
      one.contract !== null && sizeOf(one.contract) === null
        ? { field: 'contract', text: `${contractLabel(one.contract)} is not here any more: open the file again.` }
        : null,
      one.init !== null && !isJson(one.init.args)
        ? {
            field: 'init',
            text: `Expected the arguments of ${one.init.methodName} as JSON, such as {"owner": "alice.test"}.`,
          }
        : null,
    ].map((problem) => problem && { account, ...(problem as Omit<PlayProblem, 'account'>) });
    names.set(one.name, account);
    ids.set(one.id, account);
    return found.filter((problem) => problem !== null);
  });
}

/** The place of the account on which the contract stands that is written on the page; -1 if there is none. */
export function writtenOn({ accounts }: PlayWorld): number {
  return accounts.findIndex(({ contract }) => contract?.type === 'Written');
}

type Found = Omit<PlayProblem, 'account'> | null;

function nameProblem({ name, id }: PlayAccount, nameTaken: boolean, idTaken: boolean): Found {
  const problem = (text: string): Found => ({ field: 'name', text });
  if (!NAME.test(name))
    return problem('Expected a name that code can import: a small letter first, then letters and digits.');
  if (isReservedName(name)) return problem(`“${name}” means something else in code. Take another name.`);
  if (nameTaken || idTaken) return problem(`There is another account ${nameTaken ? `“${name}”` : id}.`);
  return isValidAccountId(id) ? null : problem(`${id} is no account id: take a shorter name.`);
}

function balanceProblem({ balance, contract }: PlayAccount, sizeOf: (contract: PlayContract) => number | null): Found {
  const amount = readBalance(balance);
  if (amount === null) return { field: 'balance', text: 'Expected an amount of NEAR, such as 100 or 0.5.' };
  const size = contract === null ? 0 : (sizeOf(contract) ?? 0);
  const least = (BigInt(size) + ACCOUNT_BYTES) * STORAGE_PRICE;
  if (amount >= least) return null;
  const text = `Too little to store what stands here: it takes ${roundUp(least)} NEAR.`;
  return { field: 'balance', text };
}

const roundUp = (amount: bigint): string => {
  const cent = 10n ** 22n;
  return writeBalance(((amount + cent - 1n) / cent) * cent);
};

/** How a contract is called where one is chosen. */
export function contractLabel(contract: PlayContract): string {
  switch (contract.type) {
    case 'Course':
      return contract.name;
    case 'File':
      return contract.fileName;
    case 'Written':
      return 'contract.ts';
    default:
      return contract satisfies never;
  }
}

/**
 * Turns a world without problems into what the embedded network starts from.
 * @param wasm gives a contract's Wasm, or the address it is fetched from
 */
export function playGenesis(world: PlayWorld, wasm: (contract: PlayContract) => string | Uint8Array): LessonGenesis {
  const accounts = world.accounts.map(({ id, balance, contract }): LessonAccount => {
    const account = { id, balance: String(readBalance(balance) ?? 0n), signable: true };
    return contract === null ? account : { ...account, code: wasm(contract) };
  });
  const inits = world.accounts.flatMap(({ id, contract, init }): SetupCall[] =>
    contract === null || init === null
      ? []
      : [{ signerId: id, receiverId: id, methodName: init.methodName, args: JSON.parse(init.args) as unknown }],
  );
  return { accounts, setup: [...inits, ...world.setup], height: 100, time: '2027-01-01T00:00:00.000Z' };
}

/** The account ids of a world by the names that snippets import. */
export function playAccountIds(world: PlayWorld): Readonly<Record<string, string>> {
  return Object.fromEntries(world.accounts.map(({ name, id }) => [name, id]));
}
