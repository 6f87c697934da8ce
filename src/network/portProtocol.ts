import type { BlockNotice, HttpRequest, HttpResponse, LessonGenesis, NetworkAccount, Pace } from './types.ts';

/** What the page asks of the worker that runs its network. Every request is answered under its `id`. */
export type PageRequest =
  | { readonly type: 'start'; readonly genesis: LessonGenesis }
  | { readonly type: 'request'; readonly request: HttpRequest }
  | { readonly type: 'sign'; readonly accountId: string; readonly payload: Uint8Array }
  | { readonly type: 'reset' }
  | { readonly type: 'setPace'; readonly pace: Pace }
  | { readonly type: 'step' }
  | { readonly type: 'back' };

export type PageMessage = PageRequest & { readonly id: number };

/** What each request is answered with. */
export interface Answers {
  readonly start: {
    readonly accounts: readonly NetworkAccount[];
    readonly networkId: string;
    readonly head: BlockNotice;
  };
  readonly request: HttpResponse;
  readonly sign: Uint8Array;
  readonly reset: BlockNotice;
  readonly setPace: null;
  readonly step: BlockNotice;
  readonly back: BlockNotice;
}

/** What the worker tells. A `failed` without an `id` is about a message that had none. */
export type WorkerMessage =
  | { readonly type: 'answered'; readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly type: 'failed'; readonly id: number | null; readonly name: string; readonly message: string }
  | { readonly type: 'block'; readonly block: BlockNotice };

/** The ends of a `MessagePort` or `Worker` that both sides use. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const METHODS: ReadonlySet<unknown> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
/** Characters; what is longer than a node would read is cut off before it is looked at. */
const MAX_TEXT_LENGTH = 10 * 1024 * 1024;

/** Reads what came over the port; a text says what is wrong with it. */
export function readPageMessage(data: unknown): PageMessage | string {
  if (!isRecord(data)) return 'Expected an object with `id` and `type`.';
  const { id, type } = data;
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return 'Expected `id` to be an integer.';
  switch (type) {
    case 'start':
      return isRecord(data['genesis']) && Array.isArray(data['genesis']['accounts'])
        ? { id, type, genesis: data['genesis'] as unknown as LessonGenesis }
        : 'Expected `genesis` to say which accounts there are.';
    case 'request':
      return readRequest(id, data['request']);
    case 'sign':
      return typeof data['accountId'] === 'string' && data['payload'] instanceof Uint8Array
        ? { id, type, accountId: data['accountId'], payload: data['payload'] }
        : 'Expected `accountId` to be a string and `payload` to be bytes.';
    case 'setPace': {
      const pace = readPace(data['pace']);
      return pace ? { id, type, pace } : 'Expected `pace` to be Interval with milliseconds, Instant, or Manual.';
    }
    case 'reset':
    case 'step':
    case 'back':
      return { id, type };
    default:
      return `Expected \`type\` to be one of start, request, sign, reset, setPace, step, back; got ${JSON.stringify(type)?.slice(0, 80)}.`;
  }
}

function readRequest(id: number, request: unknown): PageMessage | string {
  if (!isRecord(request)) return 'Expected `request` to be an object.';
  const { method, path, body } = request;
  if (!METHODS.has(method)) return 'Expected `method` to be GET, HEAD, POST or OPTIONS.';
  if (typeof path !== 'string' || path.length > 2048) return 'Expected `path` to be a short string.';
  if (body !== null && typeof body !== 'string') return 'Expected `body` to be a string or null.';
  if (body !== null && body.length > MAX_TEXT_LENGTH)
    return `Expected \`body\` to have at most ${MAX_TEXT_LENGTH} characters.`;
  return { id, type: 'request', request: { method, path, body } as HttpRequest };
}

function readPace(pace: unknown): Pace | undefined {
  if (!isRecord(pace)) return undefined;
  const { type, milliseconds } = pace;
  if (type === 'Instant' || type === 'Manual') return { type };
  const isInterval =
    type === 'Interval' && typeof milliseconds === 'number' && milliseconds > 0 && milliseconds <= 600_000;
  return isInterval ? { type, milliseconds } : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
