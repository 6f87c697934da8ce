import type { SetupCall } from '../../network/types.ts';
import type { PlayAccount, PlayContract, PlayWorld } from './playWorld.ts';

/** Reads a world from JSON that anybody may have written; null if it is none. */
export function readWorld(value: unknown): PlayWorld | null {
  if (!isRecord(value) || !Array.isArray(value['accounts'])) return null;
  const accounts = value['accounts'].map(readAccount);
  const setup = Array.isArray(value['setup']) ? value['setup'].map(readCall) : [];
  if (accounts.includes(null) || setup.includes(null)) return null;
  return { accounts: accounts as PlayAccount[], setup: setup as SetupCall[] };
}

function readAccount(value: unknown): PlayAccount | null {
  if (!isRecord(value)) return null;
  const { name, id, balance, contract, init } = value;
  if (typeof name !== 'string' || typeof id !== 'string' || typeof balance !== 'string') return null;
  const readable = { contract: readContractChoice(contract), init: readInit(init) };
  if (readable.contract === undefined || readable.init === undefined) return null;
  return { name, id, balance, contract: readable.contract, init: readable.init };
}

function readContractChoice(value: unknown): PlayContract | null | undefined {
  if (value === null) return null;
  if (!isRecord(value)) return undefined;
  const { type, name, hash, fileName, size } = value;
  if (type === 'Course' && typeof name === 'string') return { type, name };
  if (type === 'File' && typeof hash === 'string' && typeof fileName === 'string' && typeof size === 'number')
    return { type, hash, fileName, size };
  return type === 'Written' ? { type } : undefined;
}

function readInit(value: unknown): PlayAccount['init'] | undefined {
  if (value === null) return null;
  if (!isRecord(value) || typeof value['methodName'] !== 'string' || typeof value['args'] !== 'string')
    return undefined;
  return { methodName: value['methodName'], args: value['args'] };
}

function readCall(value: unknown): SetupCall | null {
  if (!isRecord(value)) return null;
  const { signerId, receiverId, methodName, args, code, deposit, gas } = value;
  if (typeof signerId !== 'string' || typeof receiverId !== 'string' || typeof methodName !== 'string') return null;
  return {
    signerId,
    receiverId,
    methodName,
    args,
    ...(isCourseWasm(code) && { code }),
    ...(isDigits(deposit) && { deposit }),
    ...(isDigits(gas) && { gas }),
  };
}

const isDigits = (value: unknown): value is string => typeof value === 'string' && /^\d{1,40}$/.test(value);

/** The address of a contract of the course, on the site itself. */
const isCourseWasm = (value: unknown): value is string =>
  typeof value === 'string' && /^\/(?:[\w-]+\/)*contracts\/[\w-]+\.wasm$/.test(value);

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
