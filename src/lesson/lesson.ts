import { JsonRpcProvider } from 'near-api-js';
import type { Signer } from 'near-api-js';

/** An account that is yours in this lesson. `new Account(alice.id, rpc, alice.signer)` acts as it. */
export interface ReaderAccount {
  /** `alice.test` here, another name on another network. */
  readonly id: string;
  /** Signs for this account. In the page it asks the page to: no secret key is within a snippet's reach. */
  readonly signer: Signer;
}

/** A contract of this lesson, already deployed. */
export interface ContractAccount {
  /** `hello.test` here, another name on another network. */
  readonly id: string;
}

export const readerNames = ['alice', 'bob', 'mallory'] as const;
export const contractNames = [
  'hello',
  'caller',
  'counter',
  'guestbook',
  'vault',
  'thief',
  'forger',
  'payroll',
  'trusting',
  'factory',
  'train',
  'hotel',
  'museum',
  'agency',
  'office',
  'nft',
  'market',
  'token',
  'swap',
  'liar',
  'oracle',
  'escrow',
] as const;

/** Everything that `crosscall/lesson` exports. */
export type Lesson = Readonly<Record<(typeof readerNames)[number], ReaderAccount>> &
  Readonly<Record<(typeof contractNames)[number], ContractAccount>> & {
    /** The network of this lesson. */
    readonly rpc: JsonRpcProvider;
    /** 10¹², a tera: `30n * tera` is 30 Tgas. */
    readonly tera: bigint;
    /** Lets the network's height and clock run ahead by so many blocks, in which nothing happens. A network of your own can do that, and no public one. */
    readonly skipBlocks: (blocks: number) => Promise<void>;
  };

/** Where a lesson comes from: the page, or the environment of a Node process. Both throw an error that a reader understands. */
export interface LessonHost {
  readonly rpcUrl: string;
  accountId(name: string): string;
  signer(name: string): Signer;
}

/** An account that signs, looked up when it is asked for. */
export function readerAccount(host: LessonHost, name: string): ReaderAccount {
  return {
    get id() {
      return host.accountId(name);
    },
    get signer() {
      return host.signer(name);
    },
  };
}

/** Makes the lesson. Accounts are looked up when a snippet first asks for them, so one that it never uses may be missing. */
export function createLesson(host: LessonHost): Lesson {
  const contract = (name: string): ContractAccount => ({
    get id() {
      return host.accountId(name);
    },
  });
  const rpc = new JsonRpcProvider({ url: host.rpcUrl });
  return {
    rpc,
    tera: 10n ** 12n,
    // Not among the methods that near-api-js knows: only a node in a sandbox has it.
    async skipBlocks(blocks) {
      await rpc.sendJsonRpc('sandbox_fast_forward' as never, { delta_height: blocks } as never);
    },
    ...named(readerNames, (name) => readerAccount(host, name)),
    ...named(contractNames, contract),
  };
}

/** Something for each name, by that name. */
function named<Name extends string, T>(names: readonly Name[], make: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>;
}
