/** A contract of the course, as its manifest tells of it. */
export interface CourseContract {
  /** `hello`, or `hello-ts`. */
  readonly name: string;
  readonly language: 'rust' | 'typescript';
  /** Bytes. */
  readonly size: number;
  readonly methods: readonly string[];
}

/** `public/contracts/manifest.json`, as far as a playground needs it. */
export interface ContractManifest {
  readonly contracts: Readonly<
    Record<string, { readonly language: string; readonly size: number; readonly methods: readonly string[] }>
  >;
}

/** What every contract of one kind exports, and nobody calls. */
const hidden: ReadonlySet<string> = new Set(['contract_source_metadata']);

/** The course's contracts, those in Rust first. */
export function courseContracts({ contracts }: ContractManifest): CourseContract[] {
  return Object.entries(contracts)
    .map(([name, { language, size, methods }]): CourseContract => ({
      name,
      language: language === 'typescript' ? 'typescript' : 'rust',
      size,
      methods: methods.filter((method) => !hidden.has(method)),
    }))
    .sort((a, b) => (a.language === b.language ? 0 : a.language === 'rust' ? -1 : 1));
}

/** With what the course's contracts are usually initialised, in JSON; null for those that need nothing. */
export function usualInit(contract: string): { readonly methodName: string; readonly args: string } | null {
  const args = usualArguments[contract.replace(/-ts$/, '')];
  return args === undefined ? null : { methodName: 'init', args: JSON.stringify(args) };
}

const usualArguments: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  caller: { hello_id: 'hello.test' },
  guestbook: { counter_id: 'counter.test' },
  payroll: { people: ['alice.test', 'bob.test'], wage: '1000000000000000000000000' },
  trusting: { hello_id: 'hello.test' },
  thief: { vault_id: 'vault.test' },
  'fungible-token': { owner_id: 'alice.test', total_supply: '100' },
  swap: { token_id: 'token.test', price: '10' },
  liar: { friend_id: 'mallory.test' },
  nft: { artist_id: 'alice.test', name: 'Times of day', symbol: 'DAY' },
  market: { nft_id: 'nft.test' },
  oracle: { reporter_id: 'bob.test' },
  escrow: { oracle_id: 'oracle.test', shop_id: 'alice.test' },
};
