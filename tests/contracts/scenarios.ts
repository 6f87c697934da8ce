import { escrowScenarios } from './escrow.scenarios.ts';
import { cardScenarios } from './card.scenarios.ts';
import { payrollScenarios } from './payroll.scenarios.ts';
import { relayScenarios } from './relay.scenarios.ts';
import { nftScenarios } from './nft.scenarios.ts';
import { tightGuestbookScenarios } from './tightGuestbook.scenarios.ts';
import { tokenScenarios } from './token.scenarios.ts';
import type { Call } from './performCalls.ts';

const NEAR = 10n ** 24n;
const TERA = 10n ** 12n;

export interface Scenario {
  /** Calls made one after the other, or together. */
  readonly steps: readonly (Call | readonly Call[])[];
  /** How the last call ends, where that is the point. */
  readonly lastEnds?: string;
  /** What is among the words in which the last call is refused. */
  readonly lastRefusal?: string;
}

const init: Call = { to: 'caller.test', method: 'init', args: { hello_id: 'hello.test' } };
const get: Call = { to: 'hello.test', method: 'get_greeting' };
const query: Call = { to: 'caller.test', method: 'query_greeting' };

const trustingKnows = (hello_id: string): Call => ({ to: 'trusting.test', method: 'init', args: { hello_id } });
const queryTrusting: Call = { to: 'trusting.test', method: 'query_greeting' };

const sign = (method: string, args: object = {}, deposit = 0n): Call => ({
  to: 'guestbook.test',
  method,
  args: { text: 'alice was here', ...args },
  deposit,
});
const by = (signer: string, call: Call): Call => ({ ...call, signer });
const openGuestbook: Call = {
  to: 'guestbook.test',
  method: 'init',
  args: { counter_id: 'counter.test' },
};
/** One whose counter cannot count. */
const openGuestbookWithoutCounter: Call = { ...openGuestbook, args: { counter_id: 'hello.test' } };
const entries: Call = { to: 'guestbook.test', method: 'get_entries' };
const isBusy: Call = { to: 'guestbook.test', method: 'is_busy' };
const pending: Call = { to: 'guestbook.test', method: 'get_pending', args: { author: 'alice.test' } };
const count = (name: unknown, deposit = 0n): Call => ({ to: 'counter.test', method: 'count', args: { name }, deposit });
const ENOUGH = 20_000; // Ggas, in both languages
const TOO_LITTLE = 100;
const longText = '🌍'.repeat(81);

const deposit = (to: string, near: bigint): Call => ({ to, method: 'deposit', deposit: near * NEAR });
const balanceOf = (to: string, accountId: unknown): Call => ({
  to,
  method: 'balance_of',
  args: { account_id: accountId },
});
const withdraw = (to: string, near: bigint): Call => ({
  to,
  method: 'withdraw',
  args: { amount: String(near * NEAR) },
});
const withdrawTo = (to: string, receiverId: string, near: bigint): Call => ({
  to,
  method: 'withdraw_to',
  args: { receiver_id: receiverId, amount: String(near * NEAR) },
});
const forge = (callback: string): Call => ({
  to: 'forger.test',
  method: 'forge',
  args: {
    contract_id: 'guestbook.test',
    method_name: callback,
    args: JSON.stringify({ author: 'alice.test', text: 'not hers' }),
  },
});
const thiefKnows = (vaultId: string): Call => ({
  to: 'thief.test',
  method: 'init',
  args: { vault_id: vaultId },
});
const attack = (near: bigint, times: unknown): Call => ({
  signer: 'mallory.test',
  to: 'thief.test',
  method: 'attack',
  args: { amount: String(near * NEAR), times },
  gas: 300n * TERA,
});
const loot: Call = { to: 'thief.test', method: 'loot' };

