import { cut } from './format.ts';
import type { Payload } from './trace.ts';

/** Reads base64 bytes as JSON, else as text, else as hex. */
export function decodePayload(base64: string): Payload {
  const bytes = base64ToBytes(base64);
  if (bytes === null) return { type: 'text', text: base64 };
  if (bytes.length === 0) return { type: 'empty' };
  const text = readableText(bytes);
  if (text === null) return { type: 'bytes', hex: toHex(bytes), length: bytes.length };
  return isJson(text) ? { type: 'json', text } : { type: 'text', text };
}

/** The payload in one line of at most `max` characters; empty for no bytes. */
export function previewPayload(payload: Payload, max = 60): string {
  switch (payload.type) {
    case 'empty':
      return '';
    case 'json':
      return cut(payload.text.replace(/\s+/g, ' ').trim(), max);
    case 'text':
      return `“${cut(payload.text.replace(/\s+/g, ' ').trim(), max - 2)}”`;
    case 'bytes':
      return payload.length <= 8 ? `0x${payload.hex}` : `${payload.length} bytes 0x${payload.hex.slice(0, 8)}…`;
    default:
      return payload satisfies never;
  }
}

function base64ToBytes(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}

function readableText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[\p{Cc}\p{Co}\p{Cn}]/u.test(text.replace(/[\n\r\t]/g, '')) ? null : text;
  } catch {
    return null;
  }
}

/** Whether a text is JSON, from beginning to end. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
