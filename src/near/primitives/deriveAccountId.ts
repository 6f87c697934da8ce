import { keccak_256, sha3_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DeterministicAccountStateInit } from './action.ts';
import { writeDeterministicStateInit } from './actionBorsh.ts';
import { encodeBorsh } from './borsh.ts';
import type { AccountId } from './brands.ts';

/** 64 hex digits: an ed25519 public key. */
export function nearImplicitAccountId(publicKey: Uint8Array): AccountId {
  return bytesToHex(publicKey);
}

/** `0x` and 40 hex digits: the address that Ethereum gives a secp256k1 public key (64 bytes). */
export function ethImplicitAccountId(publicKey: Uint8Array): AccountId {
  return `0x${bytesToHex(keccak_256(publicKey).subarray(12))}`;
}

/** `0s` and 40 hex digits of the state init. @see nearcore core/primitives/src/utils.rs `derive_near_deterministic_account_id` */
export function deterministicAccountId(stateInit: DeterministicAccountStateInit): AccountId {
  return `0s${bytesToHex(keccak_256(encodeBorsh(writeDeterministicStateInit, stateInit)).subarray(12))}`;
}

/** `0u` and 52 symbols of the payload's SHA3-256, canonical or not. @see nearcore core/primitives/src/utils.rs `derive_universal_account_id` */
export function universalAccountId(payload: Uint8Array): AccountId {
  return `0u${crockfordBase32(sha3_256(payload))}`;
}

/** Crockford's alphabet in small letters: no `i`, `l`, `o`, `u`. */
const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** Five bits a symbol, highest first, zeros behind. */
function crockfordBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    count += 8;
    for (; count >= 5; count -= 5) text += CROCKFORD[(bits >> (count - 5)) & 31];
  }
  return count === 0 ? text : text + CROCKFORD[(bits << (5 - count)) & 31];
}
