import type { ProtocolVersion } from '../primitives/brands.ts';
import { bandwidth88, congestion88, witness88 } from './congestion.ts';
import type { Bandwidth, Congestion, Witness } from './congestion.ts';
import { cost, fee } from './cost.ts';
import { economics88 } from './economics.ts';
import type { Economics } from './economics.ts';
import { extCosts88 } from './extCosts.ts';
import type { ExtCosts } from './extCosts.ts';
import { features88 } from './features.ts';
import type { Features } from './features.ts';
import { fees88 } from './fees.ts';
import type { Fees } from './fees.ts';
import { limits88 } from './limits.ts';
import type { Limits } from './limits.ts';
import { wasm88 } from './wasmCosts.ts';
import type { WasmParameters } from './wasmCosts.ts';

/** Everything a protocol version fixes: prices, limits, switches. @see nearcore core/parameters/src/config.rs `RuntimeConfig` */
export interface RuntimeParameters {
  readonly protocolVersion: ProtocolVersion;
  /** Actions, by nearcore's parameter names, which are also the names in a gas profile. */
  readonly fees: Fees;
  /** Host functions and contract loading, likewise. */
  readonly extCosts: ExtCosts;
  readonly wasm: WasmParameters;
  readonly limits: Limits;
  readonly economics: Economics;
  readonly features: Features;
  readonly congestion: Congestion;
  readonly bandwidth: Bandwidth;
  readonly witness: Witness;
}

const protocol88: RuntimeParameters = {
  protocolVersion: 88,
  fees: fees88,
  extCosts: extCosts88,
  wasm: wasm88,
  limits: limits88,
  economics: economics88,
  features: features88,
  congestion: congestion88,
  bandwidth: bandwidth88,
  witness: witness88,
};

/** Before universal accounts. */
const protocol87: RuntimeParameters = {
  ...protocol88,
  protocolVersion: 87,
  fees: {
    ...protocol88.fees,
    universal_state_init_byte: fee(72_000_000n, 72_000_000n, 70_000_000n),
    universal_state_init_entry: fee(0n, 0n, 200_000_000_000n),
  },
  extCosts: {
    ...protocol88.extCosts,
    universal_state_init_to_account_id_base: cost(8_520_000_000n),
    universal_state_init_to_account_id_byte: cost(21_471_105n),
  },
  wasm: { ...protocol88.wasm, universalAccounts: false, canonicalUniversalStateInit: false },
  features: {
    ...protocol88.features,
    rejectUniversalAccountTransfers: true,
    universalAccounts: false,
    refundRepeatedUniversalStateInitDeposit: false,
  },
};

/** Contracts still earned a share of their gas. */
const protocol86: RuntimeParameters = {
  ...protocol87,
  protocolVersion: 86,
  wasm: { ...protocol87.wasm, fixContractLoadingError: false, mlDsaVerifyHostFn: false, sha3HostFns: false },
  limits: { ...protocol87.limits, maxStateInitEntries: 4_294_967_295, minContractSizePerLocal: null },
  economics: { ...protocol87.economics, burntGasReward: { numerator: 3n, denominator: 10n } },
  features: {
    ...protocol87.features,
    rejectEmptyMethodName: false,
    rejectDelegateV2: false,
    rejectWithdrawFromGasKeyInDelegate: false,
    limitStateInitEntries: false,
    implicitTransferHandsOverActor: true,
    rejectUniversalAccountTransfers: false,
    globalContractSameChunkCallFix: false,
    enforceStorageProofLimitForAllActions: false,
  },
};

const protocol85: RuntimeParameters = {
  ...protocol86,
  protocolVersion: 85,
  features: { ...protocol86.features, enforcePerReceiptStorageProofLimit: false },
};

const byVersion: ReadonlyMap<ProtocolVersion, RuntimeParameters> = new Map(
  [protocol85, protocol86, protocol87, protocol88].map((parameters) => [parameters.protocolVersion, parameters]),
);

/** The newest stable protocol, and the one the course runs. */
export const latestProtocolVersion: ProtocolVersion = 88;

/** The parameters of a protocol version; throws for versions that are not 85, 86, 87 or 88. */
export function runtimeParameters(version: ProtocolVersion = latestProtocolVersion): RuntimeParameters {
  const parameters = byVersion.get(version);
  if (parameters === undefined) {
    throw new Error(`No parameters for protocol ${version}: expected one of ${[...byVersion.keys()].join(', ')}.`);
  }
  return parameters;
}
