import { BorshError, type BorshReader, type BorshWriter } from './borsh.ts';
import { KEY_SCHEMES, keySchemeOf, type PublicKey, type Signature } from './key.ts';
import { KEY_HASH_TAG } from './keyHandle.ts';

export function writePublicKey(writer: BorshWriter, key: PublicKey): void {
  writer.u8(KEY_SCHEMES[key.type].tag).fixed(key.data);
}

export function readPublicKey(reader: BorshReader): PublicKey {
  const tag = reader.u8();
  const scheme = keySchemeOf(tag);
  if (scheme !== undefined)
    return { type: scheme.type, data: reader.fixed(scheme.publicKeyLength, scheme.shortMessage) };
  if (tag !== KEY_HASH_TAG) throw new BorshError(`unknown KeyTag: ${tag}`);
  throw new BorshError('borsh tag 3 is reserved for PublicKeyHandle (ML-DSA-65 hash); not a valid PublicKey');
}

export function writeSignature(writer: BorshWriter, signature: Signature): void {
  writer.u8(KEY_SCHEMES[signature.type].tag).fixed(signature.data);
}

export function readSignature(reader: BorshReader): Signature {
  const tag = reader.u8();
  const scheme = keySchemeOf(tag);
  if (scheme === undefined) throw new BorshError(`unknown key type '${tag}'`);
  const data = reader.fixed(scheme.signatureLength, scheme.shortMessage);
  // ed25519's last three bits are always zero; nearcore refuses others when it reads them.
  if (scheme.type === 'ed25519' && ((data[63] ?? 0) & 0xe0) !== 0) throw new BorshError('signature error');
  return { type: scheme.type, data };
}
