/** One request to another host. */
export interface ReachRequest {
  readonly url: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'OPTIONS';
  readonly body: string | null;
  /** Milliseconds. */
  readonly timeout: number;
}

export type ReachAnswer =
  | {
      readonly type: 'Answered';
      readonly status: number;
      readonly contentType: string | null;
      /** Milliseconds to wait before the next request, where the host says so. */
      readonly retryAfter: number | null;
      readonly body: string;
    }
  /** No connection, or the host does not let pages read its answers (CORS): a page is not told which. */
  | { readonly type: 'Unreachable' }
  | { readonly type: 'TimedOut' }
  | { readonly type: 'Refused'; readonly reason: string };

/** Asks another host; never rejects. */
export type Reach = (request: ReachRequest) => Promise<ReachAnswer>;

const loopback = /^(?:localhost|[^.]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Says why a page must not ask this address; null when it may: https anywhere, http on the reader's own computer. */
export function judgeAddress(address: string): string | null {
  let url;
  try {
    url = new URL(address);
  } catch {
    return `Expected an address like http://127.0.0.1:3030 or https://rpc.testnet.near.org, got “${address}”.`;
  }
  if (url.username || url.password) return 'An address must not hold a user name or a password.';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))) return null;
  return `A page may ask https addresses, and http ones on this computer (127.0.0.1 or localhost); got “${address}”.`;
}

/** Asks by `fetch`: without cookies, without telling which page asks, and not longer than it may take. */
export const reach: Reach = async ({ url, method, body, timeout }) => {
  const reason = judgeAddress(url);
  if (reason !== null) return { type: 'Refused', reason };
  const signal = AbortSignal.timeout(timeout);
  try {
    const headers: Record<string, string> = body === null ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url, {
      method,
      body,
      headers,
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      type: 'Answered',
      status: response.status,
      contentType: response.headers.get('content-type'),
      retryAfter: Number.isFinite(seconds) ? seconds * 1000 : null,
      body: await response.text(),
    };
  } catch {
    return { type: signal.aborted ? 'TimedOut' : 'Unreachable' };
  }
};
