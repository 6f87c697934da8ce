import type { HttpRequest, HttpResponse } from '../../network/types.ts';

const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'OPTIONS'];
const bodiless: readonly number[] = [101, 204, 205, 304];

async function readBody(request: Request): Promise<string | null> {
  return request.method === 'GET' || request.method === 'HEAD' ? null : await request.text();
}

/** A `fetch` that reaches one address only, the lesson's network, and that by asking the page. */
export function createFetch(rpcUrl: string, ask: (request: HttpRequest) => Promise<HttpResponse>): typeof fetch {
  const { origin } = new URL(rpcUrl);
  return async function fetch(input, init) {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.origin !== origin)
      throw new TypeError(
        `A snippet can reach only the network of its lesson, at ${rpcUrl}; it asked for ${request.url}.`,
      );
    if (!methods.includes(request.method))
      throw new TypeError(`The network answers ${methods.join(', ')}, not ${request.method}.`);
    const method = request.method as HttpRequest['method'];
    const { status, headers, body } = await ask({ method, path: url.pathname, body: await readBody(request) });
    return new Response(bodiless.includes(status) ? null : body, { status, headers });
  };
}
