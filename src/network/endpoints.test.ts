import { describe, expect, it } from 'vitest';
import { createEndpoints } from './endpoints.ts';
import { judgeAddress } from './reach.ts';
import type { ReachAnswer, ReachRequest } from './reach.ts';
import { NetworkTrouble, RpcRefusal } from './trouble.ts';

const a = 'https://a.example';
const b = 'https://b.example';
const old = 'https://old.example';

const answered = (status: number, body: unknown, retryAfter: number | null = null): ReachAnswer => ({
  type: 'Answered',
  status,
  contentType: 'application/json',
  retryAfter,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const good = (result: unknown) => answered(200, { jsonrpc: '2.0', id: 1, result });
const refused = (name: string) =>
  answered(200, {
    jsonrpc: '2.0',
    id: 1,
    error: { name: 'HANDLER_ERROR', cause: { name }, message: 'Server error', data: `it is ${name}` },
  });

/** Hosts that answer what they are told to, one answer after the other, the last for ever. */
function hosts(script: Readonly<Record<string, readonly ReachAnswer[]>>, archival: readonly string[] = []) {
  const asked: string[] = [];
  const pauses: number[] = [];
  const turns = new Map<string, number>();
  const reach = async ({ url }: ReachRequest): Promise<ReachAnswer> => {
    asked.push(url);
    const turn = turns.get(url) ?? 0;
    turns.set(url, turn + 1);
    return script[url]?.[turn] ?? script[url]?.at(-1) ?? { type: 'Unreachable' };
  };
  const urls = Object.keys(script).filter((url) => !archival.includes(url));
  const endpoints = createEndpoints({
    urls,
    archival,
    reach,
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  return { endpoints, asked, pauses };
}

const troubleOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('It answered.'),
    (error: unknown) => error,
  );

describe('a network behind several addresses', () => {
  it('asks the next one when the first fails, and begins there the next time', async () => {
    const { endpoints, asked } = hosts({ [a]: [{ type: 'Unreachable' }], [b]: [good(1)] });
    expect(await endpoints.ask('status', [])).toBe(1);
    expect(await endpoints.ask('status', [])).toBe(1);
    expect(asked).toEqual([a, b, b]);
  });

  it.each<[string, ReachAnswer]>([
    ['no connection', { type: 'Unreachable' }],
    ['a time-out', { type: 'TimedOut' }],
    ['a rate limit', answered(429, 'slow down')],
    ['a gateway’s page', answered(502, '<html>')],
    ['a key that is missing', answered(401, { message: 'no key' })],
    ['another service', answered(200, '<html>hello')],
  ])('goes on after %s', async (_what, answer) => {
    const { endpoints } = hosts({ [a]: [answer], [b]: [good('fine')] });
    expect(await endpoints.ask('status', [])).toBe('fine');
  });

  it('waits as long as it is asked to, but not for ever', async () => {
    const { endpoints, pauses } = hosts({ [a]: [answered(429, '', 2000), answered(429, '', 60_000), good('at last')] });
    expect(await endpoints.ask('status', [])).toBe('at last');
    expect(pauses).toEqual([2000, 5000]);
    const never = hosts({ [a]: [answered(429, '')] });
    expect(await troubleOf(never.endpoints.ask('status', []))).toMatchObject({
      name: 'NetworkTrouble',
      troubles: [{ url: a, type: 'RateLimited' }],
    });
    expect(never.asked).toHaveLength(3);
  });

  it('says of each address why it gave nothing, and what to do', async () => {
    const { endpoints } = hosts({ [a]: [{ type: 'Unreachable' }], [b]: [answered(503, 'busy')] });
    const error = await troubleOf(endpoints.ask('status', []));
    expect(error).toBeInstanceOf(NetworkTrouble);
    expect((error as Error).message).toBe(
      'a.example could not be reached: there is no connection, or it lets no pages ask it (CORS). Check the connection, or take another address. ' +
        'b.example answered with HTTP 503. Check the address, or try again later.',
    );
  });

  it('takes a no for an answer: no other address is asked', async () => {
    const { endpoints, asked } = hosts({ [a]: [refused('UNKNOWN_ACCOUNT')], [b]: [good(1)] });
    const error = await troubleOf(endpoints.ask('query', {}));
    expect(error).toBeInstanceOf(RpcRefusal);
    expect(error).toMatchObject({ kind: 'UNKNOWN_ACCOUNT', message: 'it is UNKNOWN_ACCOUNT' });
    expect(asked).toEqual([a]);
  });

  it('asks the archive for what is gone, and gives the first no when the archive has no more', async () => {
    const found = hosts({ [a]: [refused('GARBAGE_COLLECTED_BLOCK')], [old]: [good('from the archive')] }, [old]);
    expect(await found.endpoints.ask('block', {})).toBe('from the archive');
    const lost = hosts({ [a]: [refused('UNKNOWN_TRANSACTION')], [old]: [{ type: 'TimedOut' }] }, [old]);
    expect(await troubleOf(lost.endpoints.ask('tx', {}))).toMatchObject({ kind: 'UNKNOWN_TRANSACTION' });
  });

  it('passes a no on as it came, with its status', async () => {
    const { endpoints } = hosts({ [a]: [answered(408, { error: { cause: { name: 'TIMEOUT_ERROR' } } })] });
    expect(await endpoints.forward({ method: 'POST', path: '/', body: '{}' })).toMatchObject({ status: 408 });
  });

  it.each(['//evil.example/', '/../x', '/a/b', 'https://evil.example'])(
    'asks no other host, whatever the path: %s',
    async (path) => {
      const { endpoints, asked } = hosts({ [a]: [good(1)] });
      expect(await troubleOf(endpoints.forward({ method: 'GET', path, body: null }))).toMatchObject({
        troubles: [{ type: 'Refused' }],
      });
      expect(asked).toEqual([]);
    },
  );

  it('has at most four requests under way', async () => {
    let underWay = 0;
    let most = 0;
    const reach = async (): Promise<ReachAnswer> => {
      most = Math.max(most, ++underWay);
      await Promise.resolve();
      underWay--;
      return good(null);
    };
    const endpoints = createEndpoints({ urls: [a], reach });
    await Promise.all(Array.from({ length: 20 }, () => endpoints.ask('status', [])));
    expect(most).toBe(4);
  });
});

describe('an address', () => {
  it.each([
    'https://rpc.testnet.near.org',
    'https://host/path?key=1',
    'http://127.0.0.1:3030',
    'http://localhost:3030/',
    'http://[::1]:3030',
  ])('may be %s', (url) => {
    expect(judgeAddress(url)).toBeNull();
  });
  it.each([
    '',
    'rpc.testnet.near.org',
    'http://rpc.example',
    'ftp://127.0.0.1',
    'https://me:secret@host',
    'javascript:alert(1)',
  ])('may not be “%s”', (url) => {
    expect(judgeAddress(url)).toEqual(expect.any(String));
  });
});
