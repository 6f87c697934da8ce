import { nearToYocto } from 'near-api-js';
import { createGenesis, keyPairFromSeed } from '../near/index.ts';
import type { Chain } from '../near/index.ts';
import { createChain } from '../near/chain/createChain.ts';
import { createTestChain } from './createTestChain.ts';
import type { TestChain } from './testChain.ts';

export interface ChainOptions {
  /** People: accounts without a contract. */
  readonly accounts?: readonly string[];
  /** The Wasm of contracts, by the accounts that they stand on. They are not initialised yet. */
  readonly contracts?: Readonly<Record<string, Uint8Array>>;
  /** yoctoNEAR by account; all others have 100 NEAR. */
  readonly balances?: Readonly<Record<string, bigint>>;
  /** 86, 87 or 88. */
  readonly protocolVersion?: number;
}

/**
 * Starts a NEAR chain inside a test. Equal tests come out equal, to the last hash.
 *
 * @example
 * const chain = startChain({ accounts: ['alice.test'], contracts: { 'hello.test': wasm } });
 * await chain.account('alice.test').callFunction({ contractId: 'hello.test', methodName: 'set_greeting', args: { greeting: 'Howdy' } });
 * expect(await chain.rpc.callFunction({ contractId: 'hello.test', method: 'get_greeting', args: {} })).toBe('Howdy');
 */
export function startChain(options: ChainOptions = {}): TestChain {
  return createTestChain(genesisChain(options), { keys: keysOf(options), nonces: new Map() });
}

function genesisChain({ accounts = [], contracts = {}, balances = {}, protocolVersion }: ChainOptions): Chain {
  const ids = [...accounts, ...Object.keys(contracts)];
  const stranger = Object.keys(balances).find((id) => !ids.includes(id));
  if (stranger !== undefined)
    throw new Error(`There is a balance for ${stranger}, which is neither an account nor a contract of this chain.`);
  const records = ids.map((id) => ({
    id,
    balance: balances[id] ?? nearToYocto(100),
    publicKey: keyPairFromSeed(id).publicKey,
    code: contracts[id],
  }));
  const chain = createChain(createGenesis({ protocolVersion, accounts: records }));
  // The first block takes no transactions: each of a test's own stands in the very next one.
  chain.produceBlock();
  return chain;
}

const keysOf = ({ accounts = [], contracts = {} }: ChainOptions): ReadonlyMap<string, string> =>
  new Map([...accounts, ...Object.keys(contracts)].map((id) => [id, keyPairFromSeed(id).secretKey]));
