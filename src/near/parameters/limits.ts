/**
 * What a contract, a call, a receipt or a transaction may not exceed at protocol 88.
 * Sizes are bytes unless the name says otherwise; gas limits are bigint.
 * @see nearcore core/parameters/src/vm.rs `LimitConfig`
 */
export const limits88 = {
  maxGasBurnt: 1_000_000_000_000_000n,
  maxStackHeight: 262_144,
  /** Pages of 64 KiB. */
  initialMemoryPages: 1_024,
  maxMemoryPages: 2_048,
  registersMemoryLimit: 1_073_741_824,
  maxRegisterSize: 104_857_600,
  maxNumberRegisters: 100,
  maxNumberLogs: 100,
  maxTotalLogLength: 16_384,
  maxTotalPrepaidGas: 1_000_000_000_000_000n,
  maxActionsPerReceipt: 100,
  maxDeployActionsPerReceipt: 10,
  maxNumberBytesMethodNames: 2_000,
  maxLengthMethodName: 256,
  maxArgumentsLength: 4_194_304,
  maxLengthReturnedData: 4_194_304,
  maxContractSize: 4_194_304,
  maxTransactionSize: 1_572_864,
  maxReceiptSize: 4_194_304,
  maxLengthStorageKey: 2_048,
  maxLengthStorageValue: 4_194_304,
  maxPromisesPerFunctionCallAction: 1_024,
  maxNumberInputDataDependencies: 128,
  maxReceiptTotalInputSize: 4_294_967_295,
  maxUniversalStateInitKeys: 1_024,
  /** Over all state-init actions of a receipt. */
  maxStateInitEntries: 1_500,
  maxFunctionsNumberPerContract: 10_000,
  maxLocalsPerContract: 1_000_000,
  /** A contract must have this many bytes per local; `null` before protocol 87, which did not ask. */
  minContractSizePerLocal: 2 as number | null,
  maxParamsPerContract: 50_000,
  maxParamsPerFunction: 64,
  maxOperandStackBytesPerFunction: 8_192,
  maxTablesPerContract: 1,
  maxElementsPerContractTable: 10_000,
  maxFunctionBodySize: 196_608,
  maxInstrumentedCodeSize: 16_777_216,
  maxBlocksPerFunction: 5_000,
  maxBlocksPerContract: 50_000,
  maxTypesPerContract: 1_024,
  accountIdValidityRulesVersion: 2,
  yieldTimeoutLengthInBlocks: 200,
  maxYieldPayloadSize: 1_024,
  perReceiptStorageProofSizeLimit: 4_000_000,
};

export type Limits = Readonly<typeof limits88>;
