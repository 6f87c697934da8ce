import * as nearApi from 'near-api-js';
import * as nep413 from 'near-api-js/nep413';
import * as rpcErrors from 'near-api-js/rpc-errors';
import * as tokens from 'near-api-js/tokens';
import { createPageLesson } from '../../lesson/page.ts';
import { limits } from '../protocol.ts';
import type { Position, StartMessage, ThrownError } from '../protocol.ts';
import { closeDoors } from './closeDoors.ts';
import { connectPage } from './connectPage.ts';
import { createConsole } from './createConsole.ts';
import { createFetch } from './createFetch.ts';
import { findPosition } from './findPosition.ts';
import { format, formatErrorDetails } from './format.ts';
import { MissingExport, snippetToModule } from './snippetToModule.ts';
import { trackTimers } from './trackTimers.ts';
import type { TimerScope } from './trackTimers.ts';

/** What the snippet's imports are linked to. */
const modules: Record<string, object> = {
  'near-api-js': nearApi,
  'near-api-js/nep413': nep413,
  'near-api-js/rpc-errors': rpcErrors,
  'near-api-js/tokens': tokens,
};

const cut = (text: string): string => text.slice(0, limits.consoleLineLength);

function toThrownError(error: unknown, find: (stack: unknown) => Position | null): ThrownError {
  if (!(error instanceof Error)) return { name: 'Thrown', message: cut(format(error)), details: null, at: null };
  const at = error instanceof MissingExport ? error.at : find(error.stack);
  const details = error instanceof MissingExport ? null : formatErrorDetails(error);
  return {
    name: cut(String(error.name)).slice(0, 200),
    message: cut(String(error.message)),
    details: details && cut(details),
    at,
  };
}

async function run(start: StartMessage, port: MessagePort): Promise<void> {
  let open = 1;
  const change = (by: 1 | -1): void => {
    open += by;
    if (open === 0) scheduleEnd();
  };
  const { setTimeout } = self;
  const page = connectPage(port, change);
  page.send({ type: 'pong' });
  const files = [start.fileName];
  const find = (stack: unknown): Position | null => findPosition(stack, files);
  const printed = createConsole(page.send, () => find(new Error().stack));

  let over = false;
  function end(message: { type: 'done' } | { type: 'error'; error: ThrownError }): void {
    if (over) return;
    over = true;
    printed.flush();
    page.send(message);
  }
  // A turn later: what just ended may have begun something else.
  const scheduleEnd = (): unknown => setTimeout.call(self, () => open === 0 && end({ type: 'done' }), 0);
  const fail = (error: unknown): void => end({ type: 'error', error: toThrownError(error, find) });

  try {
    self.addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      fail(event.reason);
    });
    self.addEventListener('error', (event) => {
      event.preventDefault();
      fail(event.error ?? event.message);
    });
    trackTimers(self as unknown as TimerScope, change);
    self.fetch = createFetch(start.rpcUrl, page.request);
    Object.assign(self.console, printed.console);
    closeDoors(self);
    modules['crosscall/lesson'] = createPageLesson({ rpcUrl: start.rpcUrl, accounts: start.accounts, sign: page.sign });
    const url = snippetToModule(start, modules);
    files.push(url);
    await import(url);
    change(-1);
  } catch (error) {
    fail(error);
  }
}

self.addEventListener(
  'message',
  (event: MessageEvent<StartMessage>) => {
    const [port] = event.ports;
    if (port) void run(event.data, port);
  },
  { once: true },
);
