import type { ExtCostName } from '../../parameters/extCosts.ts';
import { ext } from './extCostTable.ts';
import { heavyCurve } from './heavyCurves.ts';
import type { HostFunction, HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { toNumber } from './u64.ts';

const G1_MULTIEXP_ELEMENT = 96;
const G1_SUM_ELEMENT = 65;
const PAIRING_ELEMENT = 192;
const BLS_PAIRING_ELEMENT = 288;

/** @see nearcore runtime/near-vm-runner/src/logic/alt_bn128.rs */
export const altBn128Functions = (host: HostState): HostFunctions => ({
  alt_bn128_g1_multiexp(valueLen: bigint, valuePtr: bigint, registerId: bigint): void {
    host.gas.payBase(ext.alt_bn128_g1_multiexp_base);
    const curve = heavyCurve('altBn128');
    const elements = curve.splitElements(host.readBlob(valueLen, valuePtr), G1_MULTIEXP_ELEMENT);
    host.gas.payPer(ext.alt_bn128_g1_multiexp_element, elements.length);
    host.registers.set(registerId, curve.multiExp(elements));
  },

  alt_bn128_g1_sum(valueLen: bigint, valuePtr: bigint, registerId: bigint): void {
    host.gas.payBase(ext.alt_bn128_g1_sum_base);
    const curve = heavyCurve('altBn128');
    const elements = curve.splitElements(host.readBlob(valueLen, valuePtr), G1_SUM_ELEMENT);
    host.gas.payPer(ext.alt_bn128_g1_sum_element, elements.length);
    host.registers.set(registerId, curve.sum(elements));
  },

  alt_bn128_pairing_check(valueLen: bigint, valuePtr: bigint): bigint {
    host.gas.payBase(ext.alt_bn128_pairing_check_base);
    const curve = heavyCurve('altBn128');
    const elements = curve.splitElements(host.readBlob(valueLen, valuePtr), PAIRING_ELEMENT);
    host.gas.payPer(ext.alt_bn128_pairing_check_element, elements.length);
    return curve.pairingCheck(elements) ? 1n : 0n;
  },
});

/** Functions that give bytes, with the size of one element of their input. */
const blsElements = {
  bls12381_p1_sum: 97,
  bls12381_p2_sum: 193,
  bls12381_g1_multiexp: 128,
  bls12381_g2_multiexp: 224,
  bls12381_map_fp_to_g1: 48,
  bls12381_map_fp2_to_g2: 96,
  bls12381_p1_decompress: 48,
  bls12381_p2_decompress: 96,
} as const;

type BlsName = keyof typeof blsElements;

/** @see nearcore runtime/near-vm-runner/src/logic/bls12381.rs */
export const bls12381Functions = (host: HostState): HostFunctions => ({
  ...Object.fromEntries((Object.keys(blsElements) as BlsName[]).map((name) => [name, blsFunction(host, name)])),

  bls12381_pairing_check(valueLen: bigint, valuePtr: bigint): bigint {
    host.gas.payBase(ext.bls12381_pairing_base);
    const data = host.readBlob(valueLen, valuePtr);
    host.gas.payPer(ext.bls12381_pairing_element, Math.floor(data.length / BLS_PAIRING_ELEMENT));
    const isOne = heavyCurve('bls12381').pairingCheck(data);
    if (isOne === undefined) return 1n;
    return isOne ? 0n : 2n;
  },
});

function blsFunction(host: HostState, name: BlsName): HostFunction {
  const base = ext[`${name}_base` satisfies ExtCostName];
  const element = ext[`${name}_element` satisfies ExtCostName];
  const size = blsElements[name];
  return (valueLen: bigint, valuePtr: bigint, registerId: bigint): bigint => {
    host.gas.payBase(base);
    // By the length argument, also when it names a register: there the charge overflows.
    host.gas.payPer(element, Math.floor(toNumber(valueLen) / size));
    const data = host.readBlob(valueLen, valuePtr);
    const result = heavyCurve('bls12381').blsFunctions[name]?.(data);
    if (result === undefined) return 1n;
    host.registers.set(registerId, result);
    return 0n;
  };
}
