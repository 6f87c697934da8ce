import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpAnswer, Rpc } from '../near/index.ts';
import { BODY_TOO_LARGE, MAX_BODY_LENGTH } from '../near/rpc/http.ts';

export interface HttpServer {
  readonly url: string;
  /** Takes no more requests, lets those that are being answered end, and closes. */
  close(): Promise<void>;
}

/** Milliseconds that requests get to end when the server is stopped. */
const GRACE = 2000;

/** Serves a network's RPC over HTTP. Rejects with Node's error if the address cannot be had. */
export function serveHttp(
  rpc: Pick<Rpc, 'handleHttp'>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HttpServer> {
  const server = createServer((request, response) => void answer(rpc, request, response));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: actual } = server.address() as AddressInfo;
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${name}:${actual}`, close: () => close(server) });
    });
  });
}

async function answer(rpc: Pick<Rpc, 'handleHttp'>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request).catch(() => null);
  if (body === null)
    return send(response, {
      status: 413,
      headers: { 'content-type': 'text/plain', connection: 'close' },
      body: BODY_TOO_LARGE,
    });
  send(response, await rpc.handleHttp({ method: request.method ?? 'GET', path: request.url ?? '/', body }));
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** The body as text; `null` if it is longer than a node reads. What is too long is read to its end, but not kept. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > 16 * MAX_BODY_LENGTH) request.destroy();
    if (length <= MAX_BODY_LENGTH) chunks.push(chunk);
  }
  return length > MAX_BODY_LENGTH ? null : Buffer.concat(chunks).toString('utf8');
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
