import { describe, expect, it } from 'vitest';
import { limits } from './protocol.ts';
import { readSnippetMessage } from './readSnippetMessage.ts';

const request = { method: 'POST', path: '/', body: '{}' };
const error = { name: 'TypeError', message: 'no', details: null, at: { line: 3, column: 1 } };

describe('readSnippetMessage', () => {
  it.each([
    { type: 'console', level: 'log', text: 'hello', at: null },
    { type: 'console', level: 'error', text: '', at: { line: 1, column: 2 } },
    { type: 'dropped', lines: 12 },
    { type: 'request', id: 1, request },
    { type: 'request', id: 1, request: { method: 'GET', path: '/status', body: null } },
    { type: 'sign', id: 2, accountId: 'alice.test', payload: new Uint8Array(3) },
    { type: 'error', error },
    { type: 'pong' },
    { type: 'done' },
  ])('takes $type as it is', (message) => {
    expect(readSnippetMessage(message)).toEqual(message);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'done'],
    ['a list', ['done']],
    ['an unknown type', { type: 'reset' }],
    ['a type that every object has', { type: 'toString' }],
    ['an unknown console level', { type: 'console', level: 'table', text: '', at: null }],
    ['a console line that is no text', { type: 'console', level: 'log', text: 5, at: null }],
    [
      'a console line too long',
      { type: 'console', level: 'log', text: 'x'.repeat(limits.consoleLineLength + 1), at: null },
    ],
    ['a negative number of lines', { type: 'dropped', lines: -1 }],
    ['a request without an id', { type: 'request', request }],
    ['an id that is no whole number', { type: 'request', id: 0.5, request }],
    ['an unknown HTTP method', { type: 'request', id: 1, request: { ...request, method: 'DELETE' } }],
    [
      'a body too long',
      { type: 'request', id: 1, request: { ...request, body: 'x'.repeat(limits.requestLength + 1) } },
    ],
    ['a body that is no text', { type: 'request', id: 1, request: { ...request, body: {} } }],
    ['a payload that is no bytes', { type: 'sign', id: 1, accountId: 'alice.test', payload: [1, 2] }],
    ['a payload too long', { type: 'sign', id: 1, accountId: 'a', payload: new Uint8Array(limits.payloadLength + 1) }],
    ['an account id too long', { type: 'sign', id: 1, accountId: 'a'.repeat(65), payload: new Uint8Array(1) }],
    ['an error without a name', { type: 'error', error: { ...error, name: undefined } }],
  ])('refuses %s', (_, message) => {
    expect(readSnippetMessage(message)).toBeNull();
  });

  it('drops fields that nobody asked for', () => {
    expect(readSnippetMessage({ type: 'done', extra: 1 })).toEqual({ type: 'done' });
  });

  it('forgets a position that makes no sense, and keeps the line', () => {
    const message = { type: 'console', level: 'log', text: 'x', at: { line: 'one', column: NaN } };
    expect(readSnippetMessage(message)).toEqual({ type: 'console', level: 'log', text: 'x', at: null });
  });
});