const greetings: Readonly<Record<string, readonly Call[]>> = {
  'a greeting is read, changed and read again': [
    get,
    { to: 'hello.test', method: 'set_greeting', args: { greeting: 'Grüße “🌍”\n\u0001' } },
    get,
  ],
  'a greeting is no string': [1, null, undefined, ['a']].flatMap((greeting) => [
    { to: 'hello.test', method: 'set_greeting', args: { greeting } },
    get,
  ]),
  'arguments are no JSON': [
    { to: 'hello.test', method: 'set_greeting', args: '{' },
    { to: 'hello.test', method: 'set_greeting' },
    get,
  ],
  'more arguments come than are named': [
    { to: 'hello.test', method: 'set_greeting', args: { greeting: 'a', more: 1 } },
    get,
  ],
  'a deposit comes where none is taken': [
    { to: 'hello.test', method: 'set_greeting', args: { greeting: 'a' }, deposit: 1n },
    { ...init, deposit: 1n },
    init,
    { to: 'caller.test', method: 'change_greeting', args: { greeting: 'a' }, deposit: 1n },
    { to: 'caller.test', method: 'change_greeting_and_check', args: { greeting: 'a' }, deposit: 1n },
    get,
  ],
  'a deposit comes with a method that only reads': [init, { ...get, deposit: 1n }, { ...query, deposit: 1n }],
  'caller is called before it knows hello': [
    query,
    { to: 'caller.test', method: 'change_greeting', args: { greeting: 'a' } },
  ],
  'caller is told of hello twice': [init, { ...init, args: { hello_id: 'other.test' } }, query],
  'caller is told of no account': ['Not An Account', 'a', '', 7].map((hello_id) => ({ ...init, args: { hello_id } })),
  'caller asks and hears back': [init, query],
  'caller asks an account that is not there': [{ ...init, args: { hello_id: 'nobody.test' } }, query],
  'caller asks an account without a contract': [{ ...init, args: { hello_id: 'alice.test' } }, query],
  'caller changes the greeting': [
    init,
    { to: 'caller.test', method: 'change_greeting', args: { greeting: 'Hi' } },
    get,
  ],
  'caller changes the greeting and learns that it did': [
    init,
    { to: 'caller.test', method: 'change_greeting_and_check', args: { greeting: 'Hi' } },
    get,
  ],
  'caller changes the greeting of nobody and learns that it did not': [
    { ...init, args: { hello_id: 'nobody.test' } },
    { to: 'caller.test', method: 'change_greeting', args: { greeting: 'Hi' } },
    { to: 'caller.test', method: 'change_greeting_and_check', args: { greeting: 'Hi' } },
  ],
  'a stranger calls a callback': [
    init,
    { to: 'caller.test', method: 'query_greeting_callback' },
    { to: 'caller.test', method: 'change_greeting_callback' },
  ],
  'caller itself calls a callback, and no promise stands before it': [
    init,
    { signer: 'caller.test', to: 'caller.test', method: 'query_greeting_callback' },
  ],
  'trusting asks, and somebody answers, or nobody': [
    queryTrusting,
    trustingKnows('A'),
    trustingKnows('nobody.test'),
    queryTrusting,
    { to: 'trusting.test', method: 'query_greeting_callback' },
  ],
  'trusting asks hello': [trustingKnows('hello.test'), queryTrusting],
  'a method is not there': [{ to: 'hello.test', method: 'nothing' }],
  'the gas is not enough': [init, { ...query, gas: 1n * TERA }],
};

