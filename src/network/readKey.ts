import { keyPairFromSecretKey } from '../near/keyPair.ts';
import { isRecord } from './portProtocol.ts';
import type { KeyedAccount } from './sendTransaction.ts';

/**
 * Reads a key as tools write it: `ed25519:…` beside its account's id; a key file of near-cli or of a sandbox
 * (`account_id` with `private_key` or `secret_key`); or an object from account ids to keys, of which `accountId` or else
 * the first counts. Errors never repeat what was given.
 */
export function readKey(text: string, accountId: string): KeyedAccount {
  const id = accountId.trim();
  const given = text.trim();
  if (given === '') throw new Error('Paste the account’s secret key (ed25519:…), or its key file.');
  const found = given.startsWith('{') ? readKeyFile(given, id) : { id, secret: given };
  if (found.id === '') throw new Error('Which account is this the key of? Fill in its id.');
  return { id: found.id, keyPair: keyPairFromSecretKey(found.secret) };
}

function readKeyFile(text: string, id: string): { readonly id: string; readonly secret: string } {
  const file = parse(text);
  const secret = file['private_key'] ?? file['secret_key'];
  if (typeof secret === 'string') return { id: id || String(file['account_id'] ?? ''), secret };
  const keys = Object.entries(file).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].startsWith('ed25519:'),
  );
  const [own] = id === '' ? keys : keys.filter(([name]) => name === id);
  if (own === undefined)
    throw new Error(
      id === '' ? 'Expected a key file with a secret key in it; there is none.' : `The file holds no key of ${id}.`,
    );
  return { id: own[0], secret: own[1] };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Told below.
  }
  throw new Error('Expected a key file as JSON; it cannot be read. Copy the whole file, braces included.');
}
