/** Why one address gave no answer that can be used. */
export interface Trouble {
  readonly url: string;
  readonly type: 'Unreachable' | 'TimedOut' | 'RateLimited' | 'HttpError' | 'NotRpc' | 'Refused';
  /** The HTTP status, or why it was not asked. */
  readonly detail: string;
}

/** Says what happened at an address, and what to do about it. */
export function describeTrouble({ url, type, detail }: Trouble): string {
  const host = hostOf(url);
  switch (type) {
    case 'Unreachable':
      return isLocal(url)
        ? `${host} did not answer. Is the node running (npm run network)? A browser may also ask for your permission to reach programs on this computer.`
        : `${host} could not be reached: there is no connection, or it lets no pages ask it (CORS). Check the connection, or take another address.`;
    case 'TimedOut':
      return `${host} took too long. Try again, or take another address.`;
    case 'RateLimited':
      return `${host} takes no more requests for now (HTTP 429). Wait a minute, or take another address; some hosts give out keys for more.`;
    case 'HttpError':
      return `${host} answered with HTTP ${detail}. Check the address, or try again later.`;
    case 'NotRpc':
      return `${host} answered, but not as a NEAR node does. Expected the address of a node’s JSON-RPC.`;
    case 'Refused':
      return detail;
    default:
      return type satisfies never;
  }
}

/** No address answered: the message says of each why, and what to do. */
export class NetworkTrouble extends Error {
  override readonly name = 'NetworkTrouble';
  readonly troubles: readonly Trouble[];

  constructor(troubles: readonly Trouble[]) {
    super(troubles.map(describeTrouble).join(' '));
    this.troubles = troubles;
  }
}

/** A node answered, and its answer is no. */
export class RpcRefusal extends Error {
  override readonly name = 'RpcRefusal';
  /** nearcore's name for it: `UNKNOWN_TRANSACTION`, `TIMEOUT_ERROR`; empty if it gave none. */
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'http:';
}
