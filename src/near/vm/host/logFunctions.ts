import { ext } from './extCostTable.ts';
import { HostError } from './hostError.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { readUtf16, readUtf8, totalLogLengthExceeded } from './guestText.ts';

const encoder = new TextEncoder();
const utf8Length = (text: string): number => encoder.encode(text).length;

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs "Miscellaneous API" */
export const logFunctions = (host: HostState): HostFunctions => ({
  panic(): void {
    host.payBase();
    throw new HostError({ type: 'GuestPanic', panicMsg: 'explicit guest panic' });
  },

  panic_utf8(len: bigint, ptr: bigint): void {
    host.payBase();
    throw new HostError({ type: 'GuestPanic', panicMsg: readUtf8(host, len, ptr) });
  },

  log_utf8(len: bigint, ptr: bigint): void {
    host.payBase();
    refuseTooManyLogs(host);
    const text = readUtf8(host, len, ptr);
    payForLog(host, text);
    pushLog(host, text);
  },

  log_utf16(len: bigint, ptr: bigint): void {
    host.payBase();
    refuseTooManyLogs(host);
    const text = readUtf16(host, len, ptr);
    payForLog(host, text);
    pushLog(host, text);
  },

  /** AssemblyScript's: its strings carry their length in the four bytes before them. */
  abort(msgPtr: number, filenamePtr: number, line: number, column: number): void {
    host.payBase();
    const message = msgPtr >>> 0;
    const filename = filenamePtr >>> 0;
    if (message < 4 || filename < 4) throw new HostError({ type: 'BadUTF16' });
    refuseTooManyLogs(host);
    const messageLen = host.memory.readU32(message - 4);
    const filenameLen = host.memory.readU32(filename - 4);
    const messageText = readUtf16(host, BigInt(messageLen), BigInt(message));
    const filenameText = readUtf16(host, BigInt(filenameLen), BigInt(filename));
    const text = `${messageText}, filename: "${filenameText}" line: ${line >>> 0} col: ${column >>> 0}`;
    payForLog(host, text);
    pushLog(host, `ABORT: ${text}`);
    throw new HostError({ type: 'GuestPanic', panicMsg: text });
  },
});

function refuseTooManyLogs(host: HostState): void {
  const limit = host.parameters.limits.maxNumberLogs;
  if (host.logs.length >= limit) throw new HostError({ type: 'NumberOfLogsExceeded', limit });
}

function payForLog(host: HostState, text: string): void {
  host.gas.payBase(ext.log_base);
  host.gas.payPer(ext.log_byte, utf8Length(text));
}

/** @see nearcore runtime/near-vm-runner/src/logic/logic.rs `checked_push_log` */
function pushLog(host: HostState, text: string): void {
  const length = utf8Length(text);
  host.totalLogLength += length;
  // nearcore counts the log before it says how long logs would be with it, so a refused log appears twice.
  if (host.totalLogLength > host.parameters.limits.maxTotalLogLength)
    throw totalLogLengthExceeded(host, BigInt(length));
  host.logs.push(text);
}