const theGuestbook: Readonly<Record<string, Scenario>> = {
  'visitors are counted, with a fee and without': {
    steps: [count('alice'), count('bob', NEAR), { to: 'counter.test', method: 'get_count' }],
    lastEnds: 'returns 2',
  },
  'a visitor is counted twice': {
    steps: [count('Ælfric 🌍'), count('Ælfric 🌍')],
    lastRefusal: 'Ælfric 🌍 has been counted already',
  },
  'it is asked who has been counted': {
    steps: [
      count('alice'),
      ...['alice', 'bob', 7].map((name): Call => ({ to: 'counter.test', method: 'has_counted', args: { name } })),
    ],
  },
  'a visitor is no string': { steps: [count(7), count(undefined), count(null)] },
  'the guestbook is told of no account': {
    steps: ['a', '', 7].map((counter_id) => ({ ...openGuestbook, args: { counter_id } })),
  },
  'the guestbook is used before it knows counter': { steps: [sign('sign'), entries, isBusy] },
  'a guestbook is new': { steps: [openGuestbook, isBusy, pending, entries], lastEnds: 'returns []' },
  'a text is no string': {
    steps: [
      openGuestbook,
      ...['sign_openly', 'sign', 'sign_at_once', 'sign_and_undo'].map((method) => sign(method, { text: 7 })),
      sign('sign_with_lock', { text: 7, callback_ggas: ENOUGH }),
      sign('sign_with_pending', { text: 7, callback_ggas: ENOUGH }),
      entries,
    ],
    lastEnds: 'returns []',
  },
  'a deposit comes with a way to sign that takes none': {
    steps: [
      openGuestbook,
      sign('sign_openly', {}, 1n),
      sign('sign', {}, 1n),
      sign('sign_with_lock', { callback_ggas: ENOUGH }, 1n),
      sign('sign_with_pending', { callback_ggas: ENOUGH }, 1n),
      { to: 'guestbook.test', method: 'forget_pending', deposit: 1n },
      entries,
    ],
    lastEnds: 'returns []',
  },
  'alice signs openly, twice, and counter counts her once': {
    steps: [openGuestbook, sign('sign_openly'), sign('sign_openly', { text: 'again' }), entries],
    lastEnds: 'returns [{"author":"alice.test","text":"alice was here"},{"author":"alice.test","text":"again"}]',
  },
  'mallory calls the open callback in the name of alice': {
    steps: [
      openGuestbook,
      by('mallory.test', sign('sign_openly_callback', { author: 'alice.test', text: 'I owe mallory' })),
      entries,
    ],
    lastEnds: 'returns [{"author":"alice.test","text":"I owe mallory"}]',
  },
  'the open callback is called with no author': {
    steps: [openGuestbook, ...['A', 7, undefined].map((author) => sign('sign_openly_callback', { author })), entries],
    lastEnds: 'returns []',
  },
  'mallory calls the private callbacks': {
    steps: [
      openGuestbook,
      ...['sign', 'sign_at_once', 'sign_and_undo', 'sign_with_lock', 'sign_with_pending'].map((method) =>
        by('mallory.test', sign(`${method}_callback`, { author: 'alice.test', deposit: '1' })),
      ),
      entries,
    ],
    lastEnds: 'returns []',
  },
  'guestbook calls its callbacks itself, and no promise stands before them': {
    steps: [
      openGuestbook,
      ...['sign', 'sign_at_once', 'sign_and_undo', 'sign_with_lock', 'sign_with_pending'].map((method) =>
        by('guestbook.test', sign(`${method}_callback`, { author: 'alice.test', deposit: '1' })),
      ),
      entries,
    ],
    lastEnds: 'returns []',
  },
  'alice signs, twice, and counter counts her once': {
    steps: [openGuestbook, sign('sign'), sign('sign', { text: 'again' }), entries],
    lastEnds: 'returns [{"author":"alice.test","text":"alice was here"}]',
  },
  'two people sign in the same block': {
    steps: [openGuestbook, [sign('sign'), by('mallory.test', sign('sign', { text: 'mallory too' }))], entries],
  },
  'alice signs at once': {
    steps: [openGuestbook, sign('sign_at_once', {}, NEAR), entries],
    lastEnds: 'returns [{"author":"alice.test","text":"alice was here"}]',
  },
  'alice signs at once and counter fails: entry and deposit stay': {
    steps: [openGuestbookWithoutCounter, sign('sign_at_once', {}, NEAR), entries],
    lastEnds: 'returns [{"author":"alice.test","text":"alice was here"}]',
  },
  'alice signs and nothing is to be undone': {
    steps: [openGuestbook, sign('sign_and_undo', {}, NEAR), entries],
    lastEnds: 'returns [{"author":"alice.test","text":"alice was here"}]',
  },
  'alice signs, counter fails, and her entry and deposit are given back': {
    steps: [openGuestbookWithoutCounter, sign('sign_and_undo', {}, NEAR), sign('sign_and_undo'), entries],
    lastEnds: 'returns []',
  },
  'an entry is undone that is no longer the last one': {
    steps: [
      openGuestbook,
      count('alice.test'),
      [sign('sign_and_undo', {}, NEAR), by('mallory.test', sign('sign_and_undo', { text: 'mine stays' }, NEAR))],
      entries,
    ],
    lastEnds: 'returns [{"author":"mallory.test","text":"mine stays"}]',
  },
  'alice signs with the lock, and it opens again': {
    steps: [openGuestbook, sign('sign_with_lock', { callback_ggas: ENOUGH }), isBusy],
    lastEnds: 'returns false',
  },
  'counter fails and the lock opens all the same': {
    steps: [openGuestbookWithoutCounter, sign('sign_with_lock', { callback_ggas: ENOUGH }), isBusy, entries],
    lastEnds: 'returns []',
  },
  'another signs while the lock is shut': {
    steps: [
      openGuestbook,
      [
        sign('sign_with_lock', { callback_ggas: ENOUGH }),
        by('mallory.test', sign('sign_with_lock', { callback_ggas: ENOUGH })),
      ],
      entries,
    ],
  },
  'the callback panics and leaves the lock shut': {
    steps: [
      openGuestbook,
      sign('sign_with_lock', { text: longText, callback_ggas: ENOUGH }),
      by('mallory.test', sign('sign_with_lock', { callback_ggas: ENOUGH })),
    ],
    lastRefusal: 'the guestbook is busy',
  },
  'the callback runs out of gas and leaves the lock shut': {
    steps: [openGuestbook, sign('sign_with_lock', { callback_ggas: TOO_LITTLE }), isBusy],
    lastEnds: 'returns true',
  },
  'the gas for the callback is no number': {
    steps: [
      openGuestbook,
      ...['1', -1, 1.5, null, undefined].flatMap((callback_ggas) => [
        sign('sign_with_lock', { callback_ggas }),
        sign('sign_with_pending', { callback_ggas }),
      ]),
      isBusy,
    ],
    lastEnds: 'returns false',
  },
  'alice signs with a pending record': {
    steps: [
      openGuestbook,
      sign('sign_with_pending', { callback_ggas: ENOUGH }),
      pending,
      sign('sign_with_pending', { callback_ggas: ENOUGH }),
      pending,
      entries,
    ],
    lastEnds: 'returns [{"author":"alice.test","text":"alice was here"}]',
  },
  'a pending text is as long as may be, or longer': {
    steps: [
      openGuestbook,
      sign('sign_with_pending', { text: longText.slice(2), callback_ggas: ENOUGH }),
      by('mallory.test', sign('sign_with_pending', { text: longText, callback_ggas: ENOUGH })),
    ],
    lastRefusal: 'the text is too long',
  },
  'the callback dies and the record stays pending': {
    steps: [
      openGuestbook,
      sign('sign_with_pending', { callback_ggas: TOO_LITTLE }),
      pending,
      sign('sign_with_pending', { callback_ggas: ENOUGH }),
    ],
    lastRefusal: 'alice.test has a text pending',
  },
  'the callback dies, others sign all the same, and alice forgets her record': {
    steps: [
      openGuestbook,
      sign('sign_with_pending', { callback_ggas: TOO_LITTLE }),
      by('mallory.test', sign('sign_with_pending', { text: 'mallory too', callback_ggas: ENOUGH })),
      entries,
      { to: 'guestbook.test', method: 'forget_pending' },
      { to: 'guestbook.test', method: 'forget_pending' },
      pending,
    ],
    lastEnds: 'returns null',
  },
  'alice forgets her record before the callback comes': {
    steps: [
      openGuestbook,
      [sign('sign_with_pending', { callback_ggas: ENOUGH }), { to: 'guestbook.test', method: 'forget_pending' }],
      entries,
    ],
    lastEnds: 'returns []',
  },
};

