import type { Call } from './performCalls.ts';
import type { Scenario } from './scenarios.ts';

const NEAR = 10n ** 24n;
const REGISTRATION = NEAR / 500n;

const onToken = (method: string, args: object = {}, more: Partial<Call> = {}): Call => ({
  to: 'token.test',
  method,
  args,
  ...more,
});
const by = (signer: string, call: Call): Call => ({ ...call, signer });
const open = onToken('init', { owner_id: 'alice.test', total_supply: '100' });
const register = (account_id: unknown, deposit = REGISTRATION): Call =>
  onToken('storage_deposit', { account_id }, { deposit });
const unregister = (force?: unknown, deposit = 1n): Call => onToken('storage_unregister', { force }, { deposit });
const balanceOf = (account_id: unknown): Call => onToken('ft_balance_of', { account_id });
const supply = onToken('ft_total_supply');
const transfer = (receiver_id: unknown, amount: unknown, more: object = {}, deposit = 1n): Call =>
  onToken('ft_transfer', { receiver_id, amount, ...more }, { deposit });
const transferCall = (receiver_id: unknown, amount: unknown, msg: unknown = '', deposit = 1n): Call =>
  onToken('ft_transfer_call', { receiver_id, amount, msg }, { deposit });
const orders = (spend: unknown, claim: unknown): string => JSON.stringify({ spend, claim });
const openSwap: Call = { to: 'swap.test', method: 'init', args: { token_id: 'token.test', price: '10' } };
const openLiar: Call = { to: 'liar.test', method: 'init', args: { friend_id: 'mallory.test' } };
/** A token of which alice has 100, a swap that gives a NEAR for ten, and a liar. */
const ready = [
  open,
  ...['swap.test', 'liar.test', 'mallory.test'].map((id) => register(id)),
  openSwap,
  openLiar,
] as const;
const everyone = ['alice.test', 'swap.test', 'liar.test', 'mallory.test'].map(balanceOf);

const tokens: Readonly<Record<string, Scenario>> = {
  'a token is asked about itself': {
    steps: [
      supply,
      open,
      open,
      supply,
      onToken('ft_metadata'),
      onToken('storage_balance_bounds'),
      ...['alice.test', 'bob.test', 'A', 7, undefined].flatMap((id) => [
        balanceOf(id),
        onToken('storage_balance_of', { account_id: id }),
      ]),
    ],
  },
  'a token is told of no owner, or no supply': {
    steps: [
      ...['A', 7].map((owner_id) => onToken('init', { owner_id, total_supply: '1' })),
      ...['', '-1', 'a', 7, null, String(2n ** 128n)].map((total_supply) =>
        onToken('init', { owner_id: 'alice.test', total_supply }),
      ),
      { ...open, deposit: 1n },
      supply,
    ],
  },
  'accounts are registered, again, and with too little or too much': {
    steps: [
      open,
      register('bob.test', REGISTRATION - 1n),
      register('bob.test', NEAR),
      register('bob.test', NEAR),
      register('bob.test', 0n),
      register(undefined, NEAR),
      by('mallory.test', register(null, NEAR)),
      register('A'),
      register(7),
      onToken('storage_balance_of', { account_id: 'mallory.test' }),
    ],
    lastEnds: `returns {"total":"${REGISTRATION}","available":"0"}`,
  },
  'nothing can be withdrawn of a registration': {
    steps: [
      open,
      ...[0n, 1n, 2n].map((deposit) => onToken('storage_withdraw', {}, { deposit })),
      ...['0', '1', 'a', null].map((amount) => onToken('storage_withdraw', { amount }, { deposit: 1n })),
      by('mallory.test', onToken('storage_withdraw', {}, { deposit: 1n })),
    ],
    lastRefusal: 'mallory.test is not registered',
  },
  'an account is forgotten, with its tokens if need be': {
    steps: [
      open,
      by('mallory.test', unregister()),
      register('mallory.test'),
      transfer('mallory.test', '30'),
      by('mallory.test', unregister(false)),
      by('mallory.test', unregister('yes')),
      by('mallory.test', unregister(true, 0n)),
      by('mallory.test', unregister(true, 2n)),
      by('mallory.test', unregister(true)),
      onToken('storage_balance_of', { account_id: 'mallory.test' }),
      supply,
    ],
    lastEnds: 'returns "70"',
  },
  'tokens are transferred, with a memo and without': {
    steps: [
      ...ready,
      transfer('mallory.test', '+07'),
      transfer('mallory.test', '3', { memo: 'for “tea” 🌍' }),
      transfer('mallory.test', '1', { memo: null }),
      transfer('mallory.test', '1', { memo: 7 }),
      ...everyone,
    ],
    lastEnds: 'returns "11"',
  },
  'a transfer is refused': {
    steps: [
      open,
      register('mallory.test'),
      ...[0n, 2n, NEAR].map((deposit) => transfer('mallory.test', '1', {}, deposit)),
      ...['0', '101', '', 'a', '1.5', '-1', 7, null, undefined, String(2n ** 128n)].map((amount) =>
        transfer('mallory.test', amount),
      ),
      ...['alice.test', 'bob.test', 'A', 7, undefined].map((id) => transfer(id, '1')),
      by('swap.test', transfer('mallory.test', '1')),
      balanceOf('alice.test'),
    ],
    lastEnds: 'returns "100"',
  },
  'a transfer with a call is refused before anybody is called': {
    steps: [
      ...ready,
      ...[0n, 2n].map((deposit) => transferCall('swap.test', '10', '', deposit)),
      ...['0', '101', 7].map((amount) => transferCall('swap.test', amount)),
      ...['alice.test', 'bob.test', 'A'].map((id) => transferCall(id, '10')),
      transferCall('swap.test', '10', 7),
      transferCall('swap.test', '10', null),
      balanceOf('alice.test'),
    ],
    lastEnds: 'returns "100"',
  },
};

