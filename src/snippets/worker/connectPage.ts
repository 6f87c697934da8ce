import type { HttpRequest, HttpResponse } from '../../network/types.ts';
import type { PageMessage, SnippetMessage } from '../protocol.ts';

/** The worker's end of the port: questions and their answers. */
export interface PageConnection {
  send(message: SnippetMessage, transfer?: Transferable[]): void;
  request(request: HttpRequest): Promise<HttpResponse>;
  sign(accountId: string, payload: Uint8Array): Promise<Uint8Array>;
}

interface Waiting {
  resolve(answer: never): void;
  refuse(reason: string): void;
}

/**
 * Connects to the page. `onWait` is told of every question (+1) and every answer (−1). The port's functions are taken
 * off it before the reader's code runs, so that code cannot put others in their place.
 */
export function connectPage(port: MessagePort, onWait: (change: 1 | -1) => void): PageConnection {
  const post = port.postMessage.bind(port);
  const send: PageConnection['send'] = (message, transfer = []) => post(message, transfer);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  function ask<Answer>(question: (id: number) => SnippetMessage): Promise<Answer> {
    const id = ++lastId;
    // Made here, so that its stack leads back to the reader's line.
    const refusal = new Error();
    return new Promise<Answer>((resolve, reject) => {
      send(question(id));
      const refuse = (reason: string): void => reject(Object.assign(refusal, { message: reason }));
      waiting.set(id, { resolve: resolve as Waiting['resolve'], refuse });
      onWait(1);
    });
  }

  function settle(id: number, answer: (one: Waiting) => void): void {
    const one = waiting.get(id);
    if (!one) return;
    waiting.delete(id);
    answer(one);
    onWait(-1);
  }

  port.onmessage = ({ data }: MessageEvent<PageMessage>) => {
    switch (data.type) {
      case 'response':
        return settle(data.id, (one) => one.resolve(data.response as never));
      case 'signature':
        return settle(data.id, (one) => one.resolve(data.signature as never));
      case 'refused':
        return settle(data.id, (one) => one.refuse(data.reason));
      case 'ping':
        return send({ type: 'pong' });
    }
  };

  return {
    send,
    request: (request) => ask((id) => ({ type: 'request', id, request })),
    sign: (accountId, payload) => ask((id) => ({ type: 'sign', id, accountId, payload })),
  };
}
