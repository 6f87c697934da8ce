/**
 * Rules that came or went with a protocol version and are not parameters; at protocol 88.
 * @see nearcore core/primitives-core/src/version.rs `ProtocolFeature`
 */
export const features88 = {
  /** A function call with an empty method name is refused when its transaction or receipt is validated. */
  rejectEmptyMethodName: true,
  /** New receipts and transactions may not hold a `DelegateV2` action. */
  rejectDelegateV2: true,
  rejectWithdrawFromGasKeyInDelegate: true,
  /** The number of state-init entries of a receipt is limited (`limits.maxStateInitEntries`). */
  limitStateInitEntries: true,
  /** A transfer that creates an implicit account hands the role of the actor to it. */
  implicitTransferHandsOverActor: false,
  /** A transfer to a `0u` id is refused. */
  rejectUniversalAccountTransfers: false,
  /** `0u` ids are accounts. */
  universalAccounts: true,
  /** A state init of an existing universal account refunds its deposit. */
  refundRepeatedUniversalStateInitDeposit: true,
  globalContractSameChunkCallFix: true,
  enforcePerReceiptStorageProofLimit: true,
  enforceStorageProofLimitForAllActions: true,
};

export type Features = Readonly<typeof features88>;
