import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import type { Files } from './environment.ts';

const folder: Record<string, string> = {
  'keys/alice.test.json': '{"account_id":"alice.test","public_key":"ed25519:a","private_key":"ed25519:A"}',
  'keys/bob.test.json': '{"account_id":"bob.test","secret_key":"ed25519:B"}',
  'keys/notes.txt': 'not a key',
  'accounts.json': '{"alice":"you.testnet"}',
  'broken.json': '{',
};

const files: Files = {
  read(path) {
    const text = folder[path];
    if (text === undefined) throw new Error('ENOENT');
    return text;
  },
  list: (path) =>
    path === 'keys' ? Object.keys(folder).flatMap((name) => (name.startsWith('keys/') ? [name.slice(5)] : [])) : null,
};

describe('readEnvironment', () => {
  it('needs nothing: the network that npm run network serves is the default', () => {
    expect(readEnvironment({}, files)).toEqual({ rpcUrl: 'http://127.0.0.1:3030', accounts: {}, keys: {} });
  });

  it('takes an RPC address', () => {
    expect(readEnvironment({ CROSSCALL_RPC_URL: 'https://rpc.testnet.near.org' }, files).rpcUrl).toBe(
      'https://rpc.testnet.near.org',
    );
    expect(() => readEnvironment({ CROSSCALL_RPC_URL: 'localhost:3030' }, files)).toThrow(
      /must be an http or https address.*got localhost:3030/,
    );
  });

  it.each(['{"alice":"you.testnet"}', 'accounts.json'])('takes accounts from %s', (value) => {
    expect(readEnvironment({ CROSSCALL_ACCOUNTS: value }, files).accounts).toEqual({ alice: 'you.testnet' });
  });

  it.each([
    ['{"alice.test":"ed25519:A"}', { 'alice.test': 'ed25519:A' }],
    ['keys/alice.test.json', { 'alice.test': 'ed25519:A' }],
    ['keys', { 'alice.test': 'ed25519:A', 'bob.test': 'ed25519:B' }],
  ])('takes keys from %s', (value, keys) => {
    expect(readEnvironment({ CROSSCALL_KEYS: value }, files).keys).toEqual(keys);
  });

  it.each([
    ['missing.json', /names the file missing.json, which cannot be read/],
    ['broken.json', /The file broken.json, named by CROSSCALL_KEYS, is not JSON/],
    ['{"alice.test":5}', /must hold texts by name, like \{"alice.test": "ed25519:…"\}; got alice.test: 5/],
    ['{', /CROSSCALL_KEYS is not JSON/],
  ])('says what is wrong with keys given as %s', (value, message) => {
    expect(() => readEnvironment({ CROSSCALL_KEYS: value }, files)).toThrow(message);
  });
});
