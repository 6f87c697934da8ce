import { describe, expect, it } from 'vitest';
import { readPageMessage } from './portProtocol.ts';

describe('readPageMessage', () => {
  it.each([
    { id: 1, type: 'request', request: { method: 'POST', path: '/', body: '{}' } },
    { id: 2, type: 'sign', accountId: 'alice.test', payload: new Uint8Array([1]) },
    { id: 3, type: 'setPace', pace: { type: 'Interval', milliseconds: 600 } },
    { id: 4, type: 'setPace', pace: { type: 'Manual' } },
    { id: 5, type: 'reset' },
    { id: 6, type: 'step' },
    { id: 7, type: 'start', genesis: { accounts: [] } },
  ])('takes $type', (message) => {
    expect(readPageMessage(message)).toEqual(message);
  });

  it.each([
    [undefined, 'an object'],
    ['text', 'an object'],
    [[], 'an object'],
    [{ type: 'step' }, '`id`'],
    [{ id: 1.5, type: 'step' }, '`id`'],
    [{ id: 1, type: 'explode' }, 'one of start'],
    [{ id: 1 }, 'one of start'],
    [{ id: 1, type: 'request', request: { method: 'DELETE', path: '/', body: null } }, '`method`'],
    [{ id: 1, type: 'request', request: { method: 'POST', path: 7, body: null } }, '`path`'],
    [{ id: 1, type: 'request', request: { method: 'POST', path: '/', body: {} } }, '`body`'],
    [
      { id: 1, type: 'request', request: { method: 'POST', path: '/', body: ' '.repeat(10 * 1024 * 1024 + 1) } },
      'at most',
    ],
    [{ id: 1, type: 'sign', accountId: 'a', payload: 'abc' }, '`payload`'],
    [{ id: 1, type: 'setPace', pace: { type: 'Interval', milliseconds: -1 } }, '`pace`'],
    [{ id: 1, type: 'setPace', pace: { type: 'Interval', milliseconds: Number.NaN } }, '`pace`'],
    [{ id: 1, type: 'start', genesis: null }, '`genesis`'],
  ])('says what is wrong with message %#', (message, expected) => {
    expect(readPageMessage(message)).toContain(expected);
  });
});
