import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../network/types.ts';
import { createFetch } from './createFetch.ts';

const rpcUrl = 'https://rpc.lesson.invalid/';

function recorded(status = 200, body = '{"result":1}') {
  const asked: HttpRequest[] = [];
  const fetch = createFetch(rpcUrl, async (request) => {
    asked.push(request);
    return { status, headers: { 'content-type': 'application/json' }, body };
  });
  return { asked, fetch };
}

describe('the fetch of a snippet', () => {
  it('carries a request to the lesson’s network, and its answer back', async () => {
    const { asked, fetch } = recorded();
    const response = await fetch(rpcUrl, { method: 'POST', body: '{"id":1}' });
    expect(asked).toEqual([{ method: 'POST', path: '/', body: '{"id":1}' }]);
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      200,
      'application/json',
      { result: 1 },
    ]);
  });

  it.each([
    [new URL('/status', rpcUrl), '/status'],
    [new Request(`${rpcUrl}health`), '/health'],
  ])('takes an address in each form that fetch takes', async (input, path) => {
    const { asked, fetch } = recorded();
    await fetch(input);
    expect(asked).toEqual([{ method: 'GET', path, body: null }]);
  });

  it('gives an answer without a body where there can be none', async () => {
    expect(await (await recorded(204, '').fetch(rpcUrl)).text()).toBe('');
  });

  it.each([
    'https://example.com/',
    'http://rpc.lesson.invalid/',
    'https://rpc.lesson.invalid.example.com/',
    'data:text/plain,x',
  ])('refuses %s, and says what it can reach', async (url) => {
    const { asked, fetch } = recorded();
    await expect(fetch(url)).rejects.toThrow(/only the network of its lesson, at https:\/\/rpc\.lesson\.invalid\//);
    expect(asked).toEqual([]);
  });

  it('refuses methods that no node answers', async () => {
    await expect(recorded().fetch(rpcUrl, { method: 'DELETE' })).rejects.toThrow(
      /answers GET, HEAD, POST, OPTIONS, not DELETE/,
    );
  });
});
