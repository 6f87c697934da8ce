/** The public face of the network: what tests, tools and the site use of it. */
export { createNetwork } from './createNetwork.ts';
export type { FetchedResponse, LocalNetwork, NetworkOptions } from './createNetwork.ts';
export { createGenesis } from './createGenesis.ts';
export type { GenesisAccount, GenesisOptions } from './createGenesis.ts';
export { keyPairFromSecretKey, keyPairFromSeed } from './keyPair.ts';
export type { KeyPair } from './keyPair.ts';
export { createRpc } from './rpc/createRpc.ts';
export type { Rpc, RpcAnswer, RpcOptions } from './rpc/createRpc.ts';
export type { HttpAnswer, HttpQuestion } from './rpc/http.ts';
export type { BlockClock, BlockPace, Timers } from './chain/blockClock.ts';
export type { Chain } from './chain/chain.ts';
export type { Block, BlockInput, Chunk, Genesis, StateRecord } from './chain/types.ts';
