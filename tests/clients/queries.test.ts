import { afterAll, describe, expect, it } from 'vitest';
import { createGenesis, createNetwork, keyPairFromSeed } from '../../src/near/index.ts';
import { formatPublicKey } from '../../src/near/primitives/key.ts';

const keys = ['a', 'b', 'c'].map((seed) => keyPairFromSeed(seed).publicKey);
const genesis = createGenesis({ accounts: [{ id: 'alice.test', balance: 10n ** 26n }] });
const records = keys.map((publicKey) => ({
  type: 'AccessKey' as const,
  accountId: 'alice.test',
  publicKey,
  accessKey: { nonce: 0n, permission: { type: 'FullAccess' as const } },
}));
const network = createNetwork({ genesis: { ...genesis, records: [...genesis.records, ...records] } });
afterAll(() => network.stop());

const listKeys = async (range: object) => {
  const params = { request_type: 'view_access_key_list', finality: 'final', account_id: 'alice.test', ...range };
  const { body } = await network.rpc.handle({ jsonrpc: '2.0', id: 1, method: 'query', params });
  return (body as { result: { keys: { public_key: string }[]; last_key?: string } }).result;
};

describe('view_access_key_list', () => {
  it('lists all keys in the order of the trie', async () => {
    const listed = (await listKeys({})).keys.map((key) => key.public_key);
    expect([...listed].sort()).toEqual(keys.map(formatPublicKey).sort());
    expect((await listKeys({})).last_key).toBeUndefined();
  });

  it('gives them page by page', async () => {
    const all = (await listKeys({})).keys;
    const first = await listKeys({ limit: 2 });
    expect(first).toMatchObject({ keys: all.slice(0, 2), last_key: all[1]?.public_key });
    expect((await listKeys({ limit: 2, after_key: first.last_key })).keys).toEqual(all.slice(2));
  });
});