/** Both vaults, where they behave alike. */
const eachVault = (vault: string): Readonly<Record<string, Scenario>> => ({
  [`${vault} takes money and gives it back`]: {
    steps: [
      deposit(vault, 3n),
      deposit(vault, 2n),
      withdraw(vault, 4n),
      balanceOf(vault, 'mallory.test'),
      balanceOf(vault, 'alice.test'),
    ],
    lastEnds: `returns "${NEAR}"`,
  },
  [`${vault} is asked for more than it owes`]: {
    steps: [deposit(vault, 3n), withdrawTo(vault, 'hello.test', 4n), withdraw(vault, 4n)],
    lastRefusal: 'the amount is more than your balance',
  },
  [`${vault} is asked for what is no amount`]: {
    steps: [
      deposit(vault, 3n),
      ...['', '-1', '1.5', '1e3', '0x1', 'a', 7, null, undefined, String(2n ** 128n)].flatMap((amount): Call[] => [
        { to: vault, method: 'withdraw', args: { amount } },
        { to: vault, method: 'withdraw_to', args: { receiver_id: 'hello.test', amount } },
      ]),
      ...['A', 7].map((id): Call => ({ to: vault, method: 'withdraw_to', args: { receiver_id: id, amount: '1' } })),
      ...['A', 7, undefined].map((id) => balanceOf(vault, id)),
      { to: vault, method: 'withdraw', args: { amount: '1' }, deposit: 1n },
      { to: vault, method: 'withdraw', args: { amount: '001' } },
      { to: vault, method: 'withdraw', args: { amount: '+1' } },
    ],
  },
  [`${vault} pays nobody, or somebody who is not there`]: {
    steps: [
      deposit(vault, 3n),
      withdraw(vault, 0n),
      withdrawTo(vault, 'nobody.test', 1n),
      balanceOf(vault, 'alice.test'),
    ],
    lastEnds: `returns "${3n * NEAR}"`,
  },
  [`a stranger calls the callbacks of ${vault}`]: {
    steps: ['withdraw_callback', 'withdraw_to_callback'].map((method) => ({
      to: vault,
      method,
      args: { owner: 'alice.test', receiver_id: 'alice.test', amount: '1' },
    })),
  },
});

