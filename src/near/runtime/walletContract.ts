import { base58 } from '@scure/base';
import type { CryptoHash } from '../primitives/brands.ts';

const onMainnet = base58.decode('2zodJZK2e4nnv5AqwCRnenNSmkikXhEd7PPY6BmfTmW4');
const onTestnet = base58.decode('3PpYvRxBfC5BkZxTw8ZFG3D52w1ZRhvDDWirKoxphMDn');

/**
 * The global contract of accounts with an Ethereum address.
 * Differs from nearcore: other chains than mainnet and testnet have a build of their own there; here they have mainnet's.
 * @see nearcore runtime/near-wallet-contract/src/lib.rs `eth_wallet_global_contract_hash`
 */
export const walletContractHash = (chainId: string): CryptoHash => (chainId === 'testnet' ? onTestnet : onMainnet);
