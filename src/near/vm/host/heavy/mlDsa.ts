import { ml_dsa65 } from '@noble/post-quantum/ml-dsa.js';

/** Verifies an ML-DSA-65 signature (FIPS 204) with an empty context. Lengths are the caller's to check. */
export function verifyMlDsa65(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return ml_dsa65.verify(signature, message, publicKey);
}
