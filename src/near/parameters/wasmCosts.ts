/**
 * What instructions cost and which abilities contracts have at protocol 88. Gas, as plain numbers: the VM counts in them.
 * @see nearcore core/parameters/src/vm.rs `Config`
 */
export const wasm88 = {
  regularOpCost: 822_756,
  growMemCost: 1,
  linearOpBaseCost: 26_328_192,
  linearOpUnitCost: 822_756,
  vmKind: 'Wasmtime',
  storageGetMode: 'FlatStorage',
  fixContractLoadingCost: false,
  fixContractLoadingError: true,
  ethImplicitAccounts: true,
  universalAccounts: true,
  canonicalUniversalStateInit: true,
  discardCustomSections: true,
  globalContractHostFns: true,
  reftypesBulkMemory: true,
  gasKeyHostFns: true,
  fixMlDsaCostCharging: false,
  oneYoctoOnPromise: true,
  p256VerifyHostFn: true,
  mlDsaVerifyHostFn: true,
  sha3HostFns: true,
  yieldWithIdHostFns: true,
  chainIdHostFn: true,
  bls12381NotInGroupFix: false,
};

export type WasmParameters = Readonly<typeof wasm88>;
