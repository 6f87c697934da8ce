import { stringToBytes } from 'near-api-js';

/** A message to be signed off the chain. @see https://github.com/near/NEPs/blob/master/neps/nep-0413.md */
export interface MessagePayload {
  readonly message: string;
  /** 32 bytes. */
  readonly nonce: Uint8Array;
  readonly recipient: string;
  readonly callbackUrl?: string;
}

/** 2³¹ + 413: no transaction begins with it. */
const prefix = 2_147_484_061;

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function text(value: string): Uint8Array[] {
  const bytes = stringToBytes(value);
  return [u32(bytes.length), bytes];
}

/** Writes a NEP-413 message as it gets hashed: its prefix, then Borsh. */
export function encodeMessage({ message, nonce, recipient, callbackUrl }: MessagePayload): Uint8Array {
  const callback = callbackUrl === undefined ? [Uint8Array.of(0)] : [Uint8Array.of(1), ...text(callbackUrl)];
  const parts = [u32(prefix), ...text(message), nonce, ...text(recipient), ...callback];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
