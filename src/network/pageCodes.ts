import type { LessonGenesis } from './types.ts';

/** Contracts that this page has fetched, by their address: a network that starts later needs no connection for them. */
const fetched = new Map<string, Promise<Uint8Array | null>>();

/** Puts the bytes of contracts in place of their addresses. What cannot be fetched stays as it is, for the network to complain of. */
export async function withPageCodes(genesis: LessonGenesis): Promise<LessonGenesis> {
  const accounts = await Promise.all(
    genesis.accounts.map(async (account) => {
      if (typeof account.code !== 'string') return account;
      return { ...account, code: (await codeAt(account.code)) ?? account.code };
    }),
  );
  return { ...genesis, accounts };
}

function codeAt(url: string): Promise<Uint8Array | null> {
  const code = fetched.get(url) ?? fetchCode(url);
  fetched.set(url, code);
  return code;
}

async function fetchCode(url: string): Promise<Uint8Array | null> {
  const response = await fetch(url).catch(() => null);
  if (response?.ok) return new Uint8Array(await response.arrayBuffer());
  // The next one asks again.
  fetched.delete(url);
  return null;
}
