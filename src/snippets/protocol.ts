import type { HttpRequest, HttpResponse } from '../network/types.ts';

/** Where something stands in a file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export const consoleLevels = ['debug', 'log', 'info', 'warn', 'error'] as const;
export type ConsoleLevel = (typeof consoleLevels)[number];

/** What ended a snippet from inside, as its worker saw it: positions are those of the compiled code. */
export interface ThrownError {
  /** `TypeError`, `HostGuestPanicError`, … */
  readonly name: string;
  readonly message: string;
  /** The error's own fields (`type`, `context`, `cause`), printed; null when it has none. */
  readonly details: string | null;
  readonly at: Position | null;
}

/** From the snippet's worker to the page. */
export type SnippetMessage =
  | { readonly type: 'console'; readonly level: ConsoleLevel; readonly text: string; readonly at: Position | null }
  /** So many console lines came after the limit and were left out; sent again as the number grows. */
  | { readonly type: 'dropped'; readonly lines: number }
  | { readonly type: 'request'; readonly id: number; readonly request: HttpRequest }
  | { readonly type: 'sign'; readonly id: number; readonly accountId: string; readonly payload: Uint8Array }
  /** Alive: sent once at the start, and in answer to each ping. */
  | { readonly type: 'pong' }
  | { readonly type: 'error'; readonly error: ThrownError }
  /** The module has run to its end, and nothing that it started is left over. */
  | { readonly type: 'done' };

/** From the page to the snippet's worker. */
export type PageMessage =
  | { readonly type: 'response'; readonly id: number; readonly response: HttpResponse }
  | { readonly type: 'signature'; readonly id: number; readonly signature: Uint8Array }
  | { readonly type: 'refused'; readonly id: number; readonly reason: string }
  | { readonly type: 'ping' };

/** An import of the compiled code: `start` and `end` enclose the module's name, without its quotes. */
export interface ModuleImport {
  readonly specifier: string;
  readonly start: number;
  readonly end: number;
  /** What is imported by name, with its place in the compiled code. */
  readonly names: readonly { readonly name: string; readonly at: Position }[];
}

/** An account of the lesson as the snippet may know it; only those with a key can sign. */
export interface KnownAccount {
  readonly id: string;
  /** `ed25519:…` */
  readonly publicKey: string | null;
}

/** The first and only message to a fresh worker; the port comes with it. */
export interface StartMessage {
  readonly type: 'start';
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly ModuleImport[];
  readonly rpcUrl: string;
  readonly accounts: Readonly<Record<string, KnownAccount>>;
}

/** From the page to the frame, besides `StartMessage`. */
export interface KillMessage {
  readonly type: 'kill';
}

/** From the frame to the page. */
export type FrameMessage = { readonly type: 'ready' } | { readonly type: 'broken'; readonly reason: string };

export const limits = {
  /** Console lines shown of one run. */
  consoleLines: 500,
  /** Characters of one console line. */
  consoleLineLength: 8_000,
  /** Bytes of one request: nearcore's own limit for a JSON-RPC body is 2 MiB. */
  requestLength: 2_100_000,
  /** Bytes to be signed at once. */
  payloadLength: 1_600_000,
  /** Messages of any kind in one run. */
  messages: 50_000,
  /** Milliseconds without progress, after which a run is ended. */
  quiet: 10_000,
} as const;
