import type { Call } from './performCalls.ts';
import type { Scenario } from './scenarios.ts';

const NEAR = 10n ** 24n;
const APPROVAL = 10n ** 21n;

const by = (signer: string, call: Call): Call => ({ ...call, signer });
const nft = (method: string, args: object = {}, deposit = 0n): Call => ({ to: 'nft.test', method, args, deposit });
const market = (method: string, args: object = {}, deposit = 0n): Call => ({
  to: 'market.test',
  method,
  args,
  deposit,
});

const open: readonly Call[] = [
  nft('init', { artist_id: 'alice.test', name: 'Alps', symbol: 'ALP' }),
  market('init', { nft_id: 'nft.test' }),
];
const mint = (title: unknown = 'Dawn'): Call => nft('nft_mint', { token_id: 'dawn', metadata: { title } });
/** Both contracts are open, and dawn is alice's. */
export const nftReady: readonly Call[] = [...open, mint()];
const dawn = nft('nft_token', { token_id: 'dawn' });
const offer = market('get_offer', { token_id: 'dawn' });
const transfer = (to: unknown, more: object = {}, deposit = 1n): Call =>
  nft('nft_transfer', { receiver_id: to, token_id: 'dawn', ...more }, deposit);
const approve = (whom: unknown, msg?: unknown, deposit = APPROVAL): Call =>
  nft('nft_approve', { token_id: 'dawn', account_id: whom, ...(msg === undefined ? {} : { msg }) }, deposit);
const sell = (near: bigint, deposit = APPROVAL): Call =>
  approve('market.test', JSON.stringify({ price: `${near * NEAR}` }), deposit);
const revoke = (whom: unknown): Call => nft('nft_revoke', { token_id: 'dawn', account_id: whom }, 1n);
const buy = (near: bigint, yocto = 1n): Call => market('buy', { token_id: 'dawn' }, near * NEAR + yocto);
const isApproved = (whom: string, approvalId?: unknown): Call =>
  nft('nft_is_approved', { token_id: 'dawn', approved_account_id: whom, approval_id: approvalId });
const isDawnOf = (owner: string, approved = '{}') =>
  `returns {"token_id":"dawn","owner_id":"${owner}","metadata":{"title":"Dawn"},"approved_account_ids":${approved}}`;

const tokens: Readonly<Record<string, Scenario>> = {
  'an artist makes a token, and nobody else does': {
    steps: [...open, by('mallory.test', mint()), mint(), mint(), ...[7, null].map(mint), nft('nft_metadata'), dawn],
    lastEnds: isDawnOf('alice.test'),
  },
  'there is no such token': {
    steps: [...open, dawn, transfer('bob.test'), approve('bob.test'), revoke('bob.test'), isApproved('bob.test')],
    lastRefusal: 'there is no such token',
  },
  'a token is transferred by its owner, with one yoctoNEAR and a memo': {
    steps: [
      ...nftReady,
      transfer('mallory.test', {}, 0n),
      transfer('mallory.test', {}, 2n),
      transfer('alice.test'),
      transfer('A'),
      transfer('mallory.test', { memo: 7 }),
      transfer('mallory.test', { memo: 'a present', approval_id: 99 }),
      transfer('alice.test'),
      dawn,
    ],
    lastEnds: isDawnOf('mallory.test'),
  },
  'a token is transferred by one who is approved, and that ends the approvals': {
    steps: [
      ...nftReady,
      approve('hello.test', undefined, APPROVAL - 1n),
      approve('mallory.test', undefined, NEAR),
      approve('hello.test'),
      by('mallory.test', transfer('hello.test', { approval_id: 2 })),
      by('mallory.test', transfer('hello.test', { approval_id: '1' })),
      by('mallory.test', transfer('hello.test', { approval_id: 1 })),
      by('mallory.test', transfer('alice.test')),
      dawn,
    ],
    lastEnds: isDawnOf('hello.test'),
  },
  'an approval is renewed under another number': {
    steps: [
      ...nftReady,
      approve('mallory.test'),
      approve('mallory.test', undefined, 0n),
      approve('mallory.test', null, 1n),
      isApproved('mallory.test'),
      isApproved('mallory.test', 1),
      isApproved('mallory.test', 2),
      isApproved('constructor'),
      by('mallory.test', transfer('mallory.test', { approval_id: 1 })),
      by('mallory.test', approve('mallory.test')),
      dawn,
    ],
    lastEnds: isDawnOf('alice.test', '{"mallory.test":2}'),
  },
  'an approval is shown under its old number': {
    steps: [
      ...nftReady,
      approve('mallory.test'),
      approve('mallory.test', undefined, 1n),
      by('mallory.test', transfer('hello.test', { approval_id: 1 })),
    ],
    lastRefusal: 'the approval id is out of date',
  },
  'approvals are revoked, one and then all': {
    steps: [
      ...nftReady,
      ...['constructor', 'b.test', 'a.test'].map((whom) => approve(whom)),
      dawn,
      by('mallory.test', revoke('a.test')),
      revoke('a.test'),
      revoke('a.test'),
      revoke('A'),
      dawn,
      nft('nft_revoke_all', { token_id: 'dawn' }),
      nft('nft_revoke_all', { token_id: 'dawn' }, 1n),
      nft('nft_revoke_all', { token_id: 'dawn' }, 1n),
      dawn,
    ],
    lastEnds: isDawnOf('alice.test'),
  },
  'a token has ten approvals, and no more': {
    steps: [
      ...nftReady,
      ...[...'abcdefghijk'].map((letter) => approve(`${letter}.test`)),
      approve('a.test', undefined, 1n),
      dawn,
    ],
  },
  'a contract is told of an approval that it knows nothing of, and is approved all the same': {
    steps: [...nftReady, approve('hello.test', 'hi'), approve('hello.test', 7, 1n), isApproved('hello.test', 1)],
    lastEnds: 'returns true',
  },
  'a stranger calls nft_resolve_transfer': {
    steps: [
      ...nftReady,
      transfer('mallory.test'),
      nft('nft_resolve_transfer', { owner_id: 'alice.test', receiver_id: 'mallory.test', token_id: 'dawn' }),
      dawn,
    ],
    lastEnds: isDawnOf('mallory.test'),
  },
};

