import { isRecord } from './portProtocol.ts';
import type { BlockNotice, Exchange, HttpRequest, HttpResponse, Unsubscribe } from './types.ts';

/** Listeners that may come and go while they are being called. */
export class Listeners<Value> {
  readonly #listeners = new Set<(value: Value) => void>();

  add(listener: (value: Value) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(value: Value): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  clear(): void {
    this.#listeners.clear();
  }
}

/** Reports every request that passes and its answer, with the times of both. */
export class ExchangeLog {
  readonly listeners = new Listeners<Exchange>();
  readonly #head: () => BlockNotice;
  #lastId = 0;

  constructor(head: () => BlockNotice) {
    this.#head = head;
  }

  async follow(request: HttpRequest, send: () => Promise<HttpResponse>): Promise<HttpResponse> {
    const exchange = this.#begin(request);
    this.listeners.tell(exchange);
    const response = await send();
    const { result, error } = parseRecord(response.body);
    const answer = { at: performance.now(), atHeight: this.#head().height, httpStatus: response.status, result, error };
    this.listeners.tell({ ...exchange, answer });
    return response;
  }

  #begin({ path, method, body }: HttpRequest): Exchange {
    const { method: name, params } = body === null ? { method: path.slice(1), params: null } : parseRecord(body);
    return {
      id: ++this.#lastId,
      method: typeof name === 'string' ? name : method === 'POST' ? null : path,
      params,
      sentAt: performance.now(),
      sentAtHeight: this.#head().height,
      answer: null,
    };
  }
}

function parseRecord(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
