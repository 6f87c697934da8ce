import type { HttpRequest } from '../network/types.ts';
import { consoleLevels, limits } from './protocol.ts';
import type { Position, SnippetMessage, ThrownError } from './protocol.ts';

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, limit: number): value is string => typeof value === 'string' && value.length <= limit;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function readPosition(value: unknown): Position | null {
  if (!isRecord(value) || !isCount(value['line']) || !isCount(value['column'])) return null;
  return { line: value['line'], column: value['column'] };
}

function readRequest(value: unknown): HttpRequest | null {
  if (!isRecord(value)) return null;
  const { method, path, body } = value;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST' && method !== 'OPTIONS') return null;
  if (!isText(path, 1_000)) return null;
  if (body !== null && !isText(body, limits.requestLength)) return null;
  return { method, path, body };
}

function readError(value: unknown): ThrownError | null {
  if (!isRecord(value)) return null;
  const { name, message, details } = value;
  if (!isText(name, 200) || !isText(message, limits.consoleLineLength)) return null;
  if (details !== null && !isText(details, limits.consoleLineLength)) return null;
  return { name, message, details, at: readPosition(value['at']) };
}

function readSign(fields: Fields): SnippetMessage | null {
  const { id, accountId, payload } = fields;
  if (!isCount(id) || !isText(accountId, 64)) return null;
  if (!(payload instanceof Uint8Array) || payload.length > limits.payloadLength) return null;
  return { type: 'sign', id, accountId, payload };
}

/**
 * Reads what came out of the snippet's worker, which may be anything at all: the reader's code runs there.
 * Returns null for what is not a message, is too long, or has a wrong field.
 */
export function readSnippetMessage(value: unknown): SnippetMessage | null {
  if (!isRecord(value)) return null;
  switch (value['type']) {
    case 'console': {
      const level = consoleLevels.find((known) => known === value['level']);
      if (level === undefined || !isText(value['text'], limits.consoleLineLength)) return null;
      return { type: 'console', level, text: value['text'], at: readPosition(value['at']) };
    }
    case 'dropped':
      return isCount(value['lines']) ? { type: 'dropped', lines: value['lines'] } : null;
    case 'request': {
      const request = readRequest(value['request']);
      return request !== null && isCount(value['id']) ? { type: 'request', id: value['id'], request } : null;
    }
    case 'sign':
      return readSign(value);
    case 'error': {
      const error = readError(value['error']);
      return error && { type: 'error', error };
    }
    case 'pong':
      return { type: 'pong' };
    case 'done':
      return { type: 'done' };
    default:
      return null;
  }
}
