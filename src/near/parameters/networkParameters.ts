/**
 * Figures of the chain that no protocol version changed from 85 to 88, and those a genesis usually has.
 * Prices in yoctoNEAR per gas, times in blocks.
 * @see nearcore core/chain-configs/src/lib.rs
 * @see nearcore core/primitives-core/src/account.rs
 */
export const networkParameters = {
  gasLimitPerChunk: 1_000_000_000_000_000n,
  minGasPrice: 100_000_000n,
  maxGasPrice: 2_000_000_000n,
  gasPriceAdjustmentRate: { numerator: 1n, denominator: 100n },
  /** Of a chain made by `neard init`. */
  transactionValidityPeriod: 100,
  epochLength: 500,
  /** A new key's nonce is (height − 1) times this; a nonce must stay below height times this. */
  accessKeyNonceRangeMultiplier: 1_000_000n,
  /** Bytes that an account may take without staking for them. */
  zeroBalanceAccountStorageLimit: 770,
  /** Bytes, contract not counted, up to which an account can be deleted. */
  maxAccountDeletionStorageUsage: 10_000,
  gasKeyMaxBalanceToBurn: 1_000_000_000_000_000_000_000_000n,
  maxNoncesForGasKey: 1_024,
  /** Values longer than this are not inlined in flat storage: reading them costs more. */
  inlineDiskValueThreshold: 4_000,
} as const;
