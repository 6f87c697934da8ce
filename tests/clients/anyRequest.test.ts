import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createNetwork, keyPairFromSeed } from '../../src/near/index.ts';
import { methodTable } from '../../src/near/rpc/methodTable.ts';

const { publicKey } = keyPairFromSeed('alice');
const network = createNetwork({ accounts: [{ id: 'alice.test', balance: 10n ** 26n, publicKey }] });
afterAll(() => network.stop());

const ask = async (request: unknown) => {
  const { httpStatus, body } = await network.rpc.handle(request);
  return {
    httpStatus,
    ...(body as { id: unknown; result?: unknown; error?: { name: string; cause: { name: string }; data?: unknown } }),
  };
};

describe('the envelope', () => {
  it.each([[1], ['text'], [null], [{ deep: true }]])('echoes the id %j', async (id) => {
    expect(await ask({ jsonrpc: '2.0', id, method: 'health' })).toMatchObject({ httpStatus: 200, id, result: null });
  });

  it.each([
    [null],
    ['x'],
    [[]],
    [{}],
    [{ jsonrpc: '2.0' }],
    [{ method: 'status' }],
    [[{ jsonrpc: '2.0', method: 'status' }]],
  ])('refuses %j as no request', async (request) => {
    const { httpStatus, id, error } = await ask(request);
    expect([httpStatus, id, error?.data]).toEqual([400, null, 'JSON RPC Request format was expected']);
  });

  it.each(['nope', 'toString', '__proto__', 'constructor', ''])('does not know the method %j', async (method) => {
    expect(await ask({ jsonrpc: '2.0', id: 1, method })).toMatchObject({
      httpStatus: 400,
      error: { cause: { name: 'METHOD_NOT_FOUND' }, data: method },
    });
  });
});

/** Values of the right and of the wrong kind, under the names that methods look for. */
const names = [
  'finality',
  'block_id',
  'request_type',
  'account_id',
  'public_key',
  'chunk_id',
  'shard_id',
  'tx_hash',
  'sender_account_id',
  'signed_tx_base64',
  'wait_until',
  'receipt_id',
  'changes_type',
  'account_ids',
  'keys',
  'key_prefix_base64',
  'prefix_base64',
  'limit',
  'method_name',
  'args_base64',
  'records',
  'type',
  'epoch_id',
];
const plausible = fc.constantFrom<unknown>(
  'final',
  'optimistic',
  'view_account',
  'view_state',
  'view_code',
  'call_function',
  'view_access_key',
  'alice.test',
  'Bad Id',
  'ed25519:6E8sCci9badyRkXb3JoRpBj5p8C6Tw41ELDZoiihKEtp',
  'ed25519:x',
  '1'.repeat(32),
  'AAAA',
  '',
  'NONE',
  0,
  1,
  -1,
  2 ** 40,
  1e300,
  0.5,
  null,
  true,
  [],
  {},
  ['alice.test'],
  'account_changes',
  'transaction',
  [{ Account: {} }],
  123456789012345678901234567890n,
);
const value = fc.oneof(
  { weight: 4, arbitrary: plausible },
  { weight: 1, arbitrary: fc.anything({ withBigInt: true, maxDepth: 2 }) },
);
const params = fc.oneof(
  value,
  fc.array(value, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 }),
);
const methods = Object.keys(methodTable).filter((name) => name !== 'sandbox_fast_forward');

const paths = fc.constantFrom('/', '/status', '/health?x=1', '/network_info', '/../etc', '');
const bodies = fc.oneof(fc.string(), fc.json({ maxDepth: 1 }));

describe('any request', { timeout: 20_000 }, () => {
  it('gets an answer that is no fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), params, async (method, given) => {
        const { error, httpStatus } = await ask({ jsonrpc: '2.0', id: 1, method, params: given });
        expect([200, 400, 408, 422]).toContain(httpStatus);
        if (error?.name === 'INTERNAL_ERROR') expect(error.data).toMatch(/is ahead of head block/);
      }),
      { numRuns: 1000, seed: 20261121 },
    );
  });

  it('gets an answer over HTTP, whatever the body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'OPTIONS'),
        paths,
        bodies,
        async (method, path, body) => {
          const { status, headers } = await network.rpc.handleHttp({ method, path, body });
          expect([200, 400, 404, 405]).toContain(status);
          expect(headers['access-control-allow-origin']).toBe('*');
        },
      ),
      { numRuns: 200, seed: 20261121 },
    );
  });
});
