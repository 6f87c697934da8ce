/**
 * When a shard counts as congested, and what it then lets through.
 * @see nearcore core/parameters/src/config.rs `CongestionControlConfig`
 */
export const congestion88 = {
  maxCongestionIncomingGas: 400_000_000_000_000_000n,
  maxCongestionOutgoingGas: 10_000_000_000_000_000n,
  /** Bytes. */
  maxCongestionMemoryConsumption: 1_000_000_000,
  maxCongestionMissedChunks: 125,
  maxOutgoingGas: 300_000_000_000_000_000n,
  minOutgoingGas: 1_000_000_000_000_000n,
  allowedShardOutgoingGas: 1_000_000_000_000_000n,
  maxTxGas: 500_000_000_000_000n,
  minTxGas: 20_000_000_000_000n,
  rejectTxCongestionThreshold: 0.8,
  /** Bytes. */
  outgoingReceiptsUsualSizeLimit: 102_400,
  outgoingReceiptsBigSizeLimit: 4_718_592,
};

export type Congestion = Readonly<typeof congestion88>;

/** Bytes a shard may send per block. @see nearcore core/parameters/src/config.rs `BandwidthSchedulerConfig` */
export const bandwidth88 = {
  maxShardBandwidth: 4_500_000,
  maxSingleGrant: 4_194_304,
  maxAllowance: 4_500_000,
  maxBaseBandwidth: 100_000,
};

export type Bandwidth = Readonly<typeof bandwidth88>;

/** Bytes a chunk's witness may hold. @see nearcore core/parameters/src/config.rs `WitnessConfig` */
export const witness88 = {
  mainStorageProofSizeSoftLimit: 4_000_000,
  combinedTransactionsSizeLimit: 4_194_304,
  newTransactionsValidationStateSizeSoftLimit: 572_864,
};

export type Witness = Readonly<typeof witness88>;
