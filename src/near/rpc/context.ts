import type { BlockClock } from '../chain/blockClock.ts';
import type { Chain } from '../chain/chain.ts';
import type { Settler } from './settler.ts';

/** What the node says of itself where a chain alone cannot know. */
export interface NodeIdentity {
  readonly version: {
    readonly version: string;
    readonly build: string;
    readonly commit: string;
    readonly rustc_version: string;
  };
  readonly rpcAddress: string | null;
}

/** What every method gets. */
export interface RpcContext {
  readonly chain: Chain;
  readonly clock: BlockClock;
  readonly settler: Settler;
  readonly node: NodeIdentity;
  /** Nanoseconds of the network's time that a request may wait. */
  readonly pollingTimeout: bigint;
}

/** One RPC method: takes the request's `params` as they came, gives `result` or throws `RpcError`. */
export type RpcMethod = (params: unknown, context: RpcContext) => unknown;
