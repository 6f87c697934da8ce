import { verifyEd25519 } from '../../primitives/signature.ts';
import { ext } from './extCostTable.ts';
import { recoverPublicKey } from './recoverPublicKey.ts';
import { heavyCurve } from './heavyCurves.ts';
import { HostError } from './hostError.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { asU64 } from './u64.ts';

/** Bits that every sound ed25519 signature leaves free in its last byte. */
const ED25519_EXCESS_BITS = 0b1110_0000;
const ML_DSA_SIGNATURE_LENGTH = 3309;
const ML_DSA_KEY_LENGTH = 1952;

const asU64Bool = (verified: boolean): bigint => (verified ? 1n : 0n);

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs "Math API" */
export const signatureFunctions = (host: HostState): HostFunctions => ({
  ecrecover(
    hashLen: bigint,
    hashPtr: bigint,
    signatureLen: bigint,
    signaturePtr: bigint,
    v: bigint,
    malleabilityFlag: bigint,
    registerId: bigint,
  ): bigint {
    host.gas.payBase(ext.ecrecover_base);
    const signature = host.readBlob(signatureLen, signaturePtr);
    refuseUnless(signature.length === 64, lengthMessage('signature', signature.length, 64));
    refuseUnless(asU64(v) < 4n, `V recovery byte 0 through 3 are valid but was provided ${asU64(v)}`);
    const hash = host.readBlob(hashLen, hashPtr);
    refuseUnless(hash.length === 32, lengthMessage('hash', hash.length, 32));
    const flag = asU64(malleabilityFlag);
    refuseUnless(flag <= 1n, `Malleability flag needs to be 0 or 1, but is instead ${flag}`);
    const key = recoverPublicKey(hash, signature, Number(v), flag === 1n);
    if (key === undefined) return 0n;
    host.registers.set(registerId, key);
    return 1n;
  },

  ed25519_verify(
    signatureLen: bigint,
    signaturePtr: bigint,
    messageLen: bigint,
    messagePtr: bigint,
    keyLen: bigint,
    keyPtr: bigint,
  ): bigint {
    host.gas.payBase(ext.ed25519_verify_base);
    const signature = host.readBlob(signatureLen, signaturePtr);
    if (signature.length !== 64) {
      throw new HostError({ type: 'Ed25519VerifyInvalidInput', msg: 'invalid signature length' });
    }
    if (((signature[63] as number) & ED25519_EXCESS_BITS) !== 0) return 0n;
    const message = host.readBlob(messageLen, messagePtr);
    host.gas.payPer(ext.ed25519_verify_byte, message.length);
    const key = host.readBlob(keyLen, keyPtr);
    if (key.length !== 32) throw new HostError({ type: 'Ed25519VerifyInvalidInput', msg: 'invalid public key length' });
    return asU64Bool(verifyEd25519(signature, message, key));
  },

  p256_verify(
    signatureLen: bigint,
    signaturePtr: bigint,
    messageLen: bigint,
    messagePtr: bigint,
    keyLen: bigint,
    keyPtr: bigint,
  ): bigint {
    host.gas.payBase(ext.p256_verify_base);
    const signature = host.readBlob(signatureLen, signaturePtr);
    if (signature.length !== 64) {
      throw new HostError({ type: 'P256VerifyInvalidInput', msg: 'invalid signature length' });
    }
    const p256 = heavyCurve('p256');
    const scalars = p256.readSignature(signature);
    if (scalars === undefined) return 0n;
    const message = host.readBlob(messageLen, messagePtr);
    host.gas.payPer(ext.p256_verify_byte, message.length);
    const key = host.readBlob(keyLen, keyPtr);
    if (key.length !== 33) throw new HostError({ type: 'P256VerifyInvalidInput', msg: 'invalid public key length' });
    return asU64Bool(p256.verifyPrehash(scalars, message, key));
  },

  ml_dsa_verify(
    signatureLen: bigint,
    signaturePtr: bigint,
    messageLen: bigint,
    messagePtr: bigint,
    keyLen: bigint,
    keyPtr: bigint,
  ): bigint {
    host.gas.payBase(ext.ml_dsa_verify_base);
    const signature = readMlDsaPart(host, signatureLen, signaturePtr, 'signature', ML_DSA_SIGNATURE_LENGTH);
    const message = host.readBlob(messageLen, messagePtr);
    host.gas.payPer(ext.ml_dsa_verify_byte, message.length);
    const key = readMlDsaPart(host, keyLen, keyPtr, 'key', ML_DSA_KEY_LENGTH);
    return asU64Bool(heavyCurve('mlDsa').verifyMlDsa65(signature, message, key));
  },
});

function refuseUnless(fine: boolean, msg: string): void {
  if (!fine) throw new HostError({ type: 'ECRecoverError', msg });
}

const lengthMessage = (what: string, length: number, limit: number): string =>
  `The length of the ${what}: ${length}, exceeds the limit of ${limit} bytes`;

function readMlDsaPart(host: HostState, len: bigint, ptr: bigint, what: string, length: number): Uint8Array {
  const bytes = host.readBlob(len, ptr);
  if (bytes.length === length) return bytes;
  const msg = `invalid ${what} length: expected the input of ${length} bytes, but ${bytes.length} was given`;
  throw new HostError({ type: 'MlDsaVerifyInvalidInput', msg });
}