const paths: Readonly<Record<string, Scenario>> = {
  'swap uses all that it is sent': { steps: [...ready, transferCall('swap.test', '20'), ...everyone] },
  'swap uses a part of it': {
    steps: [...ready, transferCall('swap.test', '25'), ...everyone, supply],
    lastEnds: 'returns "100"',
  },
  'swap uses nothing of it': { steps: [...ready, transferCall('swap.test', '9')], lastEnds: 'returns "0"' },
  'swap pays somebody else': { steps: [...ready, transferCall('swap.test', '25', 'hello.test'), ...everyone] },
  'swap pays nobody, and gives everything back': {
    steps: [...ready, transferCall('swap.test', '25', 'nobody.test'), ...everyone],
  },
  'swap panics over the message, and everything comes back': {
    steps: [...ready, transferCall('swap.test', '25', 'Not An Account'), ...everyone],
  },
  'swap has not enough NEAR, and everything comes back': {
    steps: [
      onToken('init', { owner_id: 'alice.test', total_supply: '100000' }),
      register('swap.test'),
      openSwap,
      transferCall('swap.test', '9999'),
      balanceOf('alice.test'),
    ],
    lastEnds: 'returns "100000"',
  },
  'the receiver has no such method, or no contract': {
    steps: [
      ...ready,
      register('hello.test'),
      transferCall('hello.test', '25'),
      transferCall('mallory.test', '25'),
      ...everyone,
    ],
    lastEnds: 'returns "0"',
  },
  'the liar keeps everything': { steps: [...ready, transferCall('liar.test', '25', orders('0', '0')), ...everyone] },
  'the liar claims more than it got, with tokens of its own': {
    steps: [...ready, transfer('liar.test', '30'), transferCall('liar.test', '25', orders('0', '1000')), ...everyone],
    lastEnds: 'returns "0"',
  },
  'the liar says what is no amount': {
    steps: [
      ...ready,
      ...['', 'a lot', '-1', '1.5', ' 1', '+5', '9'.repeat(40), '0'.repeat(70)].map((claim) =>
        transferCall('liar.test', '25', orders('0', claim)),
      ),
      ...everyone,
    ],
  },
  'the liar has spent all, and claims that nothing was used': {
    steps: [...ready, transferCall('liar.test', '25', orders('25', '25')), ...everyone, supply],
    lastEnds: 'returns "100"',
  },
  'the liar has spent a part, and claims that nothing was used': {
    steps: [...ready, transferCall('liar.test', '25', orders('15', '25')), ...everyone],
    lastEnds: 'returns "15"',
  },
  'the liar is told to spend what it does not have, or is not told at all': {
    steps: [
      ...ready,
      transferCall('liar.test', '25', orders('26', '25')),
      ...['', '{}', orders(7, '1'), orders('1', 7)].map((msg) => transferCall('liar.test', '25', msg)),
      ...everyone,
    ],
    lastEnds: 'returns "0"',
  },
  'the sender unregisters meanwhile, and what comes back is burnt': {
    steps: [...ready, [transferCall('swap.test', '25'), unregister(true)], ...everyone, supply],
    lastEnds: 'returns "20"',
  },
  'mallory settles what was never sent': {
    steps: [
      ...ready,
      by(
        'mallory.test',
        onToken('ft_resolve_transfer', { sender_id: 'mallory.test', receiver_id: 'alice.test', amount: '5' }),
      ),
      by('mallory.test', { to: 'swap.test', method: 'payment_callback', args: { amount: '5', unused: '5' } }),
      by('mallory.test', { to: 'liar.test', method: 'claim', args: { claim: '5' } }),
      balanceOf('mallory.test'),
    ],
    lastEnds: 'returns "0"',
  },
  'mallory tells swap of tokens that nobody has sent': {
    steps: [
      ...ready,
      by('mallory.test', {
        to: 'swap.test',
        method: 'ft_on_transfer',
        args: { sender_id: 'mallory.test', amount: '50', msg: '' },
      }),
    ],
    lastRefusal: 'this swap takes nothing but token.test',
  },
  'swap is told of no token, or no price': {
    steps: [
      ...['A', 7].map((token_id): Call => ({ ...openSwap, args: { token_id, price: '10' } })),
      ...['0', '', 'a', 7, undefined].map((price): Call => ({ ...openSwap, args: { token_id: 'token.test', price } })),
      { ...openSwap, deposit: 1n },
      { to: 'swap.test', method: 'price' },
      openSwap,
      { to: 'swap.test', method: 'price' },
    ],
    lastEnds: 'returns "10"',
  },
};

/** Tokens, and everything that can become of a transfer with a call. */
export const tokenScenarios: Readonly<Record<string, Scenario>> = { ...tokens, ...paths };
