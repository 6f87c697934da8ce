import { hexToBytes } from '@noble/hashes/utils.js';
import type { CryptoHash } from '../primitives/brands.ts';

const onMainnet = hexToBytes('1daa835c4637f7ae3d924095ba3f0bf2829bcfa17b1068cd58bd853dcad7ceb5');
const onTestnet = hexToBytes('238feac1f86cc9f9f4003e3f6d5aebc04eaea9c394032bd29470e9609b67f6c5');
const elsewhere = hexToBytes('d2884a900d4fa370e48f1e3d4865d4dc0dbd093c89f0e7baef2eddc142c49e8d');

/**
 * The global contract of accounts with an Ethereum address; a chain has it only once somebody deployed it there.
 * @see nearcore runtime/near-wallet-contract/src/lib.rs `eth_wallet_global_contract_hash`
 */
export function walletContractHash(chainId: string): CryptoHash {
  if (chainId === 'mainnet' || chainId === 'mocknet') return onMainnet;
  return chainId === 'testnet' ? onTestnet : elsewhere;
}
