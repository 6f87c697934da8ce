import type { World } from './world.ts';
import { greetings } from './worlds.ts';

/** One thing to do: in a contract, in both languages, and from outside. */
export interface CheatSheetRow {
  readonly id: string;
  readonly title: string;
  /** A sentence or two. Backticks become code. */
  readonly note: string;
  /** Of which contract of the course which functions are shown, in Rust and in TypeScript; none where it is done from outside alone. */
  readonly contract?: { readonly name: string; readonly show: readonly string[] };
  /** `content/reference/cheat-sheet/<snippet>.ts`, which the tests run. */
  readonly snippet?: string;
}

export const cheatSheet: readonly CheatSheetRow[] = [
  {
    id: 'call',
    title: 'Call, and hear back',
    note: 'The promise of the callback is returned, so what the callback returns is what the signer gets.',
    contract: { name: 'caller', show: ['query_greeting'] },
    snippet: 'call',
  },
  {
    id: 'callback',
    title: 'The callback, and who may call it',
    note: 'It is private: the predecessor has to be the contract itself. A stranger gets an error.',
    contract: { name: 'caller', show: ['query_greeting_callback'] },
    snippet: 'private',
  },
  {
    id: 'results',
    title: 'Did it work?',
    note: 'A callback runs after a failure, too. From outside, look at each receipt.',
    contract: { name: 'caller', show: ['change_greeting_and_check', 'change_greeting_callback'] },
    snippet: 'results',
  },
  {
    id: 'gas',
    title: 'Gas, to the unit',
    note: 'At the low level a promise gets the gas that stands there. `ext` in Rust and `functionCallWeight` in TypeScript add a share of what is left.',
    contract: { name: 'caller', show: ['query_greeting_low_level'] },
  },
  {
    id: 'deposit',
    title: 'Take a deposit',
    note: 'Only payable methods may. One NEAR is 10²⁴ yoctoNEAR.',
    contract: { name: 'vault', show: ['deposit'] },
    snippet: 'deposit',
  },
  {
    id: 'transfer',
    title: 'Transfer',
    note: 'Off the books first; back on them in the callback, if it was not paid.',
    contract: { name: 'vault', show: ['withdraw', 'withdraw_callback'] },
    snippet: 'transfer',
  },
  {
    id: 'refund',
    title: 'Hand a deposit on, and back',
    note: 'If the call fails, the deposit returns to the contract. Handing it back to the person is the callback’s work.',
    contract: { name: 'guestbook', show: ['sign_and_undo', 'sign_and_undo_callback'] },
  },
  {
    id: 'fail',
    title: 'Fail',
    note: 'What the receipt changed is undone. near-api-js throws.',
    contract: { name: 'hello', show: ['set_greeting'] },
    snippet: 'failure',
  },
  {
    id: 'view',
    title: 'Read without a transaction',
    note: 'Nobody signs, nobody pays. A view cannot call another contract.',
    contract: { name: 'hello', show: ['get_greeting'] },
    snippet: 'view',
  },
  {
    id: 'batch',
    title: 'Several actions, all or none',
    note: 'They stand in one receipt, and run one after the other.',
    snippet: 'batch',
  },
];

/** What stands on the network of the snippets. */
export const cheatSheetWorld: World = {
  ...greetings,
  contracts: { ...greetings.contracts, vault: { id: 'vault.test', contract: 'vault' } },
};

/** A snippet's beginning, which is the same for all: what it imports, and the account that acts. */
export function splitSnippet(code: string): { readonly beginning: string; readonly rest: string } {
  const lines = code.trimEnd().split('\n');
  const last = lines.findLastIndex((line) => /^(?:import |const account =)/.test(line));
  return {
    beginning: lines.slice(0, last + 1).join('\n'),
    rest: lines
      .slice(last + 1)
      .join('\n')
      .trim(),
  };
}