const sales: Readonly<Record<string, Scenario>> = {
  'a token is offered and sold': {
    steps: [...nftReady, sell(10n), offer, by('mallory.test', buy(10n)), offer, dawn],
    lastEnds: isDawnOf('mallory.test'),
  },
  'what a buyer attaches too much comes back, and too little buys nothing': {
    steps: [...nftReady, sell(10n), by('mallory.test', buy(10n, 0n)), by('mallory.test', buy(12n)), dawn],
    lastEnds: isDawnOf('mallory.test'),
  },
  'what is not for sale is not sold': {
    steps: [...nftReady, offer, by('mallory.test', buy(10n)), market('buy', {}, NEAR)],
  },
  'two buyers come at the same moment': {
    steps: [...nftReady, sell(10n), [by('mallory.test', buy(10n)), by('hello.test', buy(10n))], dawn],
    lastEnds: isDawnOf('mallory.test'),
  },
  'the approval was revoked, and the buyer has the money back': {
    steps: [...nftReady, sell(10n), revoke('market.test'), by('mallory.test', buy(10n)), offer, dawn],
    lastEnds: isDawnOf('alice.test'),
  },
  'the approval is revoked while the sale is under way': {
    steps: [...nftReady, sell(10n), [by('mallory.test', buy(10n)), revoke('market.test')], dawn],
    lastEnds: isDawnOf('alice.test'),
  },
  'the token was given away, and the buyer has the money back': {
    steps: [...nftReady, sell(10n), transfer('hello.test'), by('mallory.test', buy(10n)), dawn],
    lastEnds: isDawnOf('hello.test'),
  },
  'the price is changed while the sale is under way': {
    steps: [...nftReady, sell(10n), [by('mallory.test', buy(10n)), sell(20n, 1n)], offer, dawn],
    lastEnds: isDawnOf('alice.test', '{"market.test":2}'),
  },
  'the seller buys, and has the money back': {
    steps: [...nftReady, sell(10n), buy(10n), dawn],
    lastEnds: isDawnOf('alice.test', '{"market.test":1}'),
  },
  'an offer is withdrawn by its seller alone': {
    steps: [
      ...nftReady,
      sell(10n),
      by('mallory.test', market('withdraw_offer', { token_id: 'dawn' })),
      offer,
      market('withdraw_offer', { token_id: 'dawn' }),
      market('withdraw_offer', { token_id: 'dawn' }),
      by('mallory.test', buy(10n)),
    ],
    lastRefusal: 'the token is not for sale',
  },
  'terms make no sense, and there is no offer': {
    steps: [
      ...nftReady,
      ...[
        '',
        '{',
        '{}',
        '[]',
        'null',
        '7',
        '{"price":7}',
        '{"price":"-1"}',
        '{"price":"1.5"}',
        `{"price":"${2n ** 128n}"}`,
      ].map((msg) => approve('market.test', msg)),
      offer,
      approve('market.test', '{"price":"+1","more":[]}'),
      offer,
    ],
    lastEnds: 'returns {"seller_id":"alice.test","price":"1","approval_id":11}',
  },
  'a token is given for nothing': {
    steps: [...nftReady, sell(0n), by('mallory.test', buy(0n, 0n)), by('mallory.test', buy(0n)), dawn],
    lastEnds: isDawnOf('mallory.test'),
  },
  'somebody else than the NFT contract tells of an approval': {
    steps: [
      ...nftReady,
      sell(10n),
      by(
        'mallory.test',
        market('nft_on_approve', { token_id: 'dawn', owner_id: 'mallory.test', approval_id: 1, msg: '{"price":"1"}' }),
      ),
      offer,
    ],
    lastEnds: `returns {"seller_id":"alice.test","price":"${10n * NEAR}","approval_id":1}`,
  },
  'a stranger calls resolve_buy': {
    steps: [
      ...open,
      market('resolve_buy', {
        buyer_id: 'alice.test',
        deposit: `${NEAR}`,
        offer: { seller_id: 'alice.test', price: '1', approval_id: 1 },
      }),
    ],
  },
  'a deposit comes where neither takes one': {
    steps: [
      nft('init', { artist_id: 'alice.test', name: 'Alps', symbol: 'ALP' }, 1n),
      market('init', { nft_id: 'nft.test' }, 1n),
      ...open,
      market('init', { nft_id: 'A' }),
      { ...mint(), deposit: 1n },
      mint(),
      sell(10n),
      market('withdraw_offer', { token_id: 'dawn' }, 1n),
      offer,
    ],
  },
};

/** What `nft` and `market` must do alike in both languages. */
export const nftScenarios: Readonly<Record<string, Scenario>> = { ...tokens, ...sales };
