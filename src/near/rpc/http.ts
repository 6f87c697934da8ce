import type { RpcAnswer } from './createRpc.ts';
import { parseJson, stringifyJson } from './json.ts';
import type { Json } from './json.ts';

/** What a node's RPC port needs of an HTTP request. */
export interface HttpQuestion {
  readonly method: string;
  /** With its leading slash; a query string is ignored. */
  readonly path: string;
  readonly body: string | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Bytes. nearcore's configuration says 10 MiB, but its server stops here. */
export const MAX_BODY_LENGTH = 2_097_152;
export const BODY_TOO_LARGE = 'Failed to buffer the request body: length limit exceeded';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers': '*',
};

// Differs from nearcore: there are no /metrics and no /openapi.json, and what is wrong with a body that is no JSON is told
// in the words of the JavaScript engine.
/** What can be asked with GET, and by which method it is answered. */
const GET_METHODS: Readonly<Record<string, string>> = {
  '/status': 'status',
  '/health': 'health',
  '/network_info': 'network_info',
};

type Handle = (request: unknown) => Promise<RpcAnswer>;

/** @see nearcore chain/jsonrpc/src/lib.rs `create_jsonrpc_app` */
export async function answerHttp(question: HttpQuestion, handle: Handle): Promise<HttpAnswer> {
  const path = question.path.split('?')[0] ?? '/';
  switch (question.method) {
    case 'POST':
      return path === '/' ? answerPost(question.body ?? '', handle) : text(404, '');
    case 'GET':
    case 'HEAD':
      return answerGet(path, question.method, handle);
    case 'OPTIONS':
      return text(200, '');
    default:
      return text(405, '');
  }
}

async function answerPost(body: string, handle: Handle): Promise<HttpAnswer> {
  if (isTooLong(body)) return text(413, BODY_TOO_LARGE);
  let request: unknown;
  try {
    request = parseJson(body);
  } catch (error) {
    return text(400, `Failed to parse the request body as JSON: ${(error as Error).message}`);
  }
  const { httpStatus, body: answer } = await handle(request);
  return json(httpStatus, answer);
}

async function answerGet(path: string, method: 'GET' | 'HEAD', handle: Handle): Promise<HttpAnswer> {
  const name = Object.hasOwn(GET_METHODS, path) ? GET_METHODS[path] : undefined;
  if (name === undefined) return text(404, '');
  const { httpStatus, body } = await handle({ jsonrpc: '2.0', id: null, method: name, params: null });
  const { result, error } = body as { readonly [key: string]: Json | undefined };
  const answer = json(httpStatus, error ?? result ?? null);
  return method === 'HEAD' ? { ...answer, body: '' } : answer;
}

function isTooLong(body: string): boolean {
  if (body.length * 3 <= MAX_BODY_LENGTH) return false;
  return body.length > MAX_BODY_LENGTH || new TextEncoder().encode(body).length > MAX_BODY_LENGTH;
}

function json(status: number, body: Json): HttpAnswer {
  return { status, headers: { ...CORS, 'content-type': 'application/json' }, body: stringifyJson(body) };
}

function text(status: number, body: string): HttpAnswer {
  return { status, headers: { ...CORS, 'content-type': 'text/plain; charset=utf-8' }, body };
}
