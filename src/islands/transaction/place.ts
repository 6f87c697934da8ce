import { publicNetworks } from '../../site.config.ts';
import type { PublicNetwork } from '../../site.config.ts';

/** Where a transaction is looked for: a public network by name, or `own`, an address of the reader's. */
export type Place = PublicNetwork['name'] | 'own';

export const places: readonly { readonly value: Place; readonly label: string }[] = [
  ...publicNetworks.map(({ name }) => ({ value: name, label: name })),
  { value: 'own', label: 'another node' },
];

export const localNode = 'http://127.0.0.1:3030';

/** What the page is asked to draw, as its address tells it. */
export interface Question {
  readonly text: string;
  readonly account: string;
  readonly place: Place;
  readonly rpcUrl: string;
  readonly example: string | null;
}

/** Reads what a link to this page asks for; what it does not say is left at its default. */
export function readQuestion(search: string): Question {
  const params = new URLSearchParams(search);
  const network = params.get('network');
  return {
    text: params.get('hash') ?? '',
    account: params.get('account') ?? '',
    place: places.find(({ value }) => value === network)?.value ?? 'mainnet',
    rpcUrl: params.get('rpc') ?? localNode,
    example: params.get('example'),
  };
}

/** The query that asks for the same again. */
export function writeQuestion({ text, account, place, rpcUrl, example }: Question): string {
  if (example !== null) return `?${new URLSearchParams({ example }).toString()}`;
  const params = new URLSearchParams({ network: place, hash: text });
  if (account !== '') params.set('account', account);
  if (place === 'own') params.set('rpc', rpcUrl);
  return `?${params.toString()}`;
}
