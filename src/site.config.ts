/** What the site knows about where it lives. */
export const site = {
  title: 'Crosscall',
  /** One sentence that says what this is. */
  sentence: 'A course on NEAR cross-contract calls in which every claim is a call you can run, here, in this page.',
  description:
    'Learn NEAR cross-contract calls by running them: real contracts on a NEAR network inside the page, drawn receipt by receipt and block by block.',
  /**
   * The repository's address, such as `https://github.com/someone/crosscall`: set the variable when building, or write it
   * here. While it is unset, the links "edit this page" and "report a bug" are hidden.
   */
  repository: import.meta.env?.PUBLIC_CROSSCALL_REPOSITORY as string | undefined,
  /** The branch that "edit this page" opens. */
  branch: 'main',
  /** The release of nearcore to which rules are linked. */
  nearcoreTag: '2.14.0',
} as const;

/** Gives the address under which a file of this project can be read, or `undefined` while no repository is configured. */
export function sourceUrl(path: string, line?: number): string | undefined {
  if (site.repository === undefined) return undefined;
  return `${site.repository}/blob/${site.branch}/${path}${line === undefined ? '' : `#L${line}`}`;
}

/** Gives the address that edits a file of this project, or `undefined` while no repository is configured. */
export function editUrl(path: string): string | undefined {
  if (site.repository === undefined) return undefined;
  return `${site.repository}/edit/${site.branch}/${path}`;
}

/** A network that is always there, and where pages find it. Each address is tried in turn. */
export interface PublicNetwork {
  readonly name: 'mainnet' | 'testnet';
  readonly rpc: readonly string[];
  /** Nodes that keep what others have dropped after some days; asked when those no longer know. */
  readonly archival: readonly string[];
}

/** What `/tx` and the lessons' network switch offer besides a reader's own address. */
export const publicNetworks: readonly PublicNetwork[] = [
  {
    name: 'mainnet',
    rpc: ['https://free.rpc.fastnear.com', 'https://near.drpc.org', 'https://rpc.mainnet.near.org'],
    archival: ['https://archival-rpc.mainnet.fastnear.com', 'https://archival-rpc.mainnet.near.org'],
  },
  {
    name: 'testnet',
    rpc: ['https://test.rpc.fastnear.com', 'https://rpc.testnet.near.org'],
    archival: ['https://archival-rpc.testnet.fastnear.com', 'https://archival-rpc.testnet.near.org'],
  },
];

/** Creates accounts on the testnet and pays for them: POST `{ newAccountId, newAccountPublicKey }`. */
export const testnetFaucet = 'https://helper.nearprotocol.com/account';
