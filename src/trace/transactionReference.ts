import { base58 } from '@scure/base';

/** What a reader pasted, as far as it names a transaction. */
export interface TransactionReference {
  /** Base58 of 32 bytes. */
  readonly hash: string;
  readonly accountId: string | null;
  /** The network that the link is about; null when it does not tell. */
  readonly network: 'mainnet' | 'testnet' | null;
}

/** @see nearcore `AccountId`; 2 to 64 characters */
const account = /^(?=.{2,64}$)(?:[a-z\d]+[-_])*[a-z\d]+(?:\.(?:[a-z\d]+[-_])*[a-z\d]+)*$/;

/**
 * Reads a transaction's hash, a hash with its account in either order, or a link to an explorer. Links are read, never
 * opened. Null when no hash is in it.
 */
export function readTransactionReference(text: string): TransactionReference | null {
  const words = text.trim().split(/[\s,;]+/);
  const links = words.filter((word) => /^https?:\/\//i.test(word) && URL.canParse(word)).map((word) => new URL(word));
  const parts = words
    .filter((word) => !/^https?:\/\//i.test(word))
    .map((word) => word.replace(/^["'<]+|[">'.]+$/g, ''));
  const hash = [...parts, ...links.flatMap(partsOf)].find(isHash);
  if (hash === undefined) return null;
  const accountId =
    parts.find((part) => part !== hash && account.test(part)) ?? links.map(accountIn).find((id) => id !== null) ?? null;
  return { hash, accountId, network: links.map(networkOf).find((network) => network !== null) ?? null };
}

/** Whether this is how a transaction's hash is written. */
export function isHash(text: string): boolean {
  if (text.length < 32 || text.length > 44) return false;
  try {
    return base58.decode(text).length === 32;
  } catch {
    return false;
  }
}

/** Explorers keep the hash in the path, in the query, or behind `#`. */
function partsOf({ pathname, searchParams, hash }: URL): readonly string[] {
  return [...pathname.split('/'), ...searchParams.values(), ...hash.split(/[#/?&=]/)];
}

function accountIn({ searchParams }: URL): string | null {
  const named = ['accountId', 'account_id', 'account', 'sender', 'signerId'].map((name) => searchParams.get(name));
  return named.find((id) => id !== null && account.test(id)) ?? null;
}

function networkOf({ hostname, searchParams }: URL): TransactionReference['network'] {
  const told = searchParams.get('network') ?? hostname;
  if (/testnet/i.test(told)) return 'testnet';
  return /mainnet|(?:^|\.)(?:nearblocks|nearvalidate|pikespeak|near)\./i.test(told) ? 'mainnet' : null;
}
