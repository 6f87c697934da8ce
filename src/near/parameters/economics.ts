import { cost } from './cost.ts';

/** A share, kept as a fraction so that rounding is nearcore's. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Prices and rewards at protocol 88; balances in yoctoNEAR.
 * @see nearcore core/parameters/src/cost.rs `RuntimeFeesConfig`
 * @see nearcore core/parameters/src/config.rs `AccountCreationConfig`
 */
export const economics88 = {
  storageAmountPerByte: 10_000_000_000_000_000_000n,
  /** Bytes that an account without anything in it takes. */
  storageNumBytesAccount: 100,
  /** Bytes added to each key-value pair's own. */
  storageNumExtraBytesRecord: 40,
  globalContractStorageAmountPerByte: 100_000_000_000_000_000_000n,
  /** The contract's share of the gas its call burnt. */
  burntGasReward: { numerator: 0n, denominator: 1n } as Ratio,
  pessimisticGasPriceInflation: { numerator: 1n, denominator: 1n } as Ratio,
  gasRefundPenalty: { numerator: 0n, denominator: 100n } as Ratio,
  minGasRefundPenalty: 0n,
  deployGlobalContractExecutionBase: 20_000_000_000_000n,
  deployGlobalContractExecutionPerByte: 250_000_000n,
  mlDsa65VerificationCost: cost(100_000_000_000n),
  /** Gas of receipts is bought at no less than this. */
  minGasPurchasePrice: 1_000_000_000n,
  accountCreationCharge: 7_000_000_000_000_000_000_000n,
  minAllowedTopLevelAccountLength: 65,
  registrarAccountId: 'registrar',
  useStateStoredReceipt: true,
};

export type Economics = Readonly<typeof economics88>;
