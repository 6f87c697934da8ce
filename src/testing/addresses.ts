import type { HttpAnswer, HttpQuestion } from '../near/index.ts';

/** Answers what clients ask one chain. */
export interface Door {
  handleHttp(question: HttpQuestion): Promise<HttpAnswer>;
}

const HOST = /^http:\/\/(\d+)\.crosscall\.invalid(\/.*)?$/;
/** Chains that nobody holds any more may go. */
const doors = new Map<number, WeakRef<Door>>();
const gone = new FinalizationRegistry<number>((number) => doors.delete(number));
let last = 0;

/**
 * Gives a chain an address which `fetch` of this process finds, whichever client asks: of the clients, only few let themselves be given
 * a `fetch` of one's own. All other addresses go where they always went.
 */
export function addressOf(door: Door): string {
  const number = (last += 1);
  doors.set(number, new WeakRef(door));
  gone.register(door, number);
  if (globalThis.fetch !== fetchHere) {
    fetchElsewhere = globalThis.fetch;
    globalThis.fetch = fetchHere;
  }
  return `http://${number}.crosscall.invalid/`;
}

let fetchElsewhere: typeof fetch = globalThis.fetch;

const fetchHere: typeof fetch = async (input, init) => {
  const request = HOST.exec(input instanceof Request ? input.url : String(input));
  const door = request && doors.get(Number(request[1]))?.deref();
  if (!request) return fetchElsewhere(input, init);
  if (!door) throw new TypeError(`There is no chain at ${request[0]} any more. Keep what startChain or fork gave you.`);
  const { method, body } = input instanceof Request ? input : { method: init?.method ?? 'GET', body: init?.body };
  const text = body == null ? null : await new Response(body).text();
  const answer = await door.handleHttp({ method, path: request[2] ?? '/', body: text });
  return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } });
};
