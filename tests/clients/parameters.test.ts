import { afterAll, describe, expect, it } from 'vitest';
import { createGenesis, createNetwork, keyPairFromSeed } from '../../src/near/index.ts';

const genesis = createGenesis({ accounts: [{ id: 'alice.test', balance: 10n ** 26n }] });
const keys = Array.from({ length: 101 }, (_, index) => ({
  type: 'AccessKey' as const,
  accountId: 'alice.test',
  publicKey: keyPairFromSeed(`key ${index}`).publicKey,
  accessKey: { nonce: 0n, permission: { type: 'FullAccess' as const } },
}));
const network = createNetwork({ genesis: { ...genesis, records: [...genesis.records, ...keys] } });
afterAll(() => network.stop());

interface Answer {
  readonly result?: Readonly<Record<string, unknown>> & { readonly keys?: readonly unknown[] };
  readonly error?: { readonly cause: { readonly name: string; readonly info: object }; readonly data: unknown };
}
const ask = async (method: string, params: unknown) =>
  (await network.rpc.handle({ jsonrpc: '2.0', id: 1, method, params })).body as Answer;

const hash = '1'.repeat(32);
const ofAlice = { finality: 'final', account_id: 'alice.test' };

describe('parameters that do not parse are refused in the words of a node', () => {
  const parsing = (text: string) => `Failed parsing args: ${text}`;
  it.each([
    ['block', 'final', parsing('unknown variant `final`, expected one of `block_id`, `finality`, `sync_checkpoint`')],
    ['block', 'finality', parsing('invalid type: unit variant, expected newtype variant')],
    ['block', null, parsing('invalid type: null, expected string or map')],
    ['gas_price', [], parsing('invalid length 0, expected struct RpcGasPriceRequest with 1 element')],
    ['gas_price', [1, 2], parsing('invalid length 2, expected fewer elements in array')],
    ['validators', [], parsing('invalid type: sequence, expected string or map')],
    ['validators', ['latest'], parsing('data did not match any variant of untagged enum BlockId')],
    ['validators', { head: 1 }, parsing('unknown variant `head`, expected one of `epoch_id`, `block_id`, `latest`')],
    ['validators', { epoch_id: '1' }, parsing('incorrect length for hash')],
    [
      'EXPERIMENTAL_receipt',
      { receipt_id: 'foo-bar' },
      parsing("provided string contained invalid character '-' at byte 3"),
    ],
    ['send_tx', ['AAAA', 'NONE'], 'Unable to parse send request: too many params passed'],
    ['send_tx', ['AAAA', 1], parsing('invalid type: integer `1`, expected a string')],
    ['tx', ['AAAA'], 'Failed to decode transaction: Unexpected length of input'],
    ['tx', ['x', 'alice.test'], parsing('incorrect length for hash')],
    ['tx', { wait_until: 1 }, parsing('invalid type: integer `1`, expected a string')],
    ['query', null, parsing('invalid type: null, expected struct RpcQueryRequest')],
    ['query', ['account', ''], 'Not enough query parameters provided'],
    ['query', ['access_key/alice.test/nonsense', ''], 'Invalid public key'],
    ['query', ['call/alice.test', ''], 'Method name is missing'],
    ['query', ['contract/alice.test', '0'], "provided string contained invalid character '0' at byte 0"],
    ['query', ['dance/alice.test', ''], 'Unknown path dance'],
    ['query', [1, ''], parsing('invalid type: integer `1`, expected a string')],
    [
      'EXPERIMENTAL_view_access_key_list',
      [],
      parsing('invalid type: sequence, expected struct RpcViewAccessKeyListRequest'),
    ],
    ['EXPERIMENTAL_view_state', { finality: 'x' }, parsing('missing field `account_id`')],
    [
      'light_client_proof',
      { light_client_head: hash, type: 'block' },
      parsing('unknown variant `block`, expected `transaction` or `receipt`'),
    ],
    [
      'light_client_proof',
      { light_client_head: hash, type: 'receipt', receipt_id: hash },
      parsing('missing field `receiver_id`'),
    ],
    ['maintenance_windows', {}, parsing('missing field `account_id`')],
  ])('%s %j', async (method, params, text) => {
    const { error } = await ask(method, params);
    expect([error?.cause.name, error?.data]).toEqual(['PARSE_ERROR', text]);
  });

  it('takes a list for an object where a node does', async () => {
    expect((await ask('maintenance_windows', ['alice.test'])).result).toEqual([]);
    expect((await ask('EXPERIMENTAL_validators_ordered', [null])).result).toHaveLength(1);
  });
});

describe('an account with more keys than a node lists at once', () => {
  it('is listed only page by page', async () => {
    const { error } = await ask('query', { request_type: 'view_access_key_list', ...ofAlice });
    expect(error).toMatchObject({
      cause: { name: 'TOO_MANY_ACCESS_KEYS', info: { requested_account_id: 'alice.test', limit: 100 } },
    });
    const first = (await ask('EXPERIMENTAL_view_access_key_list', { ...ofAlice, limit: 1000 })).result!;
    expect(first.keys).toHaveLength(100);
    const last = (await ask('EXPERIMENTAL_view_access_key_list', { ...ofAlice, after_key: first['last_key'] })).result!;
    expect(last.keys).toHaveLength(1);
    expect(last['last_key']).toBeUndefined();
  });
});

it('tells how it is set up', async () => {
  const { result } = await ask('client_config', []);
  expect(result).toMatchObject({ chain_id: genesis.chainId, archive: true, min_block_production_delay: [0, 0] });
});
