import { cards } from './cardWorld.ts';
import { agency } from './journeyWorlds.ts';
import { parcels } from './oracleWorld.ts';
import { payrollWorld } from './payrollWorld.ts';
import { tokens } from './tokenWorlds.ts';
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
    id: 'weight',
    title: 'Shares of the gas',
    note: 'Static gas is taken out at once, and kept. What is left when the method ends is divided by weight: in Rust 1 each, unless you say otherwise; in TypeScript only with `functionCallWeight`.',
    contract: { name: 'guestbook', show: ['sign_with_pending'] },
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
    id: 'sequence',
    title: 'One after the other',
    note: 'Each runs when the one before has ended, well or badly. The callback hears the last one only.',
    contract: { name: 'relay', show: ['book_in_sequence', 'book_in_sequence_callback'] },
  },
  {
    id: 'parallel',
    title: 'Side by side, and one callback for all',
    note: 'The results stand in the order in which the promises were joined. A joint promise can be waited for, and not returned.',
    contract: { name: 'relay', show: ['book_in_parallel', 'book_in_parallel_callback'] },
    snippet: 'parallel',
  },
  {
    id: 'return',
    title: 'Return somebody else’s answer',
    note: 'Whoever waits for this method waits for that promise instead.',
    contract: { name: 'relay', show: ['count'] },
  },
  {
    id: 'pages',
    title: 'A list of any length',
    note: 'In pages that remember where they were, before anything else can run.',
    contract: { name: 'payroll', show: ['pay_page', 'take_turns'] },
    snippet: 'pages',
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
    contract: { name: 'factory', show: ['batch'] },
    snippet: 'batch',
  },
  {
    id: 'factory',
    title: 'A contract that makes contracts',
    note: 'A new account below its own, in one batch. If the batch fails, the deposit comes back to the factory.',
    contract: { name: 'factory', show: ['create', 'create_callback'] },
    snippet: 'factory',
  },
  {
    id: 'yield',
    title: 'Wait for the world',
    note: 'The receipt waits until it is resumed, or for 200 blocks. near-sdk-js 2.0.0 has no words for it.',
    contract: { name: 'oracle', show: ['ask', 'answer', 'on_answer'] },
    snippet: 'yield',
  },
  {
    id: 'tokens',
    title: 'Transfer and call',
    note: 'The receiver returns how many of the tokens it did not use; the token takes these back.',
    contract: { name: 'fungible-token', show: ['ft_transfer_call', 'ft_resolve_transfer'] },
    snippet: 'tokens',
  },
  {
    id: 'receive-tokens',
    title: 'Receive tokens',
    note: 'Ask who calls: anybody can say that there were tokens.',
    contract: { name: 'swap', show: ['ft_on_transfer', 'payment_callback'] },
  },
];

/** What stands on the network of the snippets. */
const { payroll } = payrollWorld(44).contracts;
const shared = [agency, cards, parcels, tokens];
export const cheatSheetWorld: World = {
  people: { ...greetings.people, mallory: 'mallory.test' },
  contracts: {
    ...greetings.contracts,
    ...Object.assign({}, ...shared.map(({ contracts }) => contracts)),
    vault: { id: 'vault.test', contract: 'vault' },
    payroll: payroll!,
  },
  setup: shared.flatMap(({ setup = [] }) => setup),
  balances: { 'payroll.test': 200 },
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
