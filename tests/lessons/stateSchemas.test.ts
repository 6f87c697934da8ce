import { expect, it } from 'vitest';
import { schemaOfValue } from '../../src/course/stateSchemas.ts';
import { decodeBorsh } from '../../src/trace/decodeBorsh.ts';
import { decodeState } from '../../src/trace/decodeState.ts';
import { withSteppedLesson } from './steppedLesson.ts';
import type { Call, SteppedLesson } from './steppedLesson.ts';

/** What a contract's state says by its schema, or as it is read without one. */
async function stateOf({ rpc }: SteppedLesson, contractId: string): Promise<readonly string[]> {
  const blockQuery = { finality: 'optimistic' } as const;
  const { code_hash } = await rpc.viewAccount({ accountId: contractId, blockQuery });
  const { values } = await rpc.viewContractState({ contractId, blockQuery });
  return values.map(({ key, value }) => {
    const [name, payload] = [decodeState(key), decodeState(value)];
    const schema = schemaOfValue(code_hash, name);
    if (payload.type !== 'bytes') return payload.type === 'empty' ? '' : payload.text;
    return (schema && decodeBorsh(schema, payload)) ?? `unread: ${payload.hex}`;
  });
}

async function statesAfter(lessonId: string, calls: readonly Call[], contractIds: readonly string[]) {
  return withSteppedLesson(lessonId, async (lesson) => {
    for (const call of calls) {
      await lesson.send(call);
      for (let i = 0; i < 12; i++) await lesson.step();
    }
    return Promise.all(contractIds.map((id) => stateOf(lesson, id)));
  });
}

it('reads the state of the guestbook and of counter', async () => {
  const sign = (method: string, args: object): Call => ({ by: 'alice.test', to: 'guestbook.test', method, args });
  const calls = [
    sign('sign_with_pending', { text: 'Windy.', callback_ggas: 10 }),
    sign('sign_at_once', { text: 'What a view!' }),
  ];
  expect(await statesAfter('nothing-rolls-back', calls, ['guestbook.test', 'counter.test'])).toEqual([
    [
      '{"counter_id":"counter.test","entries":[{"author":"alice.test","text":"What a view!"}],"busy":false,"pending":"p"}',
      'Windy.',
    ],
    ['{"total":1,"numbers":"n"}', '1'],
  ]);
}, 30_000);

it('reads the books of a vault, and the notes of a thief', async () => {
  const attack = {
    by: 'mallory.test',
    to: 'thief.test',
    method: 'attack',
    args: { amount: '7', times: 1 },
  };
  expect(await statesAfter('reentrancy', [attack], ['vault.test', 'thief.test'])).toEqual([
    ['b', '"20000000000000000000000000"', '"4999999999999999999999993"'],
    ['{"vault_id":"vault.test","times":0,"stolen":"7"}'],
  ]);
}, 30_000);

it('reads what a card keeps', async () => {
  const create = {
    by: 'alice.test',
    to: 'factory.test',
    method: 'create',
    args: { name: 'ann', text: 'I am Ann.' },
    gas: 100n * 10n ** 12n,
    deposit: 10n ** 24n,
  };
  expect(await statesAfter('batches', [create], ['ann.factory.test'])).toEqual([
    ['{"owner_id":"alice.test","text":"I am Ann."}'],
  ]);
}, 30_000);

it('reads tokens with their approvals, and what a market offers', async () => {
  expect(await statesAfter('an-nft-marketplace', [], ['nft.test', 'market.test'])).toEqual([
    [
      '{"artist_id":"alice.test","name":"Times of day","symbol":"DAY","tokens":"t","approvals":"2"}',
      '{"token_id":"dawn","owner_id":"alice.test","metadata":{"title":"Dawn"},"approved_account_ids":{"market.test":"1"}}',
      '{"token_id":"dusk","owner_id":"alice.test","metadata":{"title":"Dusk"},"approved_account_ids":{"market.test":"2"}}',
    ],
    [
      '{"nft_id":"nft.test","offers":"o"}',
      '{"seller_id":"alice.test","price":"10000000000000000000000000","approval_id":"1"}',
      '{"seller_id":"alice.test","price":"5000000000000000000000000","approval_id":"2"}',
    ],
  ]);
}, 30_000);

it('reads the books of a token, and who is who for a swap', async () => {
  const send: Call = {
    by: 'alice.test',
    to: 'token.test',
    method: 'ft_transfer_call',
    args: { receiver_id: 'swap.test', amount: '25', msg: '' },
    deposit: 1n,
  };
  expect(await statesAfter('transfer-and-call', [send], ['token.test', 'swap.test'])).toEqual([
    ['{"balances":"b","total_supply":"100"}', '"0"', '"20"', '"80"', '"0"'],
    ['{"token_id":"token.test","price":"10"}'],
  ]);
}, 30_000);

it('reads what relay was told of rooms', async () => {
  const book = {
    by: 'alice.test',
    to: 'agency.test',
    method: 'book_room',
    args: { name: 'alice.test' },
    gas: 10n ** 14n,
  };
  expect(await statesAfter('returning-a-promise', [book], ['agency.test'])).toEqual([
    ['{"train_id":"train.test","hotel_id":"office.test","museum_id":"museum.test","rooms":"r"}', '3'],
  ]);
}, 30_000);

const buy: Call = {
  by: 'alice.test',
  to: 'escrow.test',
  method: 'buy',
  args: { parcel: '17' },
  gas: 60n * 10n ** 12n,
  deposit: 1n,
};

it('reads whom oracle listens to, and what it has been asked', async () => {
  const [[oracle, id], escrow] = (await statesAfter(
    'waiting-for-the-world',
    [buy],
    ['oracle.test', 'escrow.test'],
  )) as [string[], string[]];
  expect([oracle, id]).toEqual([
    '{"reporter_id":"bob.test","next_id":1,"open":{"ids":{"length":1,"prefix":"ov"},"questions":"om"}}',
    '0',
  ]);
  expect(escrow).toEqual(['{"oracle_id":"oracle.test","shop_id":"shop.test"}']);
}, 30_000);