const vaults: Readonly<Record<string, Scenario>> = {
  ...eachVault('vault.test'),
  ...eachVault('careless.test'),
  'careless pays a contract that cannot take it': {
    steps: [
      deposit('careless.test', 3n),
      withdrawTo('careless.test', 'hello.test', 1n),
      balanceOf('careless.test', 'alice.test'),
    ],
    lastEnds: `returns "${3n * NEAR}"`,
  },
  'forgetful leaves off its books what it could not pay': {
    steps: [
      deposit('forgetful.test', 3n),
      withdraw('forgetful.test', 1n),
      withdrawTo('forgetful.test', 'nobody.test', 1n),
      withdrawTo('forgetful.test', 'hello.test', 2n),
      { to: 'forgetful.test', method: 'withdraw_callback' },
      balanceOf('forgetful.test', 'alice.test'),
    ],
    lastEnds: `returns "${NEAR}"`,
  },
  'vault pays a contract that knows nothing of it': {
    steps: [
      deposit('vault.test', 3n),
      withdrawTo('vault.test', 'hello.test', 1n),
      balanceOf('vault.test', 'alice.test'),
    ],
    lastEnds: `returns "${2n * NEAR}"`,
  },
  'careless pays twice what it has on its books': {
    steps: [
      deposit('careless.test', 10n),
      by('mallory.test', deposit('careless.test', 3n)),
      [by('mallory.test', withdraw('careless.test', 3n)), by('mallory.test', withdraw('careless.test', 3n))],
      balanceOf('careless.test', 'mallory.test'),
    ],
    lastEnds: 'returns "0"',
  },
  'vault pays once what it has on its books': {
    steps: [
      by('mallory.test', deposit('vault.test', 3n)),
      [by('mallory.test', withdraw('vault.test', 3n)), by('mallory.test', withdraw('vault.test', 3n))],
      balanceOf('vault.test', 'mallory.test'),
    ],
    lastEnds: 'returns "0"',
  },
  'the thief withdraws its money from careless three times': {
    steps: [
      deposit('careless.test', 50n),
      thiefKnows('careless.test'),
      by('mallory.test', deposit('thief.test', 5n)),
      attack(5n, 3),
      balanceOf('careless.test', 'thief.test'),
      loot,
    ],
    lastEnds: `returns "${15n * NEAR}"`,
  },
  'the thief withdraws more than careless has, and keeps its balance as well': {
    steps: [
      thiefKnows('careless.test'),
      by('mallory.test', deposit('thief.test', 120n)),
      attack(120n, 2),
      loot,
      balanceOf('careless.test', 'thief.test'),
    ],
    lastEnds: `returns "${120n * NEAR}"`,
  },
  'the thief withdraws its money from vault once': {
    steps: [
      deposit('vault.test', 50n),
      thiefKnows('vault.test'),
      by('mallory.test', deposit('thief.test', 5n)),
      attack(5n, 3),
      balanceOf('vault.test', 'thief.test'),
      loot,
    ],
    lastEnds: `returns "${5n * NEAR}"`,
  },
  'the forger has an open callback run, and not a private one': {
    steps: [
      openGuestbook,
      by('mallory.test', forge('sign_openly_callback')),
      by('mallory.test', forge('sign_callback')),
      entries,
    ],
    lastEnds: `returns [{"author":"alice.test","text":"not hers"}]`,
  },
  'the forger is told what makes no sense': {
    steps: [
      { to: 'forger.test', method: 'forge', args: { contract_id: 'A', method_name: 'x', args: '' } },
      { to: 'forger.test', method: 'forge', args: { contract_id: 'nobody.test', method_name: 'x', args: '' } },
      { to: 'forger.test', method: 'answer' },
    ],
    lastEnds: 'returns 1',
  },
  'the thief lets the call fail with which vault tells of the payment, and nothing is put back': {
    steps: [
      thiefKnows('vault.test'),
      by('mallory.test', deposit('thief.test', 120n)),
      attack(120n, 2),
      loot,
      balanceOf('vault.test', 'thief.test'),
    ],
    lastEnds: 'returns "0"',
  },
  'the thief asks for nothing, or for nothing that can be': {
    steps: [
      attack(1n, 1),
      { ...thiefKnows('vault.test'), args: { vault_id: 'A' } },
      thiefKnows('vault.test'),
      ...[0, -1, 1.5, '1', null, 2 ** 32].map((times) => attack(1n, times)),
      { to: 'thief.test', method: 'on_vault_payment', args: { sender_id: 'thief.test', amount: '1' } },
      loot,
    ],
    lastEnds: 'returns "0"',
  },
};

/** What both languages must do alike. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  ...Object.fromEntries(Object.entries(greetings).map(([name, steps]) => [name, { steps }])),
  'a greeting is empty': {
    steps: [{ to: 'hello.test', method: 'set_greeting', args: { greeting: '' } }],
    lastRefusal: 'a greeting must not be empty',
  },
  'caller asks at the low level': {
    steps: [init, query, { to: 'caller.test', method: 'query_greeting_low_level' }],
    lastEnds: 'returns "Hello"',
  },
  ...theGuestbook,
  ...tightGuestbookScenarios,
  ...vaults,
  ...nftScenarios,
  ...tokenScenarios,
  ...cardScenarios,
  ...payrollScenarios,
  ...relayScenarios,
  ...escrowScenarios,
};
