import { readFileSync } from 'node:fs';
import type { Call } from './performCalls.ts';
import type { Scenario } from './scenarios.ts';

const NEAR = 10n ** 24n;
/** The cards' own language does not matter here; in Rust they are smaller. */
const code = readFileSync(new URL('../../public/contracts/card.wasm', import.meta.url)).toString('latin1');

const onFactory = (method: string, args: object = {}, deposit = 0n, signer = 'alice.test'): Call => ({
  signer,
  to: 'factory.test',
  method,
  args,
  deposit,
});
const storeCode = onFactory('store_code', { code }, 0n, 'factory.test');
const create = (name: unknown, text: unknown = 'I am Ann.', near = 2n, signer = 'alice.test'): Call =>
  onFactory('create', { name, text }, near * NEAR, signer);
const cards = onFactory('get_cards');
const onCard = (to: string, method: string, args: object = {}, signer = 'alice.test'): Call => ({
  signer,
  to,
  method,
  args,
});
const textOf = (name: string): Call => onCard(`${name}.factory.test`, 'get_text');
const open = (args: object = { owner_id: 'alice.test', text: 'Hello' }): Call => onCard('card.test', 'init', args);

export const cardScenarios: Readonly<Record<string, Scenario>> = {
  'factory makes a card, and another': {
    steps: [
      storeCode,
      create('ann'),
      textOf('ann'),
      onCard('ann.factory.test', 'get_owner'),
      create('ben', 'I am Ben.', 1n, 'mallory.test'),
      textOf('ben'),
      cards,
    ],
    lastEnds: 'returns 2',
  },
  'factory is asked for a name that is taken, and gives the money back': {
    steps: [storeCode, create('ann'), create('ann', 'Mine.', 3n, 'mallory.test'), textOf('ann'), cards],
    lastEnds: 'returns 1',
  },
  'two ask for the same name at once': {
    steps: [storeCode, [create('ann'), create('ann', 'Mine.', 3n, 'mallory.test')], textOf('ann'), cards],
    lastEnds: 'returns 1',
  },
  'the money is too little for a card, or there is none': {
    steps: [
      storeCode,
      onFactory('create', { name: 'ann', text: 'I am Ann.' }, NEAR / 10n),
      create('ann', 'I am Ann.', 0n),
      textOf('ann'),
      cards,
    ],
  },
  'a card without a text is not made': {
    steps: [storeCode, create('ann', ''), cards, create('ann')],
    lastEnds: 'returns true',
  },
  'a name makes no account id, or one that factory may not make': {
    steps: [storeCode, ...['A', '', 'a..b', 'a b', 7, null, undefined, 'b.ann'].map((name) => create(name)), cards],
    lastEnds: 'returns 0',
  },
  'a text is none': {
    steps: [storeCode, ...[7, null, undefined].map((text) => onFactory('create', { name: 'ann', text })), cards],
    lastEnds: 'returns 0',
  },
  'factory has no code yet': {
    steps: [create('ann')],
    lastRefusal: 'there is no code to deploy',
  },
  'factory is given what is no code': {
    steps: [
      onFactory('store_code', { code: '€' }, 0n, 'factory.test'),
      onFactory('store_code', { code: 7 }, 0n, 'factory.test'),
      onFactory('store_code', { code: '' }, 0n, 'factory.test'),
      create('ann'),
      cards,
    ],
  },
  'a stranger gives factory code, or calls its callback': {
    steps: [
      onFactory('store_code', { code: 'x' }),
      onFactory('create_callback', { creator_id: 'alice.test', deposit: String(NEAR) }),
      cards,
    ],
    lastEnds: 'returns 0',
  },
  'a card in pieces is none': {
    steps: [storeCode, onFactory('create_in_pieces', { name: 'ann', text: 'I am Ann.' }, 2n * NEAR), cards],
  },
  'nobody hears that there is no card': {
    steps: [
      storeCode,
      onFactory('create_and_forget', { name: 'ann', text: 'I am Ann.' }, 2n * NEAR),
      onFactory('create_and_forget', { name: 'ann', text: 'I am Ann.' }, 2n * NEAR),
      textOf('ann'),
    ],
    lastEnds: 'returns "I am Ann."',
  },
  'a card is opened once': {
    steps: [
      onCard('card.test', 'get_text'),
      open({ owner_id: 'A', text: 'Hello' }),
      open({ owner_id: 'alice.test', text: '' }),
      open({ owner_id: 'alice.test' }),
      open(),
      open({ owner_id: 'mallory.test', text: 'Mine.' }),
      onCard('card.test', 'get_owner'),
    ],
    lastEnds: 'returns "alice.test"',
  },
  'a card listens to its owner': {
    steps: [
      open(),
      onCard('card.test', 'set_text', { text: 'Good day' }),
      onCard('card.test', 'set_text', { text: '' }),
      onCard('card.test', 'set_text', { text: 7 }),
      { ...onCard('card.test', 'set_text', { text: 'a' }), deposit: 1n },
      onCard('card.test', 'set_text', { text: 'Mine.' }, 'mallory.test'),
      onCard('card.test', 'get_text'),
    ],
    lastEnds: 'returns "Good day"',
  },
  'a card gets other code, from its owner': {
    steps: [
      open(),
      onCard('card.test', 'upgrade', { code }, 'mallory.test'),
      onCard('card.test', 'upgrade', { code: '€' }),
      onCard('card.test', 'upgrade', { code: 'no Wasm at all' }),
      onCard('card.test', 'get_text'),
    ],
  },
};
